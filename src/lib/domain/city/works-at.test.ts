import { expect, it } from 'vitest';
import { EAST, tinyCity, WEST } from '../../../../tests/support/tiny-city.ts';
import { fromIsoDate } from './calendar.ts';
import type { PlannedWork } from './planned-work.ts';
import { worksAt } from './works-at.ts';

const work = (id: string, areaId: string): PlannedWork => ({
  id,
  areaId,
  categories: ['waste'],
  from: fromIsoDate('2026-10-01'),
  to: fromIsoDate('2026-10-14'),
  text: { de: id }
});
const city = tinyCity({
  areas: [{ id: 'site', kind: 'works', name: 'Baustelle', quality: 'demo', shape: { kind: 'circle', radiusMeters: 30, ...WEST } }],
  works: [work('at the site', 'site'), work('in the quarter', 'altstadt'), work('in the east', 'ost')]
});
const at = (point: { lat: number; lon: number }, local: string, category = 'waste') =>
  worksAt({ point, category, now: Date.parse(`${local}+02:00`) }, city).map(({ id }) => id);

it('planned work is told in its area, its quarter and its district', () => {
  expect(at(WEST, '2026-10-10T12:00')).toEqual(['at the site', 'in the quarter']);
  expect(at(EAST, '2026-10-10T12:00')).toEqual(['in the east']);
});

it('planned work is told from its first until the end of its last day, by the clock of the city', () => {
  expect(at(EAST, '2026-09-30T23:59')).toEqual([]);
  expect(at(EAST, '2026-10-01T00:00')).toEqual(['in the east']);
  expect(at(EAST, '2026-10-14T23:59')).toEqual(['in the east']);
  expect(at(EAST, '2026-10-15T00:00')).toEqual([]);
});

it('planned work is not told to whoever reports something else', () => {
  expect(at(WEST, '2026-10-10T12:00', 'streetlight')).toEqual([]);
});
