import { openIdbStore } from '#lib/browser/outbox/idb-store.ts';
import { SHARED } from '#lib/browser/outbox/shared-photos.ts';
import { makeId } from '#lib/browser/send/secret.ts';
import { registerRoute } from 'workbox-routing';

const SEE_OTHER = 303;
const MOST_PHOTOS = 3;
const SHARE_PATH = /\/teilen$/;

/** Takes photos that another app shares with this one: they are kept on the device, and the flow opens with them. */
export function takeSharedPhotos(): void {
  registerRoute(
    ({ url, sameOrigin }) => sameOrigin && SHARE_PATH.test(url.pathname),
    async ({ request, url }) => {
      const form = await request.formData();
      const photos = form.getAll('foto').filter((entry): entry is File => entry instanceof File && entry.size > 0);
      const store = await openIdbStore(() => {});
      for (const blob of photos.slice(0, MOST_PHOTOS)) await store?.putPhoto({ id: makeId(), reportId: SHARED, blob });
      return Response.redirect(`${url.pathname.replace(SHARE_PATH, '')}?geteilt=1`, SEE_OTHER);
    },
    'POST'
  );
}
