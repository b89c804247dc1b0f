import type { Locator } from '@playwright/test';
import { expect, test } from '../../support/app.ts';
import { drawnPhoto, goOn, reachDetails, send, standAt } from '../../support/reporting.ts';

/** In the fields of Stiepel, where nobody has reported anything. */
const NOTHING_NEAR = { lat: 51.4162, lon: 7.2451 };
const HBF = { lat: 51.4787, lon: 7.2229 };

test('without permission for the position, the address field takes over', async ({ page }) => {
  await page.goto('/bochum/melden/graffiti');
  await page.context().clearPermissions();
  await page.getByRole('button', { name: 'Meinen Standort verwenden' }).click();
  await expect(page.getByText('Kein Problem. Geben Sie Straße und Hausnummer ein.')).toBeVisible();
  const address = page.getByRole('combobox', { name: 'Straße und Hausnummer, oder ein Ort' });
  await expect(address).toBeFocused();
  await address.pressSequentially('Alleestr');
  await page.getByRole('option').first().click();
  await expect(page.locator('.fixed-place')).toContainText('Alleestraße');
});

test('a place in Herne is refused kindly and Herne is named', async ({ page }) => {
  await standAt(page, { lat: 51.533, lon: 7.219 });
  await page.goto('/bochum/melden/waste');
  await page.getByRole('button', { name: 'Meinen Standort verwenden' }).click();
  await expect(page.getByText('Dieser Ort liegt nicht in Bochum, sondern in Herne.')).toBeVisible();
  await page.getByRole('button', { name: 'Weiter' }).click();
  await expect(page.getByText('Bitte geben Sie einen Ort an. Sie können ihn auch beschreiben.')).toBeVisible();
});

test('a described place without a known district goes to the control room', async ({ page, signedIn }) => {
  await page.goto('/bochum/melden/damage');
  await page.getByRole('button', { name: 'Ort beschreiben' }).click();
  await page.getByLabel('Ort in Worten').fill('Hinter der Turnhalle am Teich');
  await goOn(page);
  const reference = await send(page);
  const desk = await signedIn('leitstelle');
  await desk.page.goto(`/dienst/meldung/${reference}`);
  await expect(desk.page.getByText('Hinter der Turnhalle am Teich')).toBeVisible();
  await expect(desk.page.getByText('Der Stadtbezirk ist nicht bekannt. Die Leitstelle verteilt.')).toBeVisible();
});

test('a rough position must be confirmed before it counts', async ({ page }) => {
  await standAt(page, { ...HBF, accuracy: 400 });
  await page.goto('/bochum/melden/graffiti');
  await page.getByRole('button', { name: 'Meinen Standort verwenden' }).click();
  await expect(page.getByText('Stimmt der Ort ungefähr?')).toBeVisible();
  await page.getByRole('button', { name: 'Weiter' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'Bitte bestätigen Sie den ungefähren Ort.' })).toBeVisible();
  await expect(page.getByRole('combobox')).toHaveAccessibleDescription(/Bitte bestätigen Sie den ungefähren Ort\./);
  await page.getByRole('button', { name: 'Ja, der Ort stimmt' }).click();
  await expect(page.getByText('Bitte bestätigen Sie den ungefähren Ort.')).toHaveCount(0);
  await goOn(page);
});

test('leaving the page keeps the draft', async ({ page }) => {
  await standAt(page, HBF);
  await reachDetails(page, 'Graffiti und Aufkleber');
  await page.getByLabel('Beschreibung, freiwillig').fill('Frisch gesprüht');
  await page.goto('/bochum');
  await page.goto('/bochum/melden/graffiti');
  await expect(page.locator('.fixed-place')).toBeVisible();
  await goOn(page);
  await expect(page.getByLabel('Beschreibung, freiwillig')).toHaveValue('Frisch gesprüht');
});

