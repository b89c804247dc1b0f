import { expect, test } from '../../support/app.ts';

test('a filter that nobody knows finds nothing, and says so', async ({ page, server }) => {
  await page.goto('/bochum/karte?bezirk=atlantis');
  await expect(page.getByText('Diese Auswahl kennen wir nicht (Bezirk).')).toBeVisible();
  await expect(page.locator('.listpart').getByRole('article')).toHaveCount(0);
  const marks = await fetch(`${server.url}/bochum/karte/marken.json?bezirk=atlantis&rahmen=51.3,7.0,51.6,7.4&zoom=12`);
  expect(await marks.text()).not.toContain('BO-');
  await page.getByRole('link', { name: 'Filter zurücksetzen' }).first().click();
  await expect(page.getByText('Diese Auswahl kennen wir nicht')).toHaveCount(0);
  await expect(page.locator('.listpart a[href*="/meldung/BO-"]').first()).toBeVisible();
});

test('a form with a reserved name is unknown, not an error of ours', async ({ server }) => {
  for (const path of ['/dienst/anmelden', '/bochum/verfolgen']) {
    const answer = await fetch(`${server.url}${path}?/default`, { method: 'POST', headers: { origin: server.url }, body: new URLSearchParams({ a: 'b' }) });
    expect(answer.status, path).toBe(404);
  }
});
