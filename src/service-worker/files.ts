import { registerRoute } from 'workbox-routing';
import { CacheFirst } from 'workbox-strategies';
import { build } from '$service-worker';

/** Files whose name is the hash of their content, and the few that never change in a day. */
export const FILES = 'files';

const IMMUTABLE = '/_app/immutable/';
const STEADY = /^\/(?:icon\.svg|(?:[a-z]{2}\/)?[a-z]+\/linien\.svg)$/;

/** Answers files from the device once they were fetched. Nothing is fetched ahead by the list of the build: it holds the desk and the map. */
export function keepFiles(): void {
  registerRoute(({ url, sameOrigin }) => sameOrigin && isFile(url.pathname), new CacheFirst({ cacheName: FILES }));
}

export function isFile(path: string): boolean {
  return path.startsWith(IMMUTABLE) || STEADY.test(path);
}

/** Deletes the files of earlier versions, except those that a flow on this device still names. */
export async function forgetOldFiles(needed: Set<string>): Promise<void> {
  const current = new Set(build);
  const cache = await caches.open(FILES);
  for (const { url } of await cache.keys()) {
    const path = new URL(url).pathname;
    if (path.startsWith(IMMUTABLE) && !current.has(path) && !needed.has(path)) await cache.delete(url);
  }
}
