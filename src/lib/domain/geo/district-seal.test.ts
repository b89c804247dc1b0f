import { expect, it } from 'vitest';
import { districtSeal } from './district-seal.ts';

it('the seal shows every district within its square and a light in the middle of each', () => {
  const square = (west: number, south: number): [number, number][][][] => [
    [
      [
        [west, south],
        [west + 0.1, south],
        [west + 0.1, south + 0.1],
        [west, south + 0.1],
        [west, south]
      ]
    ]
  ];
  const { size, districts } = districtSeal([
    { id: 'west', area: square(7, 51) },
    { id: 'east', area: square(7.1, 51) }
  ]);
  expect(districts.map(({ id }) => id)).toEqual(['west', 'east']);
  const numbers = districts.flatMap(({ d }) => d.match(/-?\d+(\.\d+)?/g) ?? []).map(Number);
  expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...numbers)).toBeLessThanOrEqual(size);
  expect((districts[0]?.light.x ?? 0) + (districts[1]?.light.x ?? 0)).toBeCloseTo(size, 0);
});
