import { expect, test } from '../../support/app.ts';
import { DISTRICT_POINTS, drawnPhoto, reachDetails, send, standAt } from '../../support/reporting.ts';

for (const point of DISTRICT_POINTS) {
  test(`a sofa reported with photo in ${point.district} reaches the district team there`, async ({ page, signedIn }) => {
    await standAt(page, point);
    await reachDetails(page, 'Müll und Sperrmüll', { photo: await drawnPhoto() });
    await page.getByLabel('Sofa', { exact: true }).check();
    await page.getByLabel('Beschreibung, freiwillig').fill('Ein altes Sofa auf dem Gehweg.');
    const reference = await send(page);
    // The thanks do not wait for the photo; the desk must.
    await expect(page.getByRole('img', { name: 'Ihr Foto 1' })).toBeVisible({ timeout: 20_000 });
    expect(reference).toMatch(/^BO-[2-9A-HJ-NP-Z]{3}-[2-9A-HJ-NP-Z]{3}$/);

    const desk = await signedIn(point.team);
    await desk.page.goto(`/dienst/meldung/${reference}`);
    await expect(desk.page.getByText('Ein altes Sofa auf dem Gehweg.')).toBeVisible();
    await expect(desk.page.getByText(`Bochum-${point.district}`).first()).toBeVisible();
    await expect(desk.page.getByRole('link', { name: 'Foto 1 zur Meldung Müll und Sperrmüll' })).toBeVisible();
  });
}
