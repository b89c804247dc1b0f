import { expect, test } from '../../support/app.ts';

test('what was typed before the script arrived is still there when it does', async ({ page }) => {
  // The script waits until the fields are filled, as on a bad network.
  let letGo = () => {};
  const typed = new Promise<void>((done) => (letGo = done));
  await page.route('**/_app/immutable/**/*.js', async (route) => {
    await typed;
    await route.continue();
  });
  await page.goto('/dienst/anmelden', { waitUntil: 'commit' });
  await page.getByLabel('Anmeldename').fill('mitte');
  letGo();
  await page.waitForLoadState('networkidle');
  await expect(page.getByLabel('Anmeldename')).toHaveValue('mitte');
});
