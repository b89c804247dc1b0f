import type { Page } from '@playwright/test';
import axe from 'axe-core';

/** WCAG 2.2 at levels A and AA, and everything they build on. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/**
 * One line per violation and element, short enough to read in a failed assertion. The page is looked at from its end,
 * where the bar at the bottom of a phone covers nothing: what it covers elsewhere is a matter of scrolling, not of size.
 */
export function violationsOf(page: Page): Promise<string[]> {
  return violationsBy(page, { type: 'tag', values: TAGS });
}

async function violationsBy(page: Page, runOnly: axe.RunOnly): Promise<string[]> {
  await page.evaluate(() => window.scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' }));
  // To read half a megabyte of rules takes longer than to apply them, so each page reads them once.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const options: axe.RunOptions = { resultTypes: ['violations'], runOnly };
  const { violations } = await page.evaluate((rules) => (window as unknown as { axe: typeof axe }).axe.run(document, rules), options);
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target, html }) => `${id}: ${help} – ${target.join(' ')} – ${html.slice(0, 160)}`));
}

/** The rules that a colour can break; everything else is the same in the dark. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** Light and dark, phone and desktop, switched in place: the page is loaded once. In the dark only colours are looked at. */
export async function violationsInEveryLook(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const width of [320, 1280]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme });
      const violations = colorScheme === 'light' ? violationsOf(page) : violationsBy(page, { type: 'rule', values: COLOUR_RULES });
      for (const violation of await violations) found.push(`${width} px, ${colorScheme}: ${violation}`);
    }
  }
  return found;
}
