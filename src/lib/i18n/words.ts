import { BASE_LANGUAGE, type Language } from '#lib/domain/language.ts';

type Word = (inputs: object) => string;
type Words = Record<string, Word>;

/** One file per language, so that a page carries only its own (ADR 0006). */
const FILES = import.meta.glob<Words>('./paraglide-browser/messages/*.js');

let words: Words = {};

/** Fetches the messages of a language; awaited before a page comes to life. */
export async function loadWords(language: Language): Promise<void> {
  const file = FILES[`./paraglide-browser/messages/${language}.js`] ?? FILES[`./paraglide-browser/messages/${BASE_LANGUAGE}.js`];
  if (file) words = await file();
}

/**
 * A message by its key. The build puts this in the place of the messages that carry all languages.
 * @public imported by what `vite-one-language.ts` writes
 */
export function say(key: string, inputs: object): string {
  return words[key]?.(inputs) ?? key;
}
