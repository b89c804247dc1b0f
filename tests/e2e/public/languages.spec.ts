import { expect, test } from '../../support/app.ts';
import { violationsOf } from '../../support/axe.ts';
import { goOn, standAt } from '../../support/reporting.ts';

const ARABIC = { lang: 'ar', dir: 'rtl' };
/** German words that would stand on these pages if a text had been left out of the translation. */
const GERMAN =
  /\b(?:und|oder|nicht|Bitte|Meldung|Meldungen|melden|Karte|Ihre?|Foto|Ort|Weiter|Suchen?|Schritt|Hilfe|Datenschutz|Erledigt|Eingegangen|Wartet)\b/g;

for (const path of ['', '/melden/waste', '/karte', '/verfolgen', '/mensch-in-not', '/hilfe', '/barriere-melden']) {
  test(`/en/bochum${path} holds no German word and no key of a message`, async ({ page }) => {
    await page.goto(`/en/bochum${path}`);
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    const words = await page.locator('main').innerText();
    expect(words.length).toBeGreaterThan(50);
    expect(words.match(GERMAN) ?? []).toEqual([]);
    expect((await page.locator('body').innerText()).match(/\b[a-z]+(?:_[a-z0-9]+)+\b/g) ?? []).toEqual([]);
  });
}

test('what lies on the device is named in the language of the page, whichever it was written in', async ({ page }) => {
  await page.goto('/bochum/melden/graffiti');
  await page.getByRole('button', { name: 'Ort beschreiben' }).click();
  await page.getByLabel('Ort in Worten').fill('Am Tor 5');
  await goOn(page);
  await page.goto('/en/bochum/ausgang');
  await expect(page.getByRole('article', { name: 'Graffiti and stickers' })).toContainText('Am Tor 5');
});

for (const path of ['/ar/bochum', '/ar/bochum/melden/waste', '/ar/bochum/karte']) {
  test(`${path} runs from right to left, without violation and without scrolling sideways`, async ({ page }) => {
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(path, { waitUntil: 'networkidle' });
      await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        expect(await violationsOf(page), `${width} px, ${colorScheme}`).toEqual([]);
      }
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), `${width} px`).toBeLessThanOrEqual(0);
    }
  });
}

/** German words that none of these three languages has; names of places and services stay German. */
const WORDS = /(?<!\p{L})(?:und|oder|nicht|bitte|Meldung(?:en)?|melden|Karte|Ihre?|Ort|Weiter|Suchen?|Schritt|Hilfe|Müll|Sofa|Erledigt|Wartet)(?!\p{L})/giu;

for (const [language, heading] of [
  ['uk', 'Про що Ви хочете повідомити?'],
  ['pl', 'Co chcą Państwo zgłosić?'],
  ['ru', 'О чём Вы хотите сообщить?']
] as const) {
  test(`start, flow, map and a legal text in ${language} hold no German word and no key of a message`, async ({ page }) => {
    for (const path of ['', '/melden/waste', '/karte', '/datenschutz']) {
      await page.goto(`/${language}/bochum${path}`);
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      if (path === '') await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
      const words = await page.locator('main').innerText();
      expect(words.length, path).toBeGreaterThan(50);
      expect(words.match(WORDS) ?? [], path).toEqual([]);
      expect((await page.locator('body').innerText()).match(/\b[a-z]+(?:_[a-z0-9]+)+\b/g) ?? [], path).toEqual([]);
    }
  });
}

test('the header leads to Easy German of the same page, and from there to what Easy German is', async ({ visit }) => {
  const { page } = await visit({ javaScriptEnabled: false });
  await page.goto('/bochum/karte?zeit=365');
  await page.getByRole('link', { name: 'Leichte Sprache', exact: true }).first().click();
  await expect(page).toHaveURL(/\/leicht\/bochum\/karte\?zeit=365$/);
  await page.getByRole('navigation').getByRole('link', { name: 'Leichte Sprache', exact: true }).last().click();
  await expect(page).toHaveURL(/\/leicht\/bochum\/leichte-sprache$/);
  await expect(page.getByText('Diesen Text hat noch keine Prüf-Gruppe gelesen.')).toHaveCount(1);
});

test('the language menu works without JavaScript and keeps page and filter', async ({ visit }) => {
  const { page } = await visit({ javaScriptEnabled: false });
  await page.goto('/bochum/karte?zeit=365');
  await page.locator('summary', { hasText: 'Sprache' }).click();
  await page.getByRole('link', { name: 'العربية' }).click();
  await expect(page).toHaveURL(/\/ar\/bochum\/karte\?zeit=365$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('البلاغات في Bochum');
  expect(await page.locator('link[rel=alternate][hreflang]').count()).toBeGreaterThan(2);
});

test('what was tapped in Arabic is read in German at the desk, and the answer comes back in Arabic', async ({ visit, signedIn }) => {
  const { page } = await visit({ locale: 'ar' });
  await standAt(page, { lat: 51.4787, lon: 7.2229 });
  await page.goto('/ar/bochum/melden/waste', { waitUntil: 'networkidle' });
  await page.getByRole('button', { name: 'استخدام موقعي' }).click();
  await expect(page.locator('.fixed-place')).toBeVisible();
  await goOn(page, 'التالي');
  await page.getByLabel('أريكة', { exact: true }).check();
  await page.getByRole('button', { name: 'إرسال البلاغ' }).click();
  await expect(page.getByRole('heading', { name: 'شكرًا. وصل بلاغك.' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', ARABIC.lang);
  const reference = /\/m\/([A-Z0-9-]+)/.exec(page.url())?.[1] ?? '';
  const desk = await signedIn('mitte');
  await desk.page.goto(`/dienst/meldung/${reference}`);
  await expect(desk.page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(desk.page.getByText('Sofa', { exact: true }).first()).toBeVisible();
  await desk.page.getByLabel('Antwort an alle').fill('Sofa abgeholt. Danke <b>!</b>');
  await desk.page.getByRole('button', { name: 'Antwort veröffentlichen' }).click();
  await expect(desk.page.locator('.device')).toContainText('Sofa abgeholt.');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('dir', ARABIC.dir);
  await expect(page.getByText('تم الاستلام').first()).toBeVisible();
  await expect(page.locator('.own-answers')).toContainText('أريكة');
  for (const address of [page.url(), `/ar/bochum/meldung/${reference}`]) {
    await page.goto(address);
    const answer = page.getByText('Sofa abgeholt. Danke <b>!</b>', { exact: true });
    await expect(answer).toHaveAttribute('lang', 'de');
    await expect(answer).toHaveCSS('direction', 'ltr');
  }
});

test('in Arabic east stays on the right of the map, and the search is laid out from the right', async ({ page }) => {
  await page.goto('/ar/bochum');
  const search = await page.locator('.wordsearch').boundingBox();
  const icon = await page.locator('.wordsearch .i').boundingBox();
  if (!search || !icon) throw new Error('the search has no place');
  expect(search.x + search.width - (icon.x + icon.width)).toBe(14);
  await page.goto('/ar/bochum/melden/waste', { waitUntil: 'networkidle' });
  await page.getByRole('button', { name: 'الإظهار على الخريطة' }).click();
  const east = await page.locator('.nudge .r').boundingBox();
  const west = await page.locator('.nudge .l').boundingBox();
  expect(east?.x).toBeGreaterThan(west?.x ?? Infinity);
});
