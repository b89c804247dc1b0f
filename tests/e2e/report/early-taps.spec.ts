import { expect, test } from '../../support/app.ts';
import { drawnPhoto } from '../../support/reporting.ts';

test('a tap and a photo from before the script of the page runs are not lost', async ({ page }) => {
  let arrive: () => void = () => undefined;
  const arrived = new Promise<void>((done) => (arrive = done));
  await page.route('**/_app/immutable/**/*.js', async (route) => {
    await arrived;
    await route.continue();
  });
  await page.goto('/bochum/melden/damage', { waitUntil: 'commit' });
  await page.getByLabel('Aus Galerie').setInputFiles(await drawnPhoto());
  await page.getByRole('button', { name: 'Ort beschreiben' }).click();
  await expect(page.getByLabel('Ort in Worten')).toBeHidden();
  arrive();
  await expect(page.getByLabel('Ort in Worten')).toBeVisible();
  await expect(page.getByAltText('Ihr Foto 1').first()).toBeVisible();
});

test('an address typed before the script of the page runs is searched for as well', async ({ page }) => {
  let arrive: () => void = () => undefined;
  const arrived = new Promise<void>((done) => (arrive = done));
  await page.route('**/_app/immutable/**/*.js', async (route) => {
    await arrived;
    await route.continue();
  });
  await page.goto('/bochum/melden/damage', { waitUntil: 'commit' });
  const address = page.getByRole('combobox', { name: 'Straße und Hausnummer, oder ein Ort' });
  await address.focus();
  await page.keyboard.type('Agnesstraße 33');
  await expect(address).toHaveValue('Agnesstraße 33');
  arrive();
  await expect(page.getByRole('option').first()).toBeVisible();
});
