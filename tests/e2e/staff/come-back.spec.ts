import { expect, test } from '../../support/app.ts';
import { close, openPlainReport, openReport, stateOnDesk } from '../../support/report-page.ts';
import { goOn } from '../../support/reporting.ts';
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

for (const javaScriptEnabled of [true, false]) {
  test(`${javaScriptEnabled ? 'with' : 'without'} a script the page of a closed report leads to a new one at the same place, which says what it repeats`, async ({
    server,
    signedIn,
    visit
  }) => {
    const pothole = { category: 'damage', subKind: 'damaged_pavement', location: at(51.5203, javaScriptEnabled ? 7.2721 : 7.2761) };
    const first = await sendReport(server.url, pothole);
    const { page: desk } = await signedIn('nord', { javaScriptEnabled });
    await (javaScriptEnabled ? openReport : openPlainReport)(desk, first.reference);
    await close(desk, { outcome: 'Erledigt', finding: 'Vor Ort entfernt' });
    await expect(stateOnDesk(desk)).toContainText('Erledigt');

    const { page } = await visit({ javaScriptEnabled });
    await page.goto(`/bochum/meldung/${first.reference}`);
    await page.getByRole('link', { name: 'Noch einmal melden' }).click();
    await expect(page.getByText('Sie melden noch einmal:')).toContainText(first.reference);
    if (javaScriptEnabled) {
      await expect(page.locator('.fixed-place')).toBeVisible();
      await goOn(page);
    }
    await page.getByRole('button', { name: 'Meldung absenden' }).click();
    await expect(page.getByRole('heading', { name: 'Danke. Ihre Meldung ist eingegangen.' })).toBeVisible();
    const reference = (await page.locator('.big-ref').innerText()).trim();

    await (javaScriptEnabled ? openReport : openPlainReport)(desk, reference);
    const suggested = desk.getByRole('article').filter({ hasText: first.reference });
    await expect(suggested).toContainText('Wieder da?');
    await expect(suggested).toContainText('so gemeldet');
  });
}

test('the reporter’s own page leads there as well', async ({ server, signedIn, page }) => {
  const first = await sendReport(server.url, { category: 'damage', subKind: 'damaged_bench', location: at(51.5231, 7.2741) });
  const { page: desk } = await signedIn('nord');
  await openReport(desk, first.reference);
  await page.goto(`/m/${first.reference}`);
  await expect(page.getByRole('link', { name: 'Noch einmal melden' })).toHaveCount(0);
  await close(desk, { outcome: 'Erledigt', finding: 'Vor Ort entfernt' });
  await expect(stateOnDesk(desk)).toContainText('Erledigt');
  await page.goto(`/m/${first.reference}`);
  await expect(page.getByRole('link', { name: 'Noch einmal melden' })).toHaveAttribute('href', new RegExp(`wieder=${first.reference}`));
});
