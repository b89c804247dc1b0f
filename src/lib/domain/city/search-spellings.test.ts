import { describe, expect, it } from 'vitest';
import { readBochum } from '../../../../tests/support/bochum.ts';
import { containment } from '../geo/contains.ts';
import { findPlace, searchPlaces } from './search.ts';

const city = readBochum();
const search = (typed: string) => searchPlaces(typed, city);

describe('what people type, and what comes first', () => {
  it.each([
    ['Dorstenerstr 112', 'Dorstener Straße'],
    ['Dorstenerstraße', 'Dorstener Straße'],
    ['dorstenerstrasse', 'Dorstener Straße'],
    ['Dorsteners', 'Dorstener Straße'],
    ['Dorstenerstr 94', 'Dorstener Straße 94'],
    ['Dorstenerstr, Hamme', 'Dorstener Straße'],
    ['Kortumstrase', 'Kortumstraße'],
    ['Kortum Straße', 'Kortumstraße'],
    ['Königs Allee', 'Königsallee'],
    ['wittenerstr', 'Wittenerstraße'],
    ['Dorstener Straße 94, 44809 Bochum', 'Dorstener Straße 94'],
    ['Dorstener Straße 112 44809 Bochum', 'Dorstener Straße'],
    ['44809 Bochum, Dorstener Straße 94', 'Dorstener Straße 94'],
    ['Wittener Straße 47, 44789 Bochum', 'Wittener Straße'],
    ['Kortumstr. in Bochum', 'Kortumstraße'],
    ['Agnesstr. Nr. 33', 'Agnesstraße 33'],
    ['Agnesstraße Hausnummer 33', 'Agnesstraße 33'],
    ['Auf dem Alten Kamp 35/37', 'Auf dem Alten Kamp 35 / 37'],
    ['Alte Bahnhofstr. 174b', 'Alte Bahnhofstraße 174 b'],
    ['Agnesstraße ٣٣', 'Agnesstraße 33'],
    ['Agnesstraße ۳۳', 'Agnesstraße 33'],
    ['Agnesstr. \u200F\u2067٣٣\u2069, ٤٤٧٩١ Bochum', 'Agnesstraße 33'],
    ['Dorstener Straße ٩٤, ۴۴۸۰۹ Bochum', 'Dorstener Straße 94'],
    ['Bhf Langendreer', 'Bahnhof Langendreer'],
    ['Bochum Hbf', 'Bochum Hauptbahnhof'],
    ['Hamme', 'Hamme'],
    ['Quartier Hamme', 'Hamme'],
    ['Wattenscheid', 'Wattenscheid'],
    ['Stadtbezirk Wattenscheid', 'Wattenscheid'],
    ['Bochum-Süd', 'Süd']
  ])('%s: %s', (typed, label) => {
    expect(search(typed)[0]?.label).toBe(label);
  });
});

it('a form that cannot ask back takes a house number and a postcode in digits of Arabic or Persian', () => {
  expect(findPlace('Agnesstraße ٣٣, ٤٤٧٩١ Bochum', city)?.label).toBe('Agnesstraße 33');
  expect(findPlace('Agnesstraße ۳۳', city)?.label).toBe('Agnesstraße 33');
  expect(findPlace('Agnesstraße ٣٣, ٤٤٨٠٩ Bochum', city)).toBeNull();
});

describe('one slip', () => {
  it.each([
    ['a letter less', 'kortumsr', 'Kortumstraße'],
    ['a letter more', 'Kortuumstr. 65', 'Kortumstraße 65'],
    ['another letter', 'Kordumstraße', 'Kortumstraße'],
    ['two letters swapped', 'Kotrumstraße', 'Kortumstraße'],
    ['a slip in one of two words', 'Dorstner Straße', 'Dorstener Straße']
  ])('%s is forgiven in a long word', (_, typed, label) => {
    expect(search(typed)[0]?.label).toBe(label);
  });

  it.each([
    ['two slips', 'Kordunstraße'],
    ['a slip in a short word', 'Hajn'],
    ['digits for letters', 'Bermuda3eck']
  ])('%s: nothing', (_, typed) => {
    expect(search(typed)).toEqual([]);
  });

  it('is only looked for when nothing fits as typed', () => {
    expect(search('Lindener').every(({ label }) => label.includes('Lindener'))).toBe(true);
  });
});

describe('a postcode', () => {
  it('ranks the part of a street that bears it first', () => {
    const quarters = ['44787', '44809'].map((postcode) => search(`Dorstener Straße ${postcode}`)[0]?.detail);
    expect(quarters).toEqual(['Gleisdreieck', 'Hamme']);
  });

  it('does not hide a street that the index has under another one', () => {
    expect(search('Agnesstraße 33, 44801 Bochum')[0]?.label).toBe('Agnesstraße 33');
  });

  it('alone gives its quarters, then its streets, none of them precise', () => {
    const hits = search('44801 Bochum');
    expect(hits[0]).toMatchObject({ label: 'Querenburg', area: 'quarter' });
    expect(hits.slice(1).map(({ kind }) => kind)).toEqual(Array(7).fill('street'));
    expect(hits.some(({ precise }) => precise)).toBe(false);
  });
});

describe('quarters and districts', () => {
  it('come after a street of that name, and before names that only hold the word', () => {
    const street = { street: 'Hamme', houseNumber: '', postcode: null, quarterId: 'bochum-sb-16', lat: 51.49, lon: 7.2 };
    const hits = searchPlaces('Hamme', { ...city, addresses: [...city.addresses, street] });
    const inside = hits.findIndex(({ label }) => label === 'Goldhammer Straße');
    expect(hits.slice(0, 2).map(({ kind, area }) => [kind, area])).toEqual([
      ['street', null],
      ['place', 'quarter']
    ]);
    expect(inside).toBeGreaterThan(1);
  });

  it('are all found, at a point of their own, and are never precise', () => {
    for (const { name, area } of [...city.quarters, ...city.districts]) {
      const hit = search(name).find((found) => found.area !== null && found.label === name);
      expect(hit?.precise, name).toBe(false);
      expect(hit && containment(hit, area), name).toBe('inside');
    }
  });
});

describe('a house number', () => {
  it.each([
    ['unknown', 'Dorstenerstr 112', '112'],
    ['unknown with its letter', 'Agnesstraße 33 a', '33a'],
    ['known', 'Agnesstraße 33', null],
    ['one of several', 'Auf dem Alten Kamp 35', null],
    ['not typed', 'Agnesstraße', null]
  ])('that is %s: the street says so', (_, typed, unknown) => {
    expect(search(typed).find(({ kind }) => kind === 'street')?.unknownNumber).toBe(unknown);
  });
});
