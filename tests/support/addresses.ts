import type { Page } from '@playwright/test';
import type { Address } from '../e2e/urls.ts';

const LINKS_TRIED = 40;

/** The path of an address; follows the chain of links where the path is not known beforehand. Throws when no chain leads to its end. */
export async function pathOf(page: Page, { path, follow = [] }: Address): Promise<string> {
  const found = await reach(page, path, follow);
  if (found === null) throw new Error(`No chain of links from ${path} matches ${follow.join(' → ')}.`);
  return found;
}

async function reach(page: Page, path: string, follow: readonly RegExp[]): Promise<string | null> {
  const [next, ...rest] = follow;
  if (!next) return path;
  await page.goto(path);
  for (const link of await linksOn(page, next)) {
    const end = await reach(page, link, rest);
    if (end !== null) return end;
  }
  return null;
}

async function linksOn(page: Page, pattern: RegExp): Promise<string[]> {
  const paths = await page
    .locator('a[href]')
    .evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href)).map(({ pathname, search }) => pathname + search));
  return [...new Set(paths)].filter((path) => pattern.test(path)).slice(0, LINKS_TRIED);
}
