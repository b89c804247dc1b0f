import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { LANGUAGES } from '#lib/domain/language.ts';
import { readCity } from './read-city.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'city-'));
  cpSync('cities/bochum', folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

function found(): string[] {
  const read = readCity(folder);
  return read.ok ? [] : read.problems.map(({ file, path, problem }) => `${file} at ${path}: ${problem}`);
}

function editWords(file: string, change: (words: Record<string, unknown>) => void): void {
  const words = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Record<string, unknown>;
  change(words);
  writeFileSync(join(folder, file), JSON.stringify(words));
}

test('Bochum is offered in every language, and each category, phrase and page has its words', () => {
  const read = readCity(folder);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const { city } = read;
  expect(city.languages).toEqual([...LANGUAGES]);
  for (const language of LANGUAGES) {
    for (const { label, phrases } of city.categories)
      for (const words of [label, ...phrases.map((phrase) => phrase.label)]) expect(words[language]).toBeTruthy();
    for (const { words } of city.texts) expect(words[language]?.title).toBeTruthy();
  }
  expect(city.categories[0]?.label.ar).not.toBe(city.categories[0]?.label.de);
});

test('a phrase without its words names file and path', () => {
  editWords('languages/ar.json', (words) => delete words['categories.waste.phrases.sofa']);
  expect(found()).toEqual(['languages/ar.json at categories.waste.phrases.sofa: „Sofa“ is not translated']);
});

test('words for something that the city no longer has are named', () => {
  editWords('languages/en.json', (words) => (words['findings.gone'] = 'Gone'));
  expect(found()).toEqual(['languages/en.json at findings.gone: translates nothing that the city has']);
});

test('synonyms are a list', () => {
  editWords('languages/en.json', (words) => (words['categories.waste.synonyms'] = 'rubbish'));
  expect(found()).toEqual([expect.stringMatching(/^languages\/en\.json at categories\.waste\.synonyms:/)]);
});

test('a text page that a language lacks is named', () => {
  rmSync(join(folder, 'texts/ar/hilfe.json'));
  expect(found()).toEqual(['texts/ar/hilfe.json at : the file is missing']);
});

test('a city without further languages needs no translation', () => {
  editWords('city.json', (city) => (city.languages = ['de']));
  expect(found()).toEqual([]);
});

test('German comes first', () => {
  editWords('city.json', (city) => (city.languages = ['en', 'de']));
  expect(found()[0]).toBe('city.json at languages: must begin with de');
});
