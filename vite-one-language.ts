import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

type Settings = { locales: string[]; 'plugin.inlang.messageFormat': { pathPattern: string[] } };

/**
 * In the browser a public message is looked up in the file of the page's language instead of carrying every language
 * along (ADR 0006). Messages of the desk stay as they are: they are German only and cost nothing more.
 */
export function oneLanguagePerPage(): Plugin {
  let keys: Set<string>;
  return {
    name: 'one-language-per-page',
    buildStart() {
      keys = publicKeys();
    },
    transform(code, id, options) {
      if (options?.ssr || !/\/i18n\/paraglide\/messages\/[^/]+\.js$/.test(id) || id.endsWith('/_index.js')) return null;
      const exported = [...code.matchAll(/^export const ([a-z0-9_]+) =/gm)].map(([, key]) => key ?? '').filter((key) => keys.has(key));
      if (exported.length === 0) return null;
      const lines = exported.map((key) => `export const ${key} = (inputs = {}) => say('${key}', inputs);`);
      return { code: [`import { say } from '../../words.ts';`, ...lines, ''].join('\n'), map: null };
    }
  };
}

/** Keys of the messages that residents can read. */
export function publicKeys(): Set<string> {
  const settings = JSON.parse(readFileSync('browser.inlang/settings.json', 'utf8')) as Settings;
  const files = settings['plugin.inlang.messageFormat'].pathPattern.map((pattern) => pattern.replace('{locale}', 'de'));
  return new Set(files.flatMap((file) => Object.keys(JSON.parse(readFileSync(file, 'utf8')) as object)));
}
