/** Languages of every page for residents and the public; German is the base and has no prefix (ADR 0006). */
export const LANGUAGES = ['de', 'de-simple', 'en', 'tr', 'ar', 'uk', 'pl', 'ru'] as const;
export type Language = (typeof LANGUAGES)[number];

export const BASE_LANGUAGE = 'de' satisfies Language;

type LanguageFacts = {
  /** Its own name for itself, for the language menu. */
  name: string;
  /** First segment of an address. */
  prefix: string;
  dir: 'ltr' | 'rtl';
  /** Tag for Intl: digits stay Latin, as on German forms and signs. */
  intl: string;
  /** Between the items of a list, with the space after it. */
  comma: string;
};

const FACTS: Record<Language, LanguageFacts> = {
  de: { name: 'Deutsch', prefix: '', dir: 'ltr', intl: 'de', comma: ', ' },
  'de-simple': { name: 'Leichte Sprache', prefix: '/leicht', dir: 'ltr', intl: 'de', comma: ', ' },
  en: { name: 'English', prefix: '/en', dir: 'ltr', intl: 'en-GB', comma: ', ' },
  tr: { name: 'Türkçe', prefix: '/tr', dir: 'ltr', intl: 'tr', comma: ', ' },
  ar: { name: 'العربية', prefix: '/ar', dir: 'rtl', intl: 'ar-u-nu-latn', comma: '، ' },
  uk: { name: 'Українська', prefix: '/uk', dir: 'ltr', intl: 'uk', comma: ', ' },
  pl: { name: 'Polski', prefix: '/pl', dir: 'ltr', intl: 'pl', comma: ', ' },
  ru: { name: 'Русский', prefix: '/ru', dir: 'ltr', intl: 'ru', comma: ', ' }
};

/** First path segments that name a language. */
export const LANGUAGE_SEGMENTS: readonly string[] = Object.values(FACTS).flatMap(({ prefix }) => (prefix ? [prefix.slice(1)] : []));

/** These are the same for everybody or keep the language by cookie, so no prefix leads there. */
const NEVER_PREFIXED = /^\/(?:dienst|m|open311|healthz)(?:\/|$)/;

export const languageFacts = (language: Language): LanguageFacts => FACTS[language];

/** The language of a tag such as `ar`; null if the product does not speak it. */
export function asLanguage(tag: string | null | undefined): Language | null {
  return LANGUAGES.find((language) => language === tag) ?? null;
}

/** Takes an address apart: `/ar/bochum/karte` is Arabic and `/bochum/karte`. */
export function splitAddress(pathname: string): { language: Language; path: string } {
  const language = LANGUAGES.find((candidate) => {
    const { prefix } = FACTS[candidate];
    return prefix !== '' && (pathname === prefix || pathname.startsWith(`${prefix}/`));
  });
  const path = language ? pathname.slice(FACTS[language].prefix.length) || '/' : pathname;
  return language && !NEVER_PREFIXED.test(path) ? { language, path } : { language: BASE_LANGUAGE, path: pathname };
}

/** The address of a page in a language; `path` is written as for German. */
export function addressIn(language: Language, path: string): string {
  if (NEVER_PREFIXED.test(path)) return path;
  const { prefix } = FACTS[language];
  return path === '/' && prefix ? prefix : prefix + path;
}

/** The first language of an `Accept-Language` header that the product speaks. */
export function acceptedLanguage(header: string | null): Language | null {
  const wishes = (header ?? '').split(',').map((wish) => {
    const [tag = '', quality] = wish.trim().toLowerCase().split(';q=');
    return { tag, quality: quality === undefined ? 1 : Number(quality) || 0 };
  });
  for (const { tag, quality } of wishes.toSorted((a, b) => b.quality - a.quality)) {
    const language = asLanguage(tag) ?? asLanguage(tag.split('-')[0]);
    if (language && quality > 0) return language;
  }
  return null;
}
