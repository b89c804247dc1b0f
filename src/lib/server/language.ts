import { AsyncLocalStorage } from 'node:async_hooks';
import { BASE_LANGUAGE, type Language } from '#lib/domain/language.ts';
import { currentLanguage, readLanguageFrom } from '#lib/i18n/current.ts';
import { overwriteGetLocale } from '#lib/i18n/paraglide/runtime.js';

const turns = new AsyncLocalStorage<Language>();
readLanguageFrom(() => turns.getStore() ?? BASE_LANGUAGE);
overwriteGetLocale(currentLanguage);

/** Runs `work` in a language: a request in that of its page, a mail in that of its reader. */
export const speaking = <T>(language: Language, work: () => T): T => turns.run(language, work);
