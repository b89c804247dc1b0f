import { expect, test } from '../../support/app.ts';
import { openReport } from '../../support/report-page.ts';
import { drawnPhoto } from '../../support/reporting.ts';
import { at, sendPhoto, sendReport } from '../../support/residents.ts';

test('while a photo is missing, the reporter and the team are told so, and no more come than were announced', async ({ page, server, signedIn }) => {
  const report = await sendReport(server.url, { location: at(51.4711, 7.2791), photosExpected: 2 });
  await sendPhoto(server.url, report, (await drawnPhoto(10)).buffer);
  await page.goto(`/m/${report.reference}#${report.secret}`);
  await expect(page.getByText('1 von 2 Fotos angekommen.')).toBeVisible();
  const { page: desk } = await signedIn('ost');
  await openReport(desk, report.reference);
  await expect(desk.getByText('1 von 2 Fotos angekommen.')).toBeVisible();

  await sendPhoto(server.url, report, (await drawnPhoto(80)).buffer);
  await openReport(desk, report.reference);
  await expect(desk.getByRole('heading', { name: 'Fotos (2)' })).toBeVisible();
  await expect(desk.getByText('Fotos angekommen')).toHaveCount(0);
  await expect(sendPhoto(server.url, report, (await drawnPhoto(150)).buffer)).rejects.toThrow('409');
});
