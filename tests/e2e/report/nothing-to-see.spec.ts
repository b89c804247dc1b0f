import { expect, test } from '../../support/app.ts';
import { goOn } from '../../support/reporting.ts';

/** Fillers of Hangul, an empty Braille cell, a space without width: letters and symbols to Unicode, nothing to the eye. */
const UNSEEN = '\u3164\u115F\u1160\uFFA0 \u2800\u200B';

test('signs that nobody can see are neither a place nor a description, which is said before anything is sent', async ({ page }) => {
  const sent: string[] = [];
  page.on('request', (request) => request.method() === 'PUT' && sent.push(request.url()));
  await page.goto('/bochum/melden/other');
  await page.getByRole('button', { name: 'Ort beschreiben' }).click();
  const place = page.getByLabel('Ort in Worten');
  await place.fill(UNSEEN);
  await page.getByRole('button', { name: 'Weiter' }).click();
  await expect(page.locator('#ort-fehler')).toHaveText('Bitte geben Sie einen Ort an. Sie können ihn auch beschreiben.');
  await expect(page.locator('#schritt-2-titel')).toBeHidden();
  await place.fill('Am Brunnen');
  await goOn(page);
  const text = page.getByLabel('Beschreibung');
  for (const typed of ['', UNSEEN]) {
    await text.fill(typed);
    await page.getByRole('button', { name: 'Meldung absenden' }).click();
    await expect(page.getByRole('link', { name: 'Bitte beschreiben Sie in wenigen Worten, worum es geht.' })).toBeVisible();
    await expect(text).toHaveAttribute('aria-invalid', 'true');
  }
  expect(sent).toEqual([]);
  await text.fill('Ein Brunnen ohne Wasser');
  await page.getByRole('button', { name: 'Meldung absenden' }).click();
  await expect(page.getByRole('heading', { name: 'Danke. Ihre Meldung ist eingegangen.' })).toBeVisible({ timeout: 20_000 });
});
