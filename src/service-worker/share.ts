import { MOST_PHOTOS } from '#lib/domain/report/most-photos.ts';
import { openIdbStore } from '#lib/browser/outbox/idb-store.ts';
import { offerPhotos } from '#lib/browser/outbox/shared-photos.ts';
import { makeId } from '#lib/browser/send/secret.ts';
import { registerRoute } from 'workbox-routing';

const SEE_OTHER = 303;
/** City and perhaps a language before it, and nothing that a browser could read as another host. */
const SHARE_PATH = /^((?:\/[a-z-]+){1,2})\/teilen$/;

/** Takes photos that another app shares with this one: they are kept on the device until the person says whether to use them. */
export function takeSharedPhotos(): void {
  registerRoute(
    ({ url, sameOrigin }) => sameOrigin && SHARE_PATH.test(url.pathname),
    async ({ request, url }) => {
      const [, start = '/'] = SHARE_PATH.exec(url.pathname) ?? [];
      const photos = isFromElsewhere(request, url) ? [] : await photosIn(request);
      const store = photos.length > 0 ? await openIdbStore(() => {}) : null;
      if (!store) return Response.redirect(`${url.origin}${start}?geteilt=leer`, SEE_OTHER);
      await offerPhotos(store, photos.slice(0, MOST_PHOTOS));
      return Response.redirect(`${url.origin}${start}?geteilt=${photos.length > MOST_PHOTOS ? 'drei' : '1'}`, SEE_OTHER);
    },
    'POST'
  );
}

async function photosIn(request: Request): Promise<{ id: string; blob: Blob }[]> {
  const entries = (await request.formData()).getAll('foto');
  const files = entries.filter((entry): entry is File => entry instanceof File && entry.size > 0);
  return files.map((blob) => ({ id: makeId(), blob }));
}

/** What the phone itself shares comes from no page. A page may hide where it is, and is then asked about like the phone. */
function isFromElsewhere({ referrer }: Request, { origin }: URL): boolean {
  return referrer !== '' && referrer !== 'about:client' && new URL(referrer).origin !== origin;
}
