import { describe, expect, it } from 'vitest';
import { tinyCity, WEST } from '../../../../tests/support/tiny-city.ts';
import type { KnownObject } from './known-object.ts';
import { findObjects } from './object-search.ts';
import { findPlace, searchPlaces } from './search.ts';

const object = (kind: KnownObject['kind'], id: string, name: string): KnownObject => ({ kind, id, name, owner: 'usb', quality: 'demo', ...WEST });
const city = tinyCity({
  objects: [object('lamp', '1234', 'Laterne 1234'), object('container', 'C-301', 'Container C-301'), object('playground', '1234', 'Spielplatz')]
});

describe('the number of a known object', () => {
  it.each([
    ['Laterne 1234', ['Laterne 1234']],
    ['laterne nr. 1234', ['Laterne 1234']],
    ['Mast1234', ['Laterne 1234']],
    ['1234', ['Laterne 1234', 'Spielplatz']],
    ['lamp 1234', ['Laterne 1234']],
    ['عمود 1234', ['Laterne 1234']],
    ['c301', ['Container C-301']],
    ['Container C-301', ['Container C-301']],
    ['Laterne 1235', []],
    ['Container 1234', []],
    ['Hauptstraße 1234', []]
  ])('%s', (typed, names) => {
    expect(findObjects(typed, city).map(({ name }) => name)).toEqual(names);
  });

  it('is found by the place search, before anything else, exactly where the object stands', () => {
    expect(searchPlaces('Laterne 1234', city)[0]).toMatchObject({ label: 'Laterne 1234', detail: 'Altstadt', precise: true, ...WEST });
  });

  it('is a place for a form that cannot ask back, unless two objects bear it', () => {
    expect(findPlace('Laterne 1234', city)).toMatchObject(WEST);
    expect(findPlace('1234', city)).toBeNull();
  });
});
