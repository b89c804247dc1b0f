import { version } from '$service-worker';
import { FILES, forgetOldFiles, isFile } from './files.ts';
import { dataOf, flowKey, offlinePageOf } from './flow-page.ts';
import { keepPage } from './pages.ts';
import { worker } from './scope.ts';
import { isWarm, neededFiles, noteWarm } from './warm-note.ts';

/** No flow is longer; a fault in a page must not fetch a city. */
const MOST_PAGES = 40;
const IN_PAGE = /(?:href|src)="([^"#]+)|import\("([^"]+)"/g;
/** SvelteKit names the scripts of a page in this header. */
const IN_LINK_HEADER = /<([^>]+)>/g;
const SERVER_VERSION = '/_app/version.json';

/** Fetches what the flow needs when a page asks for it: the pages that are linked from the start page and the files they name. */
export function warmOnRequest(): void {
  worker.addEventListener('message', (event) => {
    const { type, start, files } = event.data as { type?: unknown; start?: unknown; files?: unknown };
    if (type === 'WARM' && typeof start === 'string' && Array.isArray(files)) event.waitUntil(warm(start, files.map(String)));
  });
}

/** `loaded`: files that the page has loaded by itself, such as fonts and what came on demand. */
async function warm(start: string, loaded: string[]): Promise<void> {
  if (await isWarm(start)) return;
  const needed = new Set(loaded.map((url) => new URL(url, worker.location.origin).pathname).filter(isFile));
  for (const file of needed) await fetchFile(file);
  for (const file of await fetchFlow(start)) needed.add(file);
  await noteWarm(start, [...needed]);
  // Only now can the flow do without what an earlier version left here.
  if (await isServersVersion()) await forgetOldFiles(await neededFiles());
}

/** Fetches the pages of the flow and what they name; answers with the files. A rejection leaves everything for the next visit. */
async function fetchFlow(start: string): Promise<Set<string>> {
  const offline = offlinePageOf(start);
  const open = [start, ...(offline ? [offline, offline.replace(/offline$/, 'ausgang')] : [])];
  const seen = new Set<string>();
  const needed = new Set<string>();
  while (open.length > 0 && seen.size < MOST_PAGES) {
    const key = open.shift();
    if (key === undefined || seen.has(key)) continue;
    seen.add(key);
    const { pages, files } = await fetchPage(key);
    for (const file of files) {
      // One after the other: this is for later, and whoever is here now goes first.
      await fetchFile(file);
      needed.add(file);
    }
    open.push(...pages.filter((page) => page.startsWith(start)));
  }
  return needed;
}

async function fetchPage(key: string): Promise<{ pages: string[]; files: string[] }> {
  const response = await fetchWell(key);
  const html = await response.clone().text();
  if (!(await keepPage(key, response))) return { pages: [], files: [] };
  await keepPage(dataOf(key), await fetchWell(dataOf(key)));
  const inHeader = [...(response.headers.get('link') ?? '').matchAll(IN_LINK_HEADER)];
  const named = [...html.matchAll(IN_PAGE), ...inHeader].map(([, link, imported]) => (link ?? imported ?? '').replaceAll('&amp;', '&'));
  const own = named.map((name) => new URL(name, response.url)).filter(({ origin }) => origin === worker.location.origin);
  return { pages: own.map(flowKey).filter((page) => page !== null), files: own.map(({ pathname }) => pathname).filter(isFile) };
}

async function fetchFile(path: string): Promise<void> {
  const cache = await caches.open(FILES);
  if (await cache.match(path)) return;
  const response = await fetchWell(path);
  if (response.ok) await cache.put(path, response);
}

/** A server that is being restarted answers too, and what it then says is no page. */
async function fetchWell(path: string): Promise<Response> {
  const response = await fetch(path);
  if (response.status >= 500) throw new Error(`${path} was answered with ${response.status}`);
  return response;
}

/** Whether nothing newer was deployed meanwhile: pages that were fetched since then name files that this version does not know. */
async function isServersVersion(): Promise<boolean> {
  const response = await fetch(SERVER_VERSION, { cache: 'no-store' });
  return response.ok && ((await response.json()) as { version: string }).version === version;
}
