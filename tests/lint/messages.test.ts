import { globSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { LANGUAGES } from '../../src/lib/domain/language.ts';

const root = resolve(import.meta.dirname, '../..');
type Settings = { baseLocale: string; locales: string[]; 'plugin.inlang.messageFormat': { pathPattern: string[] } };
const settings = settingsOf('project.inlang');
const areas = areasOf(settings);
/** Read by staff and by those who run other systems, who work in German; everything else is for residents and the public and exists in every language. */
const STAFF_AREAS = [
  'staff.json',
  'spots.json',
  'triage.json',
  'merge.json',
  'response.json',
  'corrections.json',
  'situation.json',
  'open311.json',
  'partner.json'
];
const publicAreas = areas.filter((area) => !STAFF_AREAS.includes(area));
const base = messagesOf(settings.baseLocale, areas);
const translations = settings.locales.filter((locale) => locale !== settings.baseLocale);
const used = keysUsed();

/** Words of an unfinished text, and forms of address that the interface does not use. */
const UNFINISHED = /\b(?:TODO|TBD|FIXME|XXX|lorem|ipsum|foo|bar|Platzhalter|asdf)\b/i;
const WRONG_WORD = /\b(?:Anliegen|Ticket|du|dein|deine|deinen|dir|dich)\b/;

test('the languages of the messages are those of the product', () => {
  expect([...settings.locales].sort()).toEqual([...LANGUAGES].sort());
  expect(settingsOf('browser.inlang').locales).toEqual(settings.locales);
});

for (const locale of translations) {
  test(`every message that residents read is there in ${locale}, and keeps its variables`, () => {
    const own = messagesOf(locale, publicAreas);
    expect(Object.keys(own).sort()).toEqual(Object.keys(messagesOf(settings.baseLocale, publicAreas)).sort());
    expect(Object.entries(own).filter(([key, text]) => String(variablesOf(text)) !== String(variablesOf(base[key] ?? '')))).toEqual([]);
  });

  test(`every counted message has the forms that ${locale} needs, and no message is empty`, () => {
    const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
    const counted = publicAreas.flatMap((area) => Object.entries(rawArea(locale, area)).filter(([, value]) => Array.isArray(value)));
    expect(counted.length).toBeGreaterThan(3);
    for (const [key, value] of counted) expect(formsOf(value), key).toEqual(expect.arrayContaining(forms));
    expect(Object.entries(messagesOf(locale, publicAreas)).filter(([, text]) => text.trim() === '' || / {2}/.test(text) || UNFINISHED.test(text))).toEqual([]);
  });
}

// Report words know the reasons of the triage too, which only the desk asks for.
test('the desk speaks German only, and no page for residents uses its messages', () => {
  for (const area of STAFF_AREAS) expect(globSync(`messages/*/${area}`, { cwd: root })).toEqual([`messages/de/${area}`]);
  const staff = new Set(STAFF_AREAS.flatMap((area) => Object.keys(readArea(settings.baseLocale, area))));
  expect(
    [...keysUsed((file) => !/routes\/dienst\/|lib\/report-ui\/|server\/mails\/(?:alarm|hand-on)|routes\/open311\/|server\/http\/open311\//.test(file))].filter(
      (key) => staff.has(key)
    )
  ).toEqual([]);
});

test('a browser gets only areas that exist in every language', () => {
  expect(areasOf(settingsOf('browser.inlang')).filter((area) => !publicAreas.includes(area))).toEqual([]);
});

test('every message of a page that residents open is among those of the browser, which would else show the German one', () => {
  const shipped = new Set(areasOf(settingsOf('browser.inlang')).flatMap((area) => Object.keys(readArea(settings.baseLocale, area))));
  const asked = keysUsed((file) => file.endsWith('.svelte') && !file.includes('routes/dienst/') && !file.includes('lib/shell/staff'));
  expect([...asked].filter((key) => !shipped.has(key))).toEqual([]);
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

function settingsOf(project: string): Settings {
  return JSON.parse(read(`${project}/settings.json`)) as Settings;
}

function areasOf(project: Settings): string[] {
  return project['plugin.inlang.messageFormat'].pathPattern.map((pattern) => basename(pattern));
}

function messagesOf(locale: string, areas: readonly string[]): Record<string, string> {
  return Object.assign({}, ...areas.map((area) => readArea(locale, area))) as Record<string, string>;
}

/** A message with variants counts with all its texts. */
function readArea(locale: string, area: string): Record<string, string> {
  return Object.fromEntries(Object.entries(rawArea(locale, area)).map(([key, value]) => [key, typeof value === 'string' ? value : textsOf(value).join(' ')]));
}

function rawArea(locale: string, area: string): Record<string, unknown> {
  const { $schema: _schema, ...messages } = JSON.parse(read(`messages/${locale}/${area}`)) as Record<string, unknown>;
  return messages;
}

function formsOf(value: unknown): string[] {
  return (value as { match: object }[]).flatMap(({ match }) => Object.keys(match)).map((form) => form.split('=')[1] ?? '');
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
function keysUsed(isWanted = (_file: string): boolean => true): Set<string> {
  const files = globSync('src/**/*.{ts,svelte}', { cwd: root }).filter((file) => !file.includes('i18n/paraglide') && isWanted(file));
  const sources = files.map(read).filter((source) => source.includes('i18n/paraglide/messages.js'));
  return new Set(sources.flatMap((source) => [...source.matchAll(/(?<![\w.])m\.([a-z0-9_]+)\b/g)].map(([, key]) => key ?? '')));
}

function read(file: string): string {
  return readFileSync(resolve(root, file), 'utf8');
}
