import { describe, expect, it } from 'vitest';
import { OUTCOMES, SIGNED_STATES } from '#lib/domain/report/report.ts';
import { DAY } from '#lib/domain/time.ts';
import { filterQuery, placeWord, readBounds, readFilter, readPlace, toQuery, zoomWithin } from './map-filter.ts';

const CITY = {
  categories: [
    { code: 'waste', visibility: 'pin' },
    { code: 'unsafe', visibility: 'counts' }
  ],
  districts: [{ id: 'mitte' }, { id: 'ost' }],
  quarters: [{ id: 'hamme' }]
};
const NOW = 1_800_000_000_000;
const read = (query: string) => readFilter(new URLSearchParams(query), CITY);

describe('filter of map and list', () => {
  it('is the last 30 days without a word in the address', () => {
    expect(toQuery(read(''), NOW)).toEqual({ states: [], categories: [], districts: [], quarters: [], since: NOW - 30 * DAY, bounds: null, nothing: false });
    expect(filterQuery(read(''))).toBe('');
  });

  it('survives the way through the address', () => {
    const query = 'stand=received&stand=fixed&kategorie=waste&bezirk=ost&quartier=hamme&zeit=alle&rahmen=51.48000%2C7.20000%2C51.48100%2C7.20200';
    expect(filterQuery(read(query))).toBe(query);
    expect(toQuery(read(query), NOW).since).toBeNull();
  });

  it('has a word for all that is open and one for all that has ended; together they are everything', () => {
    expect(toQuery(read('stand=open&stand=received'), NOW).states).toEqual([...SIGNED_STATES]);
    expect(toQuery(read('stand=closed'), NOW).states).toEqual(OUTCOMES.filter((outcome) => outcome !== 'rejected' && outcome !== 'withdrawn'));
    expect(toQuery(read('stand=open&stand=closed'), NOW).states).toEqual([]);
    expect(filterQuery(read('stand=open'))).toBe('stand=open');
  });

  it('knows no category that is only counted, and nothing invented: each finds nothing instead of everything', () => {
    for (const query of ['kategorie=unsafe', 'bezirk=atlantis', 'stand=rejected', 'quartier=x', 'zeit=ewig']) {
      const filter = read(query);
      expect(filter).toEqual({ ...read(''), unknown: [{ name: query.split('=')[0], word: query.split('=')[1] }] });
      expect(toQuery(filter, NOW).nothing).toBe(true);
      expect(filterQuery(filter)).toBe(query);
    }
  });

  it('a word that is known is found beside one that is not, and an empty one says nothing', () => {
    expect(toQuery(read('bezirk=atlantis&bezirk=ost'), NOW)).toMatchObject({ districts: ['ost'], nothing: false });
    expect(read('bezirk=&zeit=')).toEqual(read(''));
  });

  it('of a very long word little is kept', () => {
    expect(read(`bezirk=${'x'.repeat(500)}`).unknown[0]?.word).toHaveLength(60);
  });
});

describe('view of the map in the address', () => {
  it('reads bounds from south-west to north-east only', () => {
    expect(readBounds(new URLSearchParams('rahmen=51.4,7.1,51.5,7.3'))).toEqual({ south: 51.4, west: 7.1, north: 51.5, east: 7.3 });
    for (const wrong of ['', 'a,b,c,d', '51.5,7.1,51.4,7.3', '51.4,7.1,51.5', '51.4,7.1,1e9,7.3'])
      expect(readBounds(new URLSearchParams({ rahmen: wrong }))).toBeNull();
  });

  it('reads the place it wrote', () => {
    expect(readPlace(new URLSearchParams({ ort: placeWord({ lat: 51.48, lon: 7.22 }, 14.5) }))).toEqual({ center: { lat: 51.48, lon: 7.22 }, zoom: 14.5 });
    expect(readPlace(new URLSearchParams({ ort: '51.48,7.22,99' }))).toBeNull();
  });
});

it('nobody gets a whole city house by house: the wider the view, the coarser the grid', () => {
  const bochum = { south: 51.4, west: 7.1, north: 51.54, east: 7.35 };
  const street = { south: 51.48, west: 7.22, north: 51.482, east: 7.224 };
  expect(zoomWithin(bochum, 19)).toBeLessThan(16);
  expect(zoomWithin(bochum, 12)).toBe(12);
  expect(zoomWithin(street, 19)).toBe(19);
});
