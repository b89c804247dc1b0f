import { expect, test } from '../../support/app.ts';
import { close, openReport, stateOnDesk } from '../../support/report-page.ts';
import { at, sendReport } from '../../support/residents.ts';

test('the sofa is back after it was taken away: a new report, and the desk leads from each of the two to the other', async ({ server, signedIn }) => {
  const sofa = { category: 'waste', subKind: 'bulky_waste', location: at(51.5187, 7.2799) };
  const first = await sendReport(server.url, sofa);
  const { page: desk } = await signedIn('nord');
  await openReport(desk, first.reference);
  await close(desk, { outcome: 'Erledigt', finding: 'Vor Ort entfernt' });
  await expect(stateOnDesk(desk)).toContainText('Erledigt');

  const again = await sendReport(server.url, sofa);
  await openReport(desk, again.reference);
  await expect(stateOnDesk(desk)).toContainText('Eingegangen');
  const suggested = desk.getByRole('article').filter({ hasText: first.reference });
  await expect(suggested).toContainText('Wieder da?');
  await suggested.getByRole('link', { name: first.reference }).first().click();

  const box = desk.locator('.box').filter({ has: desk.getByRole('heading', { name: 'Wieder da?' }) });
  await expect(box).toContainText(again.reference);
  await box.getByRole('link', { name: again.reference }).click();
  await expect(desk.locator('.shead')).toContainText(again.reference);
});
