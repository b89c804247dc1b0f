import { expect, test } from '../support/app.ts';

test('the server says that it is ready', async ({ request }) => {
  const response = await request.get('/healthz');
  expect(response.status()).toBe(200);
});

test('a resident comes from the start page to the form of a category', async ({ page }) => {
  await page.goto('/bochum');
  await expect(page.getByRole('heading', { level: 1, name: 'Was möchten Sie melden?' })).toBeVisible();
  await page
    .getByRole('link', { name: /Graffiti/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/bochum\/melden\/graffiti/);
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
});

test('the start page works without a script', async ({ visit }) => {
  const { page } = await visit({ javaScriptEnabled: false });
  await page.goto('/bochum');
  await page
    .getByRole('link', { name: /Graffiti/ })
    .first()
    .click();
  await expect(page.getByRole('button', { name: 'Meldung absenden' })).toBeVisible();
});

test('a member of a district team finds the inbox after signing in', async ({ signedIn }) => {
  const { page } = await signedIn('mitte');
  await page.goto('/dienst');
  await expect(page).toHaveURL(/\/dienst/);
  await expect(page.getByRole('navigation').first()).toBeVisible();
});

test('the desk sends a stranger to the sign-in page', async ({ page }) => {
  await page.goto('/dienst');
  await expect(page).toHaveURL(/\/dienst\/anmelden/);
});

test('a server that lost power has kept what it confirmed', async ({ server, page }) => {
  await server.crashAndRestart();
  await page.goto('/bochum/karte');
  await expect(page.locator('a[href*="/meldung/"]').first()).toBeVisible();
});
