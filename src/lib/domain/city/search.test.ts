import { describe, expect, it } from 'vitest';
import { readBochum } from '../../../../tests/support/bochum.ts';
import { findPlace, searchPlaces } from './search.ts';

const city = readBochum();
const labels = (typed: string) => searchPlaces(typed, city).map(({ label }) => label);

describe('place search in Bochum', () => {
  it.each(['Königsallee', 'königsallee', 'Koenigsallee', 'konigsallee', 'KÖNIGSALLEE', 'Koenigsal'])('%s finds the Königsallee', (typed) => {
    expect(labels(typed)[0]).toBe('Königsallee');
  });

  it.each(['Alleestraße', 'Alleestrasse', 'Alleestr.', 'Allee Str', 'alleestr', 'Alleestra'])('%s finds the Alleestraße', (typed) => {
    expect(labels(typed)[0]).toBe('Alleestraße');
  });

  it('a known house number comes first and is precise', () => {
    expect(searchPlaces('Agnesstr. 33, 44791 Bochum', city)[0]).toMatchObject({
      label: 'Agnesstraße 33',
      detail: '44791 Grumme',
      kind: 'address',
      precise: true
    });
  });

  it('an unknown house number gives the street, which is not precise', () => {
    expect(searchPlaces('Agnesstraße 999', city)[0]).toMatchObject({ label: 'Agnesstraße', kind: 'street', precise: false });
  });

  it('one number of a house with several is enough', () => {
    expect(labels('Auf dem Alten Kamp 35')[0]).toBe('Auf dem Alten Kamp 35 / 37');
  });

  it('the quarter narrows a long street down', () => {
    const hits = searchPlaces('Dorstener Straße, Hamme', city);
    expect(hits.length).toBeGreaterThan(1);
    expect(hits.every(({ detail }) => detail?.includes('Hamme'))).toBe(true);
  });

  it('the end of a compound is found', () => {
    expect(labels('bahnhofstr')).toContain('Alte Bahnhofstraße');
    expect(labels('schalla')).toContain('Hans-Schalla-Platz');
  });

  it('words of two letters count as words, not as letters inside others', () => {
    expect(labels('Am Hain')[0]).toBe('Am Hain');
    expect(labels('am').every((label) => /\bam/i.test(label))).toBe(true);
  });

  it('Hbf is the main station, whose place is only approximate', () => {
    expect(searchPlaces('Hbf', city)[0]).toMatchObject({ label: 'Bochum Hauptbahnhof', kind: 'place', precise: false });
  });

  it('gives at most eight hits, and none for nothing, for one letter or for nonsense', () => {
    expect(labels('str')).toHaveLength(8);
    expect([labels(''), labels('a'), labels('  ,. '), labels('qqqqq'), labels('99999')]).toEqual([[], [], [], [], []]);
  });

  it('never offers a place outside the city', () => {
    const place = { name: 'Sonnenwarte', kind: 'landmark', quality: 'official' as const };
    const inside = { ...city, places: [{ ...place, lat: 51.4787, lon: 7.2229 }] };
    const outside = { ...city, places: [{ ...place, lat: 51.533, lon: 7.219 }] };
    expect([searchPlaces('Sonnenwarte', inside).length, searchPlaces('Sonnenwarte', outside).length]).toEqual([1, 0]);
  });

  it('answers endless input at once', () => {
    expect(labels('straße '.repeat(100_000)).length).toBeLessThanOrEqual(8);
  });
});

describe('finding one place without asking back', () => {
  it.each(['Agnesstraße 33', 'agnesstr. 33', 'Agnesstrasse 33, 44791 Bochum', 'Agnesstraße 33, Grumme', 'Auf dem Alten Kamp 35 / 37', 'Dorstenerstr 94'])(
    '%s is one known address',
    (typed) => {
      expect(findPlace(typed, city)).toMatchObject({ kind: 'address', precise: true });
    }
  );

  it.each([
    ['an unknown house number', 'Agnesstraße 999'],
    ['a street alone', 'Agnesstraße'],
    ['half a name', 'Agnes 33'],
    ['a word that many places share', 'Schule'],
    ['an approximate landmark', 'Hbf'],
    ['an address in another quarter', 'Agnesstraße 33, Stiepel'],
    ['an address in another postcode', 'Agnesstraße 33, 44801 Bochum'],
    ['a house with another number beside it', 'Agnesstraße 33-37'],
    ['a slip', 'Agnestraße 33'],
    ['a quarter', 'Hamme'],
    ['a postcode', '44791'],
    ['nothing', '']
  ])('%s is not', (_, typed) => {
    expect(findPlace(typed, city)).toBeNull();
  });

  it('a name that two distant places bear is not one place', () => {
    const playground = { name: 'Bolzplatz Mitte', kind: 'playground', quality: 'official' as const, lat: 51.4787, lon: 7.2229 };
    const near = { ...city, places: [playground] };
    const twice = { ...city, places: [playground, { ...playground, lat: 51.44, lon: 7.2611 }] };
    expect([findPlace('Bolzplatz Mitte', near)?.label, findPlace('Bolzplatz Mitte', twice)]).toEqual(['Bolzplatz Mitte', null]);
  });
});
