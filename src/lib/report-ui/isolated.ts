import { languageFacts } from '#lib/domain/language.ts';
import { currentLanguage } from '#lib/i18n/current.ts';

const LEFT_TO_RIGHT_ISOLATE = '\u2066';
const END_OF_ISOLATE = '\u2069';
const WORD_JOINER = '\u2060';

/** A number or address that stays as it is where the words around it run from right to left. */
export function leftToRight(latin: string): string {
  return languageFacts(currentLanguage()).dir === 'rtl' ? LEFT_TO_RIGHT_ISOLATE + latin + END_OF_ISOLATE : latin;
}

/** A number or address in its own direction and on one line, within words that may run the other way. */
export function isolated(latin: string): string {
  return LEFT_TO_RIGHT_ISOLATE + latin.replace(/(?=[-@])|(?<=[-…])/g, WORD_JOINER) + END_OF_ISOLATE;
}
