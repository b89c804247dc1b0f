import type { Page } from '@playwright/test';
import { expect, test } from '../../support/app.ts';

/** Head, languages, help and the way to the statement on accessibility, in the language of the page. */
async function expectFrame(page: Page, words: { lang: string; title: RegExp; accessibility: string; help: string }): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('lang', words.lang);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.title);
  await expect(page.getByRole('banner').getByRole('link').first()).toHaveAttribute('href', /bochum$/);
  await expect(page.getByRole('link', { name: words.accessibility })).toBeVisible();
  await expect(page.getByRole('link', { name: words.help, exact: true })).toBeVisible();
  await expect(page.locator('a[hreflang="tr"][lang="tr"]')).toHaveCount(1);
  await expect(page.locator('main')).toHaveCount(1);
}

const GERMAN = { lang: 'de', title: /gibt es nicht|nicht zu sehen/, accessibility: 'Barrierefreiheit', help: 'Hilfe' };
const ENGLISH = { lang: 'en', title: /does not exist|cannot be seen/, accessibility: 'Accessibility', help: 'Help' };

for (const { path, locale, words } of [
  { path: '/gibt-es-nicht/hier', locale: 'en-GB', words: ENGLISH },
  { path: '/gibt-es-nicht/hier', locale: 'de-DE', words: GERMAN },
  { path: '/en/bochum/gibt-es-nicht', locale: 'de-DE', words: ENGLISH },
  { path: '/bochum/gibt-es-nicht', locale: 'en-GB', words: GERMAN },
  { path: '/atlantis', locale: 'de-DE', words: GERMAN },
  { path: '/m/', locale: 'en-GB', words: ENGLISH },
  { path: '/m/BO-222-222', locale: 'en-GB', words: ENGLISH },
  { path: '/m/BO-222-222', locale: 'de-DE', words: GERMAN },
  { path: '/bochum/foto/x/small', locale: 'de-DE', words: GERMAN },
  { path: '/en/bochum/foto/x/small', locale: 'de-DE', words: ENGLISH },
  { path: '/m/BO-222-222/foto/x/small', locale: 'en-GB', words: ENGLISH }
]) {
  test(`${path} has head, languages and help for a browser that speaks ${locale}`, async ({ visit }) => {
    const { page, watched } = await visit({ locale });
    watched.expect(/404/);
    expect((await page.goto(path))?.status()).toBe(404);
    await expectFrame(page, words);
  });
}

test('the language menu of a page that does not exist works, also back to German', async ({ visit }) => {
  const { page, watched } = await visit({ locale: 'en-GB', javaScriptEnabled: false });
  watched.expect(/404/);
  await page.goto('/gibt-es-nicht/hier');
  for (const [name, lang, path] of [
    ['Türkçe', 'tr', '/tr/gibt-es-nicht/hier'],
    ['Deutsch', 'de', '/gibt-es-nicht/hier']
  ] as const) {
    await page.locator('details.lang summary').click();
    await page.getByRole('link', { name }).click();
    await expect(page).toHaveURL(new RegExp(`[0-9]${path}$`));
    await expect(page.locator('html')).toHaveAttribute('lang', lang);
  }
});

test('a form that is too large and one that nobody made are refused on a whole page', async ({ server }) => {
  const send = (path: string, body: string) =>
    fetch(server.url + path, {
      method: 'POST',
      headers: { origin: server.url, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
      body
    });
  for (const [path, body, status] of [
    ['/bochum/verfolgen', 'a'.repeat(70_000), 413],
    ['/bochum/verfolgen?/default', 'a=b', 404]
  ] as const) {
    const answer = await send(path, body);
    expect(answer.status).toBe(status);
    expect(await answer.text()).toMatch(
      /Demonstrator[^]*<header>[^]*hreflang="tr"[^]*\/gebaerdensprache[^]*\/impressum[^]*\/datenschutz[^]*\/bochum\/barrierefreiheit/
    );
  }
});

test('at the desk an unknown page keeps the frame of the desk', async ({ signedIn }) => {
  const { page, watched } = await signedIn('mitte');
  watched.expect(/404/);
  await page.goto('/dienst/meldung/BO-222-222');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Diese Seite gibt es nicht');
  await expect(page.getByRole('button', { name: 'Abmelden' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Zur Startseite' })).toHaveAttribute('href', '/dienst');
});
