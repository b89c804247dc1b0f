import { expect, test } from '../../support/app.ts';
import { drawnPhoto, goOn, reachDetails, send, standAt } from '../../support/reporting.ts';

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

test('whoever leaves in the moment of the last letter finds it again, and what was emptied stays empty', async ({ page }) => {
  await standAt(page, { lat: 51.4787, lon: 7.2229 });
  await reachDetails(page, 'Müll und Sperrmüll');
  const field = page.getByLabel('Beschreibung');
  const phone = await page.context().newCDPSession(page);
  // The database is some letters behind on a slow phone.
  const leaveWith = async (words: string) => {
    await field.fill('');
    await phone.send('Emulation.setCPUThrottlingRate', { rate: 6 });
    await page.keyboard.type(words);
    await page.goto('/bochum');
    await phone.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  };
  for (const words of ['Hinter dem Haus am Zaun liegt es seit gestern', 'Vor dem Haus, links neben der Laterne am Gehweg']) {
    await leaveWith(words);
    await page.goto('/bochum/melden/waste');
    await goOn(page);
    await expect(field).toHaveValue(words);
  }
  await leaveWith('');
  await page.goto('/bochum/melden/waste');
  await goOn(page);
  await expect(field).toHaveValue('');
  await field.fill('Ein Satz');
  await send(page);
  await page.goto('/bochum/melden/waste');
  await expect(page.locator('.fixed-place')).toHaveCount(0);
});