test('a page loaded anew still has the photos, until they are removed', async ({ page }) => {
  await page.goto('/bochum/melden/graffiti');
  await page.getByLabel('Aus Galerie').setInputFiles(await drawnPhoto());
  await expect(page.getByAltText('Ihr Foto 1').first()).toBeVisible();
  await page.reload();
  await expect(page.getByAltText('Ihr Foto 1').first()).toBeVisible();
  await page.getByRole('button', { name: 'Löschen' }).click();
  await expect(page.getByAltText('Ihr Foto 1')).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('button', { name: 'Weiter' })).toBeVisible();
  await expect(page.getByAltText('Ihr Foto 1')).toHaveCount(0);
});

test('the happy path on site takes four taps without a photo', async ({ page }) => {
  await standAt(page, NOTHING_NEAR);
  await page.goto('/bochum');
  let taps = 0;
  const tap = async (role: 'link' | 'button', name: string) => {
    await page.getByRole(role, { name, exact: true }).click();
    taps += 1;
  };
  await tap('link', 'Laterne defekt');
  await tap('button', 'Meinen Standort verwenden');
  await expect(page.locator('.fixed-place')).toBeVisible();
  await tap('button', 'Weiter');
  await tap('button', 'Meldung absenden');
  await expect(page.getByRole('heading', { name: 'Danke. Ihre Meldung ist eingegangen.' })).toBeVisible();
  expect(taps).toBe(4);
  await expect(page.getByRole('button', { name: 'Link kopieren' })).toBeVisible();
  expect(page.url(), 'the key has left the address bar').not.toContain('#');
});

test('with a photo it takes seven taps, two of them in the camera', async ({ page }) => {
  const IN_THE_CAMERA = 2;
  await standAt(page, { ...NOTHING_NEAR, lat: NOTHING_NEAR.lat + 0.004 });
  await page.goto('/bochum');
  let taps = 0;
  const tap = async (target: Locator) => {
    await target.click();
    taps += 1;
  };
  await tap(page.getByRole('link', { name: 'Graffiti und Aufkleber', exact: true }));
  const camera = page.waitForEvent('filechooser');
  await tap(page.getByText('Foto aufnehmen'));
  await (await camera).setFiles(await drawnPhoto(66));
  taps += IN_THE_CAMERA;
  await expect(page.getByAltText('Ihr Foto 1').first()).toBeVisible();
  await tap(page.getByRole('button', { name: 'Meinen Standort verwenden' }));
  await expect(page.locator('.fixed-place')).toBeVisible();
  await tap(page.getByRole('button', { name: 'Weiter' }));
  await tap(page.getByRole('button', { name: 'Meldung absenden' }));
  await expect(page.getByRole('heading', { name: 'Danke. Ihre Meldung ist eingegangen.' })).toBeVisible();
  expect(taps).toBe(7);
});

test('a house number that the index does not know goes along as it was typed', async ({ page, signedIn }) => {
  await page.goto('/bochum/melden/graffiti');
  const address = page.getByRole('combobox', { name: 'Straße und Hausnummer, oder ein Ort' });
  await address.pressSequentially('Dorstener Straße 112');
  await page.getByRole('option', { name: 'Dorstener Straße' }).first().click();
  await expect(page.getByText('Der Ort ist nur ungefähr bekannt.')).toBeVisible();
  await expect(page.locator('.fixed-place')).toContainText('Dorstener Straße 112');
  await expect(page.locator('.fixed-place')).toContainText('Die Hausnummer geben wir so weiter.');
  await page.getByRole('button', { name: 'Ja, der Ort stimmt' }).click();
  await goOn(page);
  const reference = await send(page);
  const desk = await signedIn('leitstelle');
  await desk.page.goto(`/dienst/meldung/${reference}`);
  await expect(desk.page.getByText('„Dorstener Straße 112“')).toBeVisible();
  await page.goto(`/bochum/meldung/${reference}`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Dorstener Straße');
  await expect(page.getByRole('main')).not.toContainText('Straße 112');
});
