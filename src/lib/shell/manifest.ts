import type { City } from '#lib/domain/city/city.ts';
import { languageFacts } from '#lib/domain/language.ts';
import { currentLanguage, localHref } from '#lib/i18n/current.ts';
import { m } from '#lib/i18n/paraglide/messages.js';

const BRAND = '#0b3d63';
const PHOTO_TYPES = ['image/jpeg', 'image/png', 'image/webp'];

/** The web app manifest of a city in the page's language: it starts in the city's flow and takes photos from the gallery. */
export function manifestOf({ id, name, fullName }: Pick<City, 'id' | 'name' | 'fullName'>): Record<string, unknown> {
  const start = localHref(`/${id}`);
  const { dir, intl } = languageFacts(currentLanguage());
  return {
    // One app per city, whatever language it was installed in.
    id: `/${id}`,
    name: `${m.app_name()} ${name}`,
    short_name: m.app_name(),
    description: m.start_description({ city: name }),
    lang: intl.slice(0, 2),
    dir,
    start_url: start,
    scope: '/',
    display: 'standalone',
    background_color: BRAND,
    theme_color: BRAND,
    categories: ['government', 'utilities'],
    icons: [
      { src: '/icons/app-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
      { src: '/icons/app-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
      { src: '/icons/app-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' }
    ],
    shortcuts: [
      { name: m.start_title(), short_name: m.shell_report(), url: start, icons: [{ src: '/icons/report-96.png', sizes: '96x96', type: 'image/png' }] },
      { name: m.outbox_title(), url: `${start}/ausgang`, icons: [{ src: '/icons/mine-96.png', sizes: '96x96', type: 'image/png' }] },
      { name: m.shell_map_long(), short_name: m.shell_map(), url: `${start}/karte`, icons: [{ src: '/icons/map-96.png', sizes: '96x96', type: 'image/png' }] }
    ],
    screenshots: [
      { src: '/icons/screen-narrow.png', sizes: '390x780', type: 'image/png', form_factor: 'narrow', label: m.manifest_screen_start({ city: fullName }) },
      { src: '/icons/screen-wide.png', sizes: '1280x800', type: 'image/png', form_factor: 'wide', label: m.manifest_screen_map({ city: fullName }) }
    ],
    share_target: {
      action: `${start}/teilen`,
      method: 'POST',
      enctype: 'multipart/form-data',
      params: { files: [{ name: 'foto', accept: PHOTO_TYPES }] }
    }
  };
}
