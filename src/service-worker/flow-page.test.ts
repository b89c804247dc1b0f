import { expect, test } from 'vitest';
import { dataOf, flowKey, isForResidents, offlinePageOf } from './flow-page.ts';

const keyOf = (address: string) => flowKey(new URL(address, 'http://own.invalid'));

test('the pages of the flow are kept under their path, in any language', () => {
  expect(['/bochum', '/bochum/', '/en/bochum/melden/waste', '/bochum/ausgang', '/bochum/offline'].map(keyOf)).toEqual([
    '/bochum',
    '/bochum/',
    '/en/bochum/melden/waste',
    '/bochum/ausgang',
    '/bochum/offline'
  ]);
});

test('what only concerns one visit is left out of the key', () => {
  expect(keyOf('/bochum/melden/waste?entwurf=0b2f&art=sofa')).toBe('/bochum/melden/waste');
  expect(keyOf('/bochum/melden/disorder?jetzt=nein&entwurf=0b2f')).toBe('/bochum/melden/disorder?jetzt=nein');
  expect(keyOf('/bochum/melden/disorder/__data.json?jetzt=nein&x-sveltekit-invalidated=01')).toBe('/bochum/melden/disorder/__data.json?jetzt=nein');
});

test('nothing else is kept: no desk, no own report, no map, no answer of the API, no number by the hour', () => {
  const others = ['/', '/dienst', '/dienst/anmelden', '/m/BO-222-222', '/bochum/karte', '/bochum/meldung/BO-222-222', '/api/bochum/places', '/open311/v2'];
  const byTheHour = ['/bochum/melden/disorder?jetzt=ja', '/bochum?wort=sofa'];
  expect([...others, ...byTheHour].map(keyOf)).toEqual([...others, ...byTheHour].map(() => null));
});

test('whoever opens a page for residents without a line is told so; the desk and machines are not', () => {
  expect(['/', '/en/bochum', '/m/BO-222-222', '/nix'].map(isForResidents)).toEqual([true, true, true, true]);
  expect(['/dienst', '/api/bochum/places', '/open311/v2'].map(isForResidents)).toEqual([false, false, false]);
});

test('a page knows where its data lies, and an address of a city where its page without a line lies', () => {
  expect([dataOf('/bochum'), dataOf('/bochum/melden/disorder?jetzt=nein')]).toEqual(['/bochum/__data.json', '/bochum/melden/disorder/__data.json?jetzt=nein']);
  expect([offlinePageOf('/bochum/karte'), offlinePageOf('/en/bochum/karte'), offlinePageOf('/dienst'), offlinePageOf('/m/BO-222-222')]).toEqual([
    '/bochum/offline',
    '/en/bochum/offline',
    null,
    null
  ]);
});
