import type { WorkboxPlugin } from 'workbox-core/types.js';
import { registerRoute, setCatchHandler } from 'workbox-routing';
import { NetworkFirst } from 'workbox-strategies';
import { flowKey, isForResidents, offlinePageOf } from './flow-page.ts';

export const PAGES = 'pages';

/** With a line that does not carry, the page on the device is better than a white one. */
const PATIENCE_SECONDS = 3;

/** Under which key a page is kept, and only if it says nothing about the one who asked. */
const plugin: WorkboxPlugin = {
  cacheKeyWillBeUsed: async ({ request }) => flowKey(new URL(request.url)) ?? request,
  cacheWillUpdate: async ({ response }) => (isForEverybody(response) ? response : null)
};

/** The reporting flow opens without a line; everything else comes from the network only. */
export function openPages(): void {
  const strategy = new NetworkFirst({ cacheName: PAGES, networkTimeoutSeconds: PATIENCE_SECONDS, plugins: [plugin] });
  registerRoute(({ url, sameOrigin, request }) => sameOrigin && isPageRequest(request, url) && flowKey(url) !== null, strategy);
  registerRoute(
    ({ url, sameOrigin, request }) => sameOrigin && request.mode === 'navigate' && isForResidents(url.pathname),
    async ({ request }) => fetch(request)
  );
  setCatchHandler(async ({ request, url }) => (request.mode === 'navigate' && (await offlinePage(url.pathname))) || Response.error());
}

/** What says that there is no line: in the language of the address, or else in one that is on this device. */
async function offlinePage(pathname: string): Promise<Response | undefined> {
  const cache = await caches.open(PAGES);
  const kept = (await cache.keys()).map(({ url }) => new URL(url).pathname).filter((path) => path.endsWith('/offline'));
  const wished = offlinePageOf(pathname) ?? '';
  const nearest = kept.find((path) => path === wished) ?? kept.find((path) => wished.endsWith(path) || path.endsWith(wished)) ?? kept[0];
  return nearest === undefined ? undefined : await cache.match(nearest);
}

/** Keeps a page that was fetched ahead; answers whether it may be kept. */
export async function keepPage(key: string, response: Response): Promise<boolean> {
  if (!isForEverybody(response)) return false;
  await (await caches.open(PAGES)).put(key, response);
  return true;
}

function isPageRequest(request: Request, url: URL): boolean {
  return request.method === 'GET' && (request.mode === 'navigate' || url.pathname.endsWith('/__data.json'));
}

/**
 * Pages that depend on a cookie say `no-store`. SvelteKit says so of the data of every page; a page of the flow whose data
 * this is does not.
 */
function isForEverybody(response: Response): boolean {
  const policy = response.headers.get('cache-control') ?? '';
  const isData = new URL(response.url).pathname.endsWith('/__data.json');
  return response.status === 200 && !response.redirected && (isData || !policy.includes('no-store'));
}
