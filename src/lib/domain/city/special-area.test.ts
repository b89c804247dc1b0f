import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBochum } from '../../../../tests/support/bochum.ts';
import { WEST } from '../../../../tests/support/tiny-city.ts';
import { containment } from '../geo/contains.ts';
import { metersBetween, offsetMeters } from '../geo/distance.ts';
import { specialAreasAt, type SpecialArea } from './special-area.ts';

const area = (id: string, shape: SpecialArea['shape']): SpecialArea => ({ id, kind: 'park', name: id, quality: 'demo', shape });
const idsAt = (point: { lat: number; lon: number }, ...areas: SpecialArea[]) =>
  specialAreasAt(point, { areas }).map((hit) => `${hit.area.id}${hit.onBorder ? ' (border)' : ''}`);

describe('a special area', () => {
  const round = area('round', { kind: 'circle', radiusMeters: 40, ...WEST });

  it('around a point reaches as far as its radius, which belongs to it and is told', () => {
    expect(idsAt(offsetMeters(WEST, 39.9, 0), round)).toEqual(['round']);
    expect(idsAt(offsetMeters(WEST, 40, 0), round)).toEqual(['round (border)']);
    expect(idsAt(offsetMeters(WEST, 40.1, 0), round)).toEqual([]);
  });

  it('with corners has its line, which is told', () => {
    const ring: [number, number][] = [[7.2, 51.47], [7.21, 51.47], [7.21, 51.49], [7.2, 51.49], [7.2, 51.47]]; // prettier-ignore
    const square = area('square', { kind: 'polygon', area: [[ring]] });
    expect(idsAt({ lat: 51.48, lon: 7.205 }, square)).toEqual(['square']);
    expect(idsAt({ lat: 51.48, lon: 7.21 }, square)).toEqual(['square (border)']);
    expect(idsAt({ lat: 51.48, lon: 7.2101 }, square)).toEqual([]);
  });

  it('comes by id when several hold', () => {
    expect(idsAt(WEST, { ...round, id: 'b' }, { ...round, id: 'a' })).toEqual(['a', 'b']);
  });
});

it('areas of Bochum are found as by looking at each of them', () => {
  const { areas } = readBochum();
  const near = fc.record({ i: fc.nat(areas.length - 1), east: fc.integer({ min: -300, max: 300 }), north: fc.integer({ min: -300, max: 300 }) });
  fc.assert(
    fc.property(near, ({ i, east, north }) => {
      const shape = areas[i]?.shape;
      const start = shape?.kind === 'circle' ? shape : { lat: shape?.area[0]?.[0]?.[0]?.[1] ?? 0, lon: shape?.area[0]?.[0]?.[0]?.[0] ?? 0 };
      const point = offsetMeters(start, east, north);
      const slow = areas.filter(({ shape: each }) =>
        each.kind === 'circle' ? metersBetween(point, each) <= each.radiusMeters + 0.005 : containment(point, each.area) !== 'outside'
      );
      expect(specialAreasAt(point, { areas }).map((hit) => hit.area.id)).toEqual(slow.map(({ id }) => id).toSorted());
    })
  );
});
