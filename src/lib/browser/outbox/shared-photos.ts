import type { OutboxStore } from './store.ts';

/** Stands for the report of photos that were shared from another app and belong to no report yet. */
export const SHARED = 'shared';

/** Hands out the shared photos and forgets them. */
export async function takeShared(store: OutboxStore): Promise<Blob[]> {
  const photos = await store.photosOf(SHARED);
  for (const { id } of photos) await store.removePhoto(id);
  return photos.map(({ blob }) => blob);
}
