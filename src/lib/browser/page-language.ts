import { addressIn, asLanguage, BASE_LANGUAGE } from '#lib/domain/language.ts';

/** An address of ours in the language of this page, so that its sentences come back in it; a service worker has no page. */
export function inPageLanguage(path: string): string {
  const tag = typeof document === 'undefined' ? null : document.documentElement.lang;
  return addressIn(asLanguage(tag) ?? BASE_LANGUAGE, path);
}
