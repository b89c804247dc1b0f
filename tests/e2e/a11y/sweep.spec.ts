import type { Page } from '@playwright/test';
import { pathOf } from '../../support/addresses.ts';
import { expect, test } from '../../support/app.ts';
import { PUBLIC_ADDRESSES } from '../urls.ts';

/** One page of each kind, German, and the ones with other words in Arabic and Ukrainian, which are longer or run the other way. */
const PAGES = PUBLIC_ADDRESSES.filter(
  ({ path, status }) => !status && path !== '/' && !/melden\/(?:graffiti|damage|streetlight|vehicle|other)|ansicht=|wort=|mail\//.test(path)
);
/** A window of 1280 × 1024 at 400 %. */
const ZOOMED = { width: 320, height: 256 };
const PHONE = { width: 360, height: 740 };
const MIN_TARGET_PX = 24;
const MAIN_TARGET_PX = 44;
/** WCAG 1.4.12, as a reader's own style sheet sets it. */
const SPACING =
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }';

test('titles are unique, headings step down one at a time, help and the legal pages stand in the same place', async ({ page, server }) => {
  test.setTimeout(120_000);
  const titles = new Map<string, string>();
  const footers = new Map<string, string>();
  for (const address of PAGES) {
    await page.goto(pathOf(server, address));
    const title = await page.title();
    // An answer to the question of a page is the same page.
    const [pathname = ''] = address.path.split('?');
    expect(titles.get(title) ?? pathname, `${address.path} is called as another page: ${title}`).toBe(pathname);
    titles.set(title, pathname);
    const levels = await page
      .locator('h1, h2, h3, h4')
      .evaluateAll((headings) => headings.filter((heading) => heading.checkVisibility()).map(({ tagName }) => Number(tagName[1])));
    expect(
      levels.filter((level) => level === 1),
      `${address.path} has one main heading`
    ).toHaveLength(1);
    expect(
      levels.filter((level, index) => level > (levels[index - 1] ?? 1) + 1),
      `${address.path} skips a level: ${levels.join()}`
    ).toEqual([]);
    // A frame on another website has that website's head and foot.
    if (!address.path.startsWith('/bochum') || address.route.endsWith('/einbetten')) continue;
    footers.set(await page.locator('footer nav').evaluate((nav) => [...nav.querySelectorAll('a')].map(({ pathname }) => pathname).join(' ')), address.path);
    await expect(page.locator('footer .help115')).toContainText('115');
    for (const name of ['Leichte Sprache', 'Gebärdensprache']) await expect(page.getByRole('link', { name, exact: true }).first()).toBeVisible();
  }
  expect([...footers.keys()]).toEqual([
    '/bochum/zahlen /bochum/daten /bochum/hilfe /bochum/impressum /bochum/datenschutz /bochum/barrierefreiheit /bochum/barriere-melden /dienst'
  ]);
});

test('at 400 % and with a reader\u2019s own spacing nothing is cut off and nothing scrolls sideways', async ({ page, server }) => {
  test.setTimeout(120_000);
  for (const address of PAGES) {
    await page.setViewportSize(ZOOMED);
    await page.goto(pathOf(server, address));
    expect(await sideways(page), `${address.path} at 400 %`).toEqual([]);
    // Both at once is more than anybody asks for.
    await page.setViewportSize(PHONE);
    await page.evaluate((css) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      document.adoptedStyleSheets.push(sheet);
    }, SPACING);
    expect(await sideways(page), `${address.path} with spacing`).toEqual([]);
    expect(await cutOff(page), `${address.path} with spacing`).toEqual([]);
  }
});

test('every target is 24 pixels or stands in a sentence, and the main buttons are 44', async ({ page, server }) => {
  test.setTimeout(120_000);
  await page.setViewportSize(PHONE);
  for (const address of PAGES) {
    await page.goto(pathOf(server, address));
    const small = await page.evaluate(
      ({ least, main }) =>
        [...document.querySelectorAll<HTMLElement>('a[href], button, input:not([type=hidden]), select, textarea, summary')].flatMap((element) => {
          const box = element.getBoundingClientRect();
          if (!element.checkVisibility({ visibilityProperty: true }) || box.width <= 1 || element.tabIndex < 0) return [];
          // The label around a box or a hidden field is the target; a link in a sentence is as high as its line.
          const target = element.closest('label')?.getBoundingClientRect() ?? box;
          const isInSentence = element.matches('p a, li a') && getComputedStyle(element).display === 'inline';
          const wanted = element.matches('.btn.pri') ? main : least;
          const isLarge = target.height >= wanted - 0.5 && target.width >= least - 0.5;
          return isLarge || isInSentence ? [] : [`${element.outerHTML.slice(0, 90)} ${Math.round(target.width)}×${Math.round(target.height)}`];
        }),
      { least: MIN_TARGET_PX, main: MAIN_TARGET_PX }
    );
    expect(small, address.path).toEqual([]);
  }
});

for (const look of [{ colorScheme: 'light' }, { colorScheme: 'dark' }, { forcedColors: 'active' }] as const) {
  test(`Tab walks through every page, always visible and never covered: ${JSON.stringify(look)}`, async ({ page, server }) => {
    test.setTimeout(180_000);
    await page.setViewportSize(PHONE);
    await page.emulateMedia({ forcedColors: 'none', ...look });
    for (const address of PAGES.filter(({ path }) =>
      /^\/bochum(?:$|\/(?:melden\/waste|karte|verfolgen|ausgang|barriere-melden|meldung\/.*|hilfe)$)|^\/ar\/bochum$/.test(path)
    )) {
      await page.goto(pathOf(server, address));
      const seen = await walk(page);
      expect(seen.stops, `${address.path} has something to reach`).toBeGreaterThan(5);
      expect(seen.offences, address.path).toEqual([]);
    }
  });
}

