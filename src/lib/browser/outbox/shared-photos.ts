import type { OutboxStore } from './store.ts';

/**
 * Stands for the report of photos that came from another app and that nobody has looked at here yet. A page of somebody
 * else can hand over photos too, and a worker cannot tell it from the phone, so the person is asked.
 */
const OFFERED = 'offered';
/** Stands for the report of photos that the person wants to use and that belong to no report yet. */
const SHARED = 'shared';

/** Lays photos before the person, in the place of what was offered and never answered. */
export async function offerPhotos(store: OutboxStore, photos: { id: string; blob: Blob }[]): Promise<void> {
  await refuseOffered(store);
  for (const { id, blob } of photos) await store.putPhoto({ id, reportId: OFFERED, blob });
}

/** The photos that wait for an answer. */
export async function offeredPhotos(store: OutboxStore): Promise<Blob[]> {
  return (await store.photosOf(OFFERED)).map(({ blob }) => blob);
}

/** The next report that is written takes them. */
export async function acceptOffered(store: OutboxStore): Promise<void> {
  for (const photo of await store.photosOf(OFFERED)) await store.putPhoto({ ...photo, reportId: SHARED });
}

export async function refuseOffered(store: OutboxStore): Promise<void> {
  for (const { id } of await store.photosOf(OFFERED)) await store.removePhoto(id);
}

/** Hands out the accepted photos, and forgets them once they are kept elsewhere. */
export async function handOverShared(store: OutboxStore, keep: (photos: Blob[]) => Promise<void>): Promise<void> {
  const photos = await store.photosOf(SHARED);
  if (photos.length === 0) return;
  await keep(photos.map(({ blob }) => blob));
  for (const { id } of photos) await store.removePhoto(id);
}
