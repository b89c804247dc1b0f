import type { ClientInit } from '@sveltejs/kit';
import { watchKeyboard } from '#lib/browser/keyboard.ts';
import { currentLanguage } from '#lib/i18n/current.ts';
import { loadWords } from '#lib/i18n/words.ts';

/** The page is readable without them; it waits for its words before it becomes interactive. */
export const init: ClientInit = () => {
  watchKeyboard(document.documentElement);
  return loadWords(currentLanguage());
};
