import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keptSpots, slowMemory } from '../../../../tests/support/spot-field.ts';
import { WEST } from '../../../../tests/support/tiny-city.ts';
import { metersBetween, offsetMeters } from '../geo/distance.ts';
import { recountSpots } from './recount.ts';
import type { SpotReport } from './spot.ts';

const at = (east: number, north: number, id: string): SpotReport => ({ id, ...offsetMeters(WEST, east, north) });
const kept = (reports: readonly SpotReport[]) => {
  const spots = keptSpots();
  for (const report of reports) spots.enter(report);
  return spots;
};
const stateOf = ({ window }: ReturnType<typeof keptSpots>) =>
  new Map([...window.values()].sort((a, b) => (a.id < b.id ? -1 : 1)).map(({ id, count, centreId }) => [id, { count, centreId }]));
const recounted = (reports: readonly SpotReport[]) => new Map([...recountSpots(reports)].sort(([a], [b]) => (a < b ? -1 : 1)));

/** Points on a grid of 5 m, so that distances of exactly 50 m and equal distances happen. */
const anywhere = (width: number) => fc.record({ east: fc.integer({ min: 0, max: width }), north: fc.integer({ min: 0, max: 12 }) });
const reports = (count: number, width: number) =>
  fc
    .array(anywhere(width), { maxLength: count, size: 'max' })
    .map((points) => points.map(({ east, north }, index) => at(east * 5, north * 5, String(index).padStart(3, '0'))));

describe('a recurring place', () => {
  it('begins with the third report within 50 m, and a fourth a little further off joins the nearest centre', () => {
    const scene = [at(0, 0, 'a'), at(30, 0, 'b'), at(45, 0, 'c')];
    expect(stateOf(kept(scene.slice(0, 2))).get('a')).toEqual({ count: 2, centreId: null });
    expect([...stateOf(kept(scene)).values()].map(({ centreId }) => centreId)).toEqual(['a', 'a', 'a']);
    const further = kept([...scene, at(80, 0, 'd')]);
    // b and c now have four around them; b comes first by its id.
    expect([...stateOf(further).values()].map(({ centreId }) => centreId)).toEqual(['b', 'b', 'b', 'b']);
  });

  it('takes the point at 50 m in and the one just beyond not', () => {
    const within = kept([at(0, 0, 'a'), at(0, 0, 'b'), at(49.99, 0, 'c'), at(-50.01, 0, 'd')]);
    expect(stateOf(within).get('c')?.centreId).toBe('a');
    expect(stateOf(within).get('d')).toEqual({ count: 1, centreId: null });
  });

  it('does not grow along a street: a row of reports every 20 m makes many places, none wider than 100 m', () => {
    const row = Array.from({ length: 60 }, (_, index) => at(index * 20, 0, String(index).padStart(2, '0')));
    const { window } = kept(row);
    const clusters = Map.groupBy([...window.values()], ({ centreId }) => centreId);
    expect(clusters.has(null)).toBe(false);
    expect(clusters.size).toBeGreaterThan(10);
    for (const members of clusters.values()) for (const one of members) for (const other of members) expect(metersBetween(one, other)).toBeLessThanOrEqual(100);
  });

  it('is the same in whatever order the reports come', () => {
    fc.assert(
      fc.property(
        reports(60, 90).chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray([...all], { minLength: all.length }))),
        ([all, shuffled]) => {
          expect(stateOf(kept(shuffled))).toEqual(recounted(all));
        }
      ),
      { numRuns: 60 }
    );
  });

  it('kept step by step equals the recount, and its memory the slow memory, while reports come, age and are taken out', () => {
    const step = fc.record({ kind: fc.constantFrom('come', 'come', 'age', 'out', 'back'), place: anywhere(60), pick: fc.nat() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 120, size: 'max' }), (steps) => {
        const spots = keptSpots();
        const slow = slowMemory();
        const present: SpotReport[] = [];
        const out: SpotReport[] = [];
        for (const [index, { kind, place, pick }] of steps.entries()) {
          if (kind === 'come') {
            // Ids do not follow the order of arrival.
            const report = at(place.east * 5, place.north * 5, `${(index * 37) % 100}-${index}`);
            present.push(report);
            spots.enter(report);
          } else if (kind === 'back') {
            const [report] = out.splice(pick % Math.max(1, out.length), 1);
            if (!report) continue;
            present.push(report);
            spots.enter(report);
          } else {
            const [report] = present.splice(kind === 'age' ? 0 : pick % Math.max(1, present.length), 1);
            if (!report) continue;
            spots.leave(report.id, { forget: kind === 'out' });
            if (kind === 'out') {
              slow.forget(report.id);
              out.push(report);
            }
          }
          slow.step(present);
          expect(stateOf(spots)).toEqual(recounted(present));
          expect(spots.spots).toEqual(slow.spots);
          const memory = new Map([...spots.all.values()].flatMap(({ id, spot }) => (spot === null ? [] : [[id, spot] as const])));
          expect(memory).toEqual(new Map([...slow.spotOf].filter(([id]) => spots.all.has(id))));
        }
      }),
      { numRuns: 30 }
    );
  });
});

describe('the memory of a place', () => {
  it('goes on when the place sleeps and wakes: same place, whole history', () => {
    const spots = kept([at(0, 0, 'a'), at(5, 0, 'b'), at(0, 5, 'c')]);
    for (const id of ['a', 'b', 'c']) spots.leave(id);
    expect(spots.window.size).toBe(0);
    for (const id of ['d', 'e', 'f']) spots.enter(at(30, 0, id));
    expect(spots.spots).toHaveLength(1);
    expect([...spots.all.values()].map(({ spot }) => spot)).toEqual([1, 1, 1, 1, 1, 1]);
  });

  it('takes in what was there before it began, and a single report after a long pause', () => {
    const spots = keptSpots();
    spots.enter(at(10, 0, 'old'));
    spots.leave('old');
    for (const id of ['a', 'b', 'c']) spots.enter(at(0, 0, id));
    for (const id of ['a', 'b', 'c']) spots.leave(id);
    spots.enter(at(0, 20, 'late'));
    expect(spots.window.get('late')?.centreId).toBeNull();
    expect(['old', 'late'].map((id) => spots.all.get(id)?.spot)).toEqual([1, 1]);
  });

  it('two places are never founded within 50 m of each other', () => {
    fc.assert(
      fc.property(reports(50, 60), (all) => {
        const { spots } = kept(all);
        for (const one of spots) for (const other of spots) if (one !== other) expect(metersBetween(one, other)).toBeGreaterThan(50);
      }),
      { numRuns: 40 }
    );
  });
});
