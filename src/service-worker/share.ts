import { openIdbStore } from '#lib/browser/outbox/idb-store.ts';
import { SHARED } from '#lib/browser/outbox/shared-photos.ts';
import { makeId } from '#lib/browser/send/secret.ts';
import { registerRoute } from 'workbox-routing';

const SEE_OTHER = 303;
const MOST_PHOTOS = 3;
/** City and perhaps a language before it, and nothing that a browser could read as another host. */
const SHARE_PATH = /^((?:\/[a-z-]+){1,2})\/teilen$/;

/** Takes photos that another app shares with this one: they are kept on the device, and the flow opens with them. */
export function takeSharedPhotos(): void {
  registerRoute(
    ({ url, sameOrigin }) => sameOrigin && SHARE_PATH.test(url.pathname),
    async ({ request, url }) => {
      const form = await request.formData();
      const photos = form.getAll('foto').filter((entry): entry is File => entry instanceof File && entry.size > 0);
      const store = await openIdbStore(() => {});
      for (const blob of photos.slice(0, MOST_PHOTOS)) await store?.putPhoto({ id: makeId(), reportId: SHARED, blob });
      const [, start = '/'] = SHARE_PATH.exec(url.pathname) ?? [];
      return Response.redirect(`${url.origin}${start}?geteilt=1`, SEE_OTHER);
    },
    'POST'
  );
}