test('where motion is unwanted nothing moves', async ({ page, server }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const address of PAGES.filter(({ path }) => /^\/bochum(?:$|\/melden\/waste$|\/karte$)/.test(path))) {
    await page.goto(pathOf(server, address));
    if (address.path.endsWith('waste')) {
      await page.getByRole('button', { name: 'Auf der Karte zeigen' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
    }
    const moving = await page.evaluate(() =>
      document
        .getAnimations()
        .filter(({ playState }) => playState === 'running')
        .map(String)
    );
    expect(moving, address.path).toEqual([]);
    const durations = await page.evaluate(() =>
      [...document.querySelectorAll('*')].filter((element) => getComputedStyle(element).animationName !== 'none').map(({ outerHTML }) => outerHTML.slice(0, 90))
    );
    expect(durations, address.path).toEqual([]);
  }
});

test('languages are marked where they are named', async ({ page }) => {
  await page.goto('/bochum');
  const links = page.locator('a[hreflang]:not([hreflang=de])');
  const marked = await links.evaluateAll((all) => all.map((link) => [link.getAttribute('hreflang')?.slice(0, 2), link.getAttribute('lang')?.slice(0, 2)]));
  expect(marked.length).toBeGreaterThan(5);
  expect(marked.filter(([target, lang]) => target !== 'de' && target !== lang)).toEqual([]);
  await page.goto('/ar/bochum/datenschutz');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ar');
});

/** What makes a page wider than its window; maps and tables may scroll in themselves. */
function sideways(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const scrollsItself = (element: Element) => element.closest('table, .tablewrap, .chips, [class*=map]') !== null;
    return [...document.querySelectorAll('body *')]
      .filter((element) => !scrollsItself(element) && (element.getBoundingClientRect().right > clientWidth + 1 || element.getBoundingClientRect().left < -1))
      .map((element) => element.outerHTML.slice(0, 100))
      .slice(0, 5);
  });
}

/** Texts that reach beyond a box that hides what does. */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const parent = text.parentElement;
      if (!parent || text.textContent?.trim() === '' || !parent.checkVisibility() || parent.closest('.vh, .skip, svg, [class*=map], script, option')) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      const { left, right, top, bottom } = range.getBoundingClientRect();
      for (let box: Element | null = parent; box && box !== document.body; box = box.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(box);
        const around = box.getBoundingClientRect();
        // One pixel wide: it is there to be read aloud only.
        if (around.width <= 1) break;
        const isCutX = /hidden|clip/.test(overflowX) && (right > around.right + 2 || left < around.left - 2);
        const isCutY = /hidden|clip/.test(overflowY) && (bottom > around.bottom + 2 || top < around.top - 2);
        if (isCutX || isCutY) found.push(`${text.textContent?.trim().slice(0, 40)} in ${box.outerHTML.slice(0, 60)}`);
      }
    }
    return found;
  });
}

const MOST_STOPS = 90;

/** Tab from the top until the page is left or begins anew. */
async function walk(page: Page): Promise<{ stops: number; offences: string[] }> {
  const offences: string[] = [];
  let first: string | null = null;
  for (let stops = 0; stops < MOST_STOPS; stops += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const element = document.activeElement;
      if (!(element instanceof HTMLElement || element instanceof SVGElement) || element === document.body) return null;
      const name = element.outerHTML.slice(0, 90);
      // A hidden radio or file field shows its focus on its label.
      const shown = [element, element.nextElementSibling, element.parentElement].filter((candidate) => candidate !== null);
      const isVisible = shown.some((candidate) => {
        const { outlineStyle, outlineWidth, boxShadow, strokeWidth } = getComputedStyle(candidate);
        return (
          (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) ||
          (candidate === element && (boxShadow !== 'none' || (candidate instanceof SVGElement && Number.parseFloat(strokeWidth) >= 2)))
        );
      });
      const box = (element.closest('label') ?? element).getBoundingClientRect();
      const points = [
        [0.5, 0.5],
        [0.1, 0.2],
        [0.9, 0.2],
        [0.1, 0.8],
        [0.9, 0.8]
      ].map(([x = 0, y = 0]) => [box.left + box.width * x, box.top + box.height * y] as const);
      const around = element.closest('label') ?? element;
      const isOpen = points.some(([x, y]) => {
        const top = document.elementFromPoint(x, y);
        return top !== null && (around.contains(top) || top.contains(around));
      });
      return { name, isVisible, isOpen };
    });
    if (stop === null || stop.name === first) return { stops, offences };
    first ??= stop.name;
    if (!stop.isVisible) offences.push(`focus is not visible: ${stop.name}`);
    if (!stop.isOpen) offences.push(`focus is covered: ${stop.name}`);
  }
  return { stops: MOST_STOPS, offences };
}

test('a photo of the public is named by its report and the place', async ({ page }) => {
  const NAMED = /^(Foto zur Meldung|Nach der Erledigung:) .+, .+/;
  const alternatives = () => page.locator('main img[src*="/foto/"]').evaluateAll((photos) => photos.map((photo) => photo.getAttribute('alt') ?? ''));
  await page.goto('/bochum/karte?zeit=365');
  const onList = await alternatives();
  expect(onList.length).toBeGreaterThan(0);
  await page.locator('main a:has(img[src*="/foto/"]), main article:has(img[src*="/foto/"]) a').first().click();
  await expect(page).toHaveURL(/\/meldung\//);
  await expect(page.locator('main img[src*="/foto/"]').first()).toBeVisible();
  for (const words of [...onList, ...(await alternatives())]) expect(words).toMatch(NAMED);
});
