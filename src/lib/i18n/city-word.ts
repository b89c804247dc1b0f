import type { Localized } from '#lib/domain/city/city.ts';
import type { Language } from '#lib/domain/language.ts';
import { currentLanguage } from './current.ts';

/** Words of the city in the page's language; German where a translation is missing. */
export function cityWord(words: Localized, language: Language = currentLanguage()): string {
  return words[language] ?? words.de;
}
