import { version } from '$service-worker';
import { PAGES } from './pages.ts';

/** Marks in the cache that a version has fetched everything below a start page. Its body names the files, so that they stay. */
const NOTE = 'warm';

/** Whether this version has fetched the flow of that start page; a later visit then costs its own page only. */
export async function isWarm(start: string): Promise<boolean> {
  return (await (await caches.open(PAGES)).match(noteOf(start))) !== undefined;
}

/** Notes that it has, in the place of what an earlier version noted. */
export async function noteWarm(start: string, files: string[]): Promise<void> {
  const cache = await caches.open(PAGES);
  for (const { url } of await notes(cache)) if (new URL(url).pathname === start) await cache.delete(url);
  await cache.put(noteOf(start), new Response(JSON.stringify(files)));
}

/** The files of every flow on this device: another language may still be that of the version before. */
export async function neededFiles(): Promise<Set<string>> {
  const cache = await caches.open(PAGES);
  const lists = await Promise.all((await notes(cache)).map(async (note) => (await cache.match(note))?.json() as Promise<string[]>));
  return new Set(lists.flat());
}

const noteOf = (start: string): string => `${start}?${NOTE}=${version}`;

async function notes(cache: Cache): Promise<readonly Request[]> {
  return (await cache.keys()).filter(({ url }) => new URL(url).searchParams.has(NOTE));
}
