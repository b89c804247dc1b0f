import { openOutbox } from '#lib/browser/outbox/outbox.ts';
import { handOverShared } from '#lib/browser/outbox/shared-photos.ts';
import { MOST_PHOTOS } from '#lib/domain/report/most-photos.ts';
import { shrinkPhoto } from '#lib/browser/photo/shrink.ts';
import type { Draft } from './draft.svelte.ts';

/** Photos that another app has shared with this one join the draft, as if they had been chosen here. */
export async function takeSharedPhotos(draft: Draft): Promise<void> {
  await handOverShared(await openOutbox(), async (photos) => {
    for (const photo of photos.slice(0, MOST_PHOTOS - draft.photos.length)) {
      const shrunk = await shrinkPhoto(photo);
      // Then they wait where they are, for another try.
      if (shrunk.ok && (await draft.addPhoto(shrunk.blob)) !== null) throw new Error('This device has no room for a shared photo.');
    }
    await draft.keep();
  });
}
