import { expect, test } from '../../support/app.ts';

test('the legend explains each outcome that a mark can show, and the page beside it is no longer than the window', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 740 });
  await page.goto('/bochum/karte', { waitUntil: 'networkidle' });
  const legend = page.getByRole('list', { name: 'Zeichen auf der Karte' });
  for (const word of ['Erledigt', 'Vor Ort nicht gefunden', 'Nicht zuständig', 'Nicht umsetzbar', 'Ergebnis unbekannt', 'mehrere Meldungen'])
    await expect(legend).toContainText(word);
  await expect(legend).not.toContainText('Zurückgezogen');
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(740);
});
