import { expect, it } from 'vitest';
import type { Ring } from './area.ts';
import { containment } from './contains.ts';
import { pointInside } from './inner-point.ts';

const square = (from: number, to: number): Ring => [
  [from, from],
  [to, from],
  [to, to],
  [from, to],
  [from, from]
];
const horseshoe: Ring = [
  [0, 0],
  [6, 0],
  [6, 6],
  [5, 6],
  [5, 1],
  [2, 1],
  [2, 6],
  [0, 6],
  [0, 0]
];

it.each([
  ['a square has it in the middle', [[square(0, 2)]], { lat: 1, lon: 1 }],
  ['a hole is avoided', [[square(0, 6), square(2, 4)]], { lat: 3, lon: 1 }],
  ['a horseshoe has it in its wider arm', [[horseshoe]], { lat: 3, lon: 1 }],
  ['the largest part counts', [[square(0, 1)], [square(10, 14)]], { lat: 12, lon: 12 }]
])('%s', (_, area, point) => {
  expect(pointInside(area)).toEqual(point);
  expect(containment(point, area)).toBe('inside');
});

it('nothing has no point inside', () => {
  expect(pointInside([])).toBeNull();
});
