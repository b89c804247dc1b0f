import { describe, expect, it } from 'vitest';
import { readBochum } from '../../../../tests/support/bochum.ts';
import { boundsOf } from '../geo/bounds.ts';
import { containment } from '../geo/contains.ts';
import { locate } from './locate.ts';

const city = readBochum();

/** Repeatable numbers from 0 to 1 (Park and Miller). */
function dice(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647;
}

describe('locate in Bochum', () => {
  it('the main station is in Mitte, quarter Gleisdreieck', () => {
    expect(locate({ lat: 51.4787, lon: 7.2229 }, city)).toEqual({ inside: true, districtId: 'bochum-mitte', quarterId: 'bochum-sb-11', borderDistrictIds: [] });
  });

  it.each([
    ['Herne', 51.533, 7.219],
    ['Dortmund', 51.498, 7.346],
    ['Witten', 51.4436, 7.3353],
    ['Hattingen', 51.399, 7.186],
    ['Essen', 51.4556, 7.0116],
    ['Gelsenkirchen', 51.5177, 7.0857],
    ['Castrop-Rauxel', 51.55, 7.311]
  ])('a point in %s is outside, and the neighbour is named', (name, lat, lon) => {
    expect(locate({ lat, lon }, city)).toMatchObject({ inside: false, neighbour: { name } });
  });

  it('a point in Munich is outside, and no neighbour is named', () => {
    expect(locate({ lat: 48.1374, lon: 11.5755 }, city)).toEqual({ inside: false, neighbour: null });
  });

  it('a point on a common border goes to the district with the smallest id, and names the others', () => {
    const mitte = city.districts.find(({ id }) => id === 'bochum-mitte');
    const corners = (mitte?.area.flat(2) ?? []).map(([lon, lat]) => locate({ lat, lon }, city));
    const shared = corners.flatMap((located) => (located.inside && located.borderDistrictIds.length > 0 ? [located] : []));
    expect(shared.length).toBeGreaterThan(100);
    for (const { districtId, borderDistrictIds } of shared) expect(borderDistrictIds.every((other) => districtId < other)).toBe(true);
  });

  it('each of 100,000 points within the boundary is in exactly one district', () => {
    const random = dice(20_261_123);
    const { south, north, west, east } = boundsOf(city.boundary);
    let within = 0;
    const odd: unknown[] = [];
    while (within < 100_000) {
      const point = { lat: south + random() * (north - south), lon: west + random() * (east - west) };
      if (containment(point, city.boundary) !== 'inside') continue;
      within += 1;
      const located = locate(point, city);
      if (!located.inside || located.quarterId === null || located.borderDistrictIds.length > 0) odd.push([point, located]);
    }
    expect(odd).toEqual([]);
  });
});
