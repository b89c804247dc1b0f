import { expect, it } from 'vitest';
import type { PlaceHit } from '#lib/domain/city/search.ts';
import { speaking } from '../language.ts';
import { inWords } from './place-words.ts';

const hit: PlaceHit = {
  label: 'Hamme',
  detail: 'Bochum-Mitte',
  lat: 51.5,
  lon: 7.2,
  kind: 'place',
  precise: false,
  area: null,
  unknownNumber: null,
  object: null
};

it.each([
  ['a quarter says that it is one', { area: 'quarter' as const }, 'Quartier Hamme', 'Bochum-Mitte'],
  ['a district says that it is one', { area: 'district' as const, detail: null }, 'Stadtbezirk Hamme', null],
  ['a street says which number is unknown', { unknownNumber: '112' }, 'Hamme', 'Nr. 112 kennen wir nicht, Bochum-Mitte'],
  ['also where nothing else is to say', { unknownNumber: '112', detail: null }, 'Hamme', 'Nr. 112 kennen wir nicht'],
  ['a thing without a name is called after its number', { label: '1207', object: { kind: 'lamp' as const, id: '1207' } }, 'Laterne 1207', 'Bochum-Mitte'],
  ['anything else stays as it is', {}, 'Hamme', 'Bochum-Mitte']
])('%s', (_, change, label, detail) => {
  expect(inWords({ ...hit, ...change })).toMatchObject({ label, detail });
});

it('in the language of the reader', () => {
  const lamp: PlaceHit = { ...hit, label: '1207', object: { kind: 'lamp', id: '1207' } };
  expect(speaking('ar', () => inWords(lamp).label)).toBe('مصباح الشارع 1207');
});
