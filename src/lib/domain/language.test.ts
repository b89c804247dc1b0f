import { expect, test } from 'vitest';
import { acceptedLanguage, addressIn, asLanguage, LANGUAGES, splitAddress } from './language.ts';

test.each([
  ['/bochum/karte', 'de', '/bochum/karte'],
  ['/ar/bochum/karte', 'ar', '/bochum/karte'],
  ['/leicht/bochum', 'de-simple', '/bochum'],
  ['/tr/bochum', 'tr', '/bochum'],
  ['/en', 'en', '/'],
  ['/en/api/bochum/places', 'en', '/api/bochum/places'],
  ['/', 'de', '/'],
  ['/arabien', 'de', '/arabien'],
  ['/ar/dienst', 'de', '/ar/dienst'],
  ['/ar/m/BO-7K4-M2P', 'de', '/ar/m/BO-7K4-M2P']
])('%s is read as %s and %s', (address, language, path) => {
  expect(splitAddress(address)).toEqual({ language, path });
});

test('every language finds its own addresses again', () => {
  for (const language of LANGUAGES) {
    for (const path of ['/', '/bochum', '/bochum/melden/waste']) expect(splitAddress(addressIn(language, path))).toEqual({ language, path });
  }
});

test('the page of a reporter and the desk have one address in every language', () => {
  for (const path of ['/m/BO-7K4-M2P', '/dienst', '/dienst/meldung/BO-7K4-M2P']) expect(addressIn('ar', path)).toBe(path);
});

test.each([
  ['en-GB,en;q=0.9,de;q=0.8', 'en'],
  ['fr-FR,fr;q=0.9,ar;q=0.5', 'ar'],
  ['de;q=0.2, en;q=0.9', 'en'],
  ['ar;q=0, fr', null],
  ['', null],
  [null, null]
])('a browser that wishes for %s gets %s', (header, language) => {
  expect(acceptedLanguage(header)).toBe(language);
});

test('a tag that is not spoken here is no language', () => {
  expect([asLanguage('ar'), asLanguage('zh'), asLanguage(''), asLanguage(null)]).toEqual(['ar', null, null, null]);
});
