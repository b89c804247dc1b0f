import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** WCAG 2.2 at levels A and AA, and everything they build on. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/**
 * One line per violation and element, short enough to read in a failed assertion. The page is looked at from its end,
 * where the bar at the bottom of a phone covers nothing: what it covers elsewhere is a matter of scrolling, not of size.
 */
export function violationsOf(page: Page): Promise<string[]> {
  return violationsBy(page, (axe) => axe.withTags(TAGS));
}

async function violationsBy(page: Page, rules: (axe: AxeBuilder) => AxeBuilder): Promise<string[]> {
  await page.evaluate(() => window.scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' }));
  // No page has a frame of another origin, so one run in the page says all, in half the time of the two-step run.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  const { violations } = await rules(axe).analyze();
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
      const violations = colorScheme === 'light' ? violationsOf(page) : violationsBy(page, (axe) => axe.withRules(COLOUR_RULES));
      for (const violation of await violations) found.push(`${width} px, ${colorScheme}: ${violation}`);
    }
  }
  return found;
}
