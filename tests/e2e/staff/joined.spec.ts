import type { Page } from '@playwright/test';
import { expect, test } from '../../support/app.ts';
import { openReport } from '../../support/report-page.ts';
import { drawnPhoto, standAt } from '../../support/reporting.ts';
import { at, sendReport } from '../../support/residents.ts';

test('somebody with a photo of the same sofa joins: the number is new, the main report counts one more', async ({ page, server, signedIn }) => {
  const place = { lat: 51.4352, lon: 7.1661 };
  const main = await sendReport(server.url, { subKind: 'bulky_waste', phrases: ['sofa'], location: at(place.lat, place.lon) });
  await sayTheSame(page, { place, photo: true });
  await expect(page.getByRole('heading', { name: 'Danke. Ihre Meldung ist eingegangen.' })).toBeVisible();
  const reference = (await page.locator('.big-ref').innerText()).trim();
  expect(reference).not.toBe(main.reference);

  const { page: desk } = await signedIn('suedwest');
  await openReport(desk, main.reference);
  await expect(desk.getByText('1 weitere Person', { exact: true })).toBeVisible();
  await expect(desk.getByRole('heading', { name: 'Angeschlossene Meldungen (1)' })).toBeVisible();
  await desk.getByRole('link', { name: reference }).click();
  await expect(desk.getByText('Diese Meldung folgt der Hauptmeldung')).toContainText(main.reference);
  await expect(async () => {
    await desk.reload();
    await expect(desk.getByAltText('Foto 1 zur Meldung Müll und Sperrmüll')).toBeVisible({ timeout: 500 });
  }).toPass();

  await desk.getByRole('button', { name: 'Trennen' }).click();
  await expect(desk.getByRole('button', { name: 'Annehmen' })).toBeVisible();
  await openReport(desk, main.reference);
  await expect(desk.getByText('1 weitere Person', { exact: true })).toHaveCount(0);
});

test('somebody without a photo is counted once and needs no number', async ({ page, server, signedIn }) => {
  const place = { lat: 51.4331, lon: 7.1692 };
  const main = await sendReport(server.url, { subKind: 'bulky_waste', phrases: ['sofa'], location: at(place.lat, place.lon) });
  await sayTheSame(page, { place, photo: false });
  await expect(page).toHaveURL(new RegExp(main.reference));
  await page.goto(`/bochum/meldung/${main.reference}`);
  await expect(page.getByText('betrifft 2 Personen')).toBeVisible();

  const { page: desk } = await signedIn('suedwest');
  await openReport(desk, main.reference);
  await expect(desk.getByText('1 weitere Person', { exact: true })).toBeVisible();
  await expect(desk.getByRole('heading', { name: /Angeschlossene Meldungen/ })).toHaveCount(0);
});

/** Reports a sofa at this place and says that the card shows the same. */
async function sayTheSame(page: Page, { place, photo }: { place: { lat: number; lon: number }; photo: boolean }): Promise<void> {
  await standAt(page, place);
  await page.goto('/bochum/melden/waste');
  if (photo) await page.getByLabel('Aus Galerie').setInputFiles(await drawnPhoto(200));
  await page.getByRole('button', { name: 'Meinen Standort verwenden' }).click();
  const cards = page.getByRole('region', { name: 'Schon gemeldet?' });
  await expect(cards.getByRole('article').first()).toContainText('Sofa');
  await cards.getByRole('button', { name: 'Ja, dasselbe – auch gesehen' }).first().click();
}
