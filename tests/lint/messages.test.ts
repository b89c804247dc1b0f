import { globSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const settings = JSON.parse(read('project.inlang/settings.json')) as {
  baseLocale: string;
  locales: string[];
  'plugin.inlang.messageFormat': { pathPattern: string[] };
};
const areas = settings['plugin.inlang.messageFormat'].pathPattern.map((pattern) => basename(pattern));
const base = messagesOf(settings.baseLocale);
const used = keysUsed();

/** Words of an unfinished text, and forms of address that the interface does not use. */
const UNFINISHED = /\b(?:TODO|TBD|FIXME|XXX|lorem|ipsum|foo|bar|Platzhalter|asdf)\b/i;
const WRONG_WORD = /\b(?:Anliegen|Ticket|du|dein|deine|deinen|dir|dich)\b/;

test('every language has every message', () => {
  for (const locale of settings.locales) expect(Object.keys(messagesOf(locale)).sort(), locale).toEqual(Object.keys(base).sort());
});

test('every message keeps the variables of the base language', () => {
  for (const locale of settings.locales) {
    const changed = Object.entries(messagesOf(locale)).filter(([key, text]) => String(variablesOf(text)) !== String(variablesOf(base[key] ?? '')));
    expect(changed, locale).toEqual([]);
  }
});

test('no message is defined in two files', () => {
  const keys = areas.flatMap((area) => Object.keys(readArea(settings.baseLocale, area)));
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
});

test('every file of messages belongs to an area that is compiled', () => {
  expect(globSync('messages/*/*.json', { cwd: root }).filter((file) => !areas.includes(basename(file)))).toEqual([]);
});

test('every message that the source uses is defined', () => {
  expect([...used].filter((key) => !(key in base))).toEqual([]);
});

test('every message that is defined is used', () => {
  expect(Object.keys(base).filter((key) => !used.has(key))).toEqual([]);
});

test('every key is flat snake case', () => {
  expect(Object.keys(base).filter((key) => !/^[a-z0-9]+(?:_[a-z0-9]+)*$/.test(key))).toEqual([]);
});

test('no message is empty, unfinished or in the wrong words', () => {
  const wrong = Object.entries(base).filter(([, text]) => text.trim() === '' || / {2}/.test(text) || UNFINISHED.test(text) || WRONG_WORD.test(text));
  expect(wrong).toEqual([]);
});

function messagesOf(locale: string): Record<string, string> {
  return Object.assign({}, ...areas.map((area) => readArea(locale, area))) as Record<string, string>;
}

/** A message with variants counts with all its texts. */
function readArea(locale: string, area: string): Record<string, string> {
  const { $schema: _schema, ...messages } = JSON.parse(read(`messages/${locale}/${area}`)) as Record<string, unknown>;
  return Object.fromEntries(Object.entries(messages).map(([key, value]) => [key, typeof value === 'string' ? value : textsOf(value).join(' ')]));
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsOf);
  return value && typeof value === 'object' && 'match' in value ? textsOf(Object.values(value.match as object)) : [];
}

function variablesOf(text: string): string[] {
  return [...new Set(text.match(/\{[a-z][A-Za-z]*\}/g))].sort();
}

/** Keys are only ever written as `m.key`, so that this test and a reader can find them. */
function keysUsed(): Set<string> {
  const files = globSync('src/**/*.{ts,svelte}', { cwd: root }).filter((file) => !file.includes('i18n/paraglide'));
  const sources = files.map(read).filter((source) => source.includes('i18n/paraglide/messages.js'));
  return new Set(sources.flatMap((source) => [...source.matchAll(/(?<![\w.])m\.([a-z0-9_]+)\b/g)].map(([, key]) => key ?? '')));
}

function read(file: string): string {
  return readFileSync(resolve(root, file), 'utf8');
}
