import { describe, expect, it } from 'vitest';
import { tinyCity, WEST } from '../../../../tests/support/tiny-city.ts';
import type { KnownObject } from './known-object.ts';
import { findObjects } from './object-search.ts';
import { findPlace, searchPlaces } from './search.ts';

const object = (kind: KnownObject['kind'], id: string, name: string | null): KnownObject => ({ kind, id, name, owner: 'usb', quality: 'demo', ...WEST });
const city = tinyCity({
  objects: [object('lamp', '1234', null), object('container', 'C-301', null), object('playground', '1234', 'Spielplatz')]
});

describe('the number of a known object', () => {
  it.each([
    ['Laterne 1234', ['lamp']],
    ['laterne nr. 1234', ['lamp']],
    ['Mast1234', ['lamp']],
    ['1234', ['lamp', 'playground']],
    ['lamp 1234', ['lamp']],
    ['Street lamp 1234', ['lamp']],
    ['Sokak lambası 1234', ['lamp']],
    ['مصباح الشارع 1234', ['lamp']],
    ['عمود 1234', ['lamp']],
    ['مصباح ١٢٣٤', ['lamp']],
    ['۱۲۳۴', ['lamp', 'playground']],
    ['c301', ['container']],
    ['Container C-301', ['container']],
    ['Laterne 1235', []],
    ['Container 1234', []],
    ['Hauptstraße 1234', []]
  ])('%s', (typed, kinds) => {
    expect(findObjects(typed, city).map(({ kind }) => kind)).toEqual(kinds);
  });

  it('is found by the place search, before anything else, exactly where the object stands', () => {
    expect(searchPlaces('Laterne 1234', city)[0]).toMatchObject({
      label: '1234',
      object: { kind: 'lamp', id: '1234' },
      detail: 'Altstadt',
      precise: true,
      ...WEST
    });
  });

  it('is a place for a form that cannot ask back, unless two objects bear it', () => {
    expect(findPlace('Laterne 1234', city)).toMatchObject(WEST);
    expect(findPlace('1234', city)).toBeNull();
  });
});
