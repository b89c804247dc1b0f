import { version } from '$service-worker';
import { FILES, isFile } from './files.ts';
import { dataOf, flowKey, offlinePageOf } from './flow-page.ts';
import { keepPage, PAGES } from './pages.ts';
import { worker } from './scope.ts';

/** No flow is longer; a fault in a page must not fetch a city. */
const MOST_PAGES = 40;
/** Marks in the cache that this version has fetched everything; a later visit costs its own page only. */
const DONE = 'fetched';
const IN_PAGE = /(?:href|src)="([^"#]+)|import\("([^"]+)"/g;
/** SvelteKit names the scripts of a page in this header. */
const IN_LINK_HEADER = /<([^>]+)>/g;

/** Fetches what the flow needs when a page asks for it: the pages that are linked from the start page and the files they name. */
export function warmOnRequest(): void {
  worker.addEventListener('message', (event) => {
    const { type, start, files } = event.data as { type?: unknown; start?: unknown; files?: unknown };
    if (type === 'WARM' && typeof start === 'string' && Array.isArray(files)) event.waitUntil(warm(start, files.map(String)));
  });
}

/** `loaded`: files that the page has loaded by itself, such as fonts and what came on demand. */
async function warm(start: string, loaded: string[]): Promise<void> {
  const cache = await caches.open(PAGES);
  const done = `${start}?${DONE}=${version}`;
  if (await cache.match(done)) return;
  const offline = offlinePageOf(start);
  const open = [start, ...(offline ? [offline, offline.replace(/offline$/, 'ausgang')] : [])];
  const seen = new Set<string>();
  for (const file of loaded.map((url) => new URL(url, worker.location.origin).pathname).filter(isFile)) await fetchFile(file);
  while (open.length > 0 && seen.size < MOST_PAGES) {
    const key = open.shift();
    if (key === undefined || seen.has(key)) continue;
    seen.add(key);
    const { pages, files } = await fetchPage(key);
    // One after the other: this is for later, and whoever is here now goes first.
    for (const file of files) await fetchFile(file);
    open.push(...pages.filter((page) => page.startsWith(start)));
  }
  await cache.put(done, new Response(''));
}

async function fetchPage(key: string): Promise<{ pages: string[]; files: string[] }> {
  const response = await fetch(key);
  const html = await response.clone().text();
  if (!(await keepPage(key, response))) return { pages: [], files: [] };
  const data = await fetch(dataOf(key));
  await keepPage(dataOf(key), data);
  const inHeader = [...(response.headers.get('link') ?? '').matchAll(IN_LINK_HEADER)];
  const named = [...html.matchAll(IN_PAGE), ...inHeader].map(([, link, imported]) => (link ?? imported ?? '').replaceAll('&amp;', '&'));
  const own = named.map((name) => new URL(name, response.url)).filter(({ origin }) => origin === worker.location.origin);
  return { pages: own.map(flowKey).filter((page) => page !== null), files: own.map(({ pathname }) => pathname).filter(isFile) };
}

async function fetchFile(path: string): Promise<void> {
  const cache = await caches.open(FILES);
  if (await cache.match(path)) return;
  const response = await fetch(path);
  if (response.ok) await cache.put(path, response);
}
