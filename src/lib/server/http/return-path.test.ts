import { expect, test } from 'vitest';
import { returnPath } from './return-path.ts';

test('a person comes back to the page of the desk that was asked for', () => {
  expect(returnPath('/dienst/meldung/BO-7K4-M2P?bild=2')).toBe('/dienst/meldung/BO-7K4-M2P?bild=2');
  expect(returnPath('/dienst?liste=mine')).toBe('/dienst?liste=mine');
});

test.each([
  null,
  '',
  'https://evil.example',
  '//evil.example/dienst',
  '/\\evil.example',
  '/dienst\\..\\..',
  '/dienst/../bochum',
  '/dienstag',
  'javascript:alert(1)',
  '/dienst/anmelden?weiter=x',
  '/dienst/abmelden',
  '/bochum'
])('the wish %j leads to the start of the desk', (wished) => expect(returnPath(wished)).toBe('/dienst'));
