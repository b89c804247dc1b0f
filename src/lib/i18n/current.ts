import { addressIn, asLanguage, BASE_LANGUAGE, languageFacts, type Language } from '#lib/domain/language.ts';

/** In the browser a page has one language from its first byte on; the server says per request whose turn it is. */
let reader: () => Language = () => (typeof document === 'undefined' ? BASE_LANGUAGE : (asLanguage(document.documentElement.lang) ?? BASE_LANGUAGE));

/** The language of the page that is being made or shown. */
export const currentLanguage = (): Language => reader();

/** Tag of that language for Intl. */
export const intlTag = (): string => languageFacts(currentLanguage()).intl;

/** "Sofa, Matratze" with the comma of this language and no "and", which not every list bears. */
export const listWords = (items: readonly string[]): string => items.join(languageFacts(currentLanguage()).comma);

/** The address of a page in the language of this page; `path` is written as for German. */
export const localHref = (path: string): string => addressIn(currentLanguage(), path);

/** A whole number with the thousands as this language writes them. */
export const numberWords = (count: number): string => new Intl.NumberFormat(intlTag()).format(count);

/** For the server, which speaks several languages at the same time. */
export function readLanguageFrom(other: () => Language): void {
  reader = other;
}
