import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { slowOpenMinutes } from '../../../../tests/support/slow-hours.ts';
import { tinyCity } from '../../../../tests/support/tiny-city.ts';
import { addWorkingHours, workingMillisBetween } from '../city/hours.ts';
import { DAY, HOUR, MINUTE } from '../time.ts';
import { dueWithoutWaiting, movedDeadline } from './pause.ts';

const city = tinyCity();
const [west] = city.teams;
if (!west) throw new Error('The tiny city has no team.');
const summer = (text: string) => Date.parse(`${text}:00+02:00`);
const winter = (text: string) => Date.parse(`${text}:00+01:00`);
const calm = (dueAt: number) => ({ dueAt, urgency: null, team: 'kod-west' });
const urgent = (dueAt: number) => ({ dueAt, urgency: 'sharp_waste', team: 'kod-west' });

describe('a deadline that rests', () => {
  test.each<[string, [due: number, from: number, to: number], number]>([
    ['over a day', [summer('2026-10-15T14:00'), summer('2026-10-14T12:00'), summer('2026-10-15T12:00')], summer('2026-10-16T14:00')],
    ['over the weekend', [summer('2026-10-16T14:00'), summer('2026-10-16T12:00'), summer('2026-10-19T12:00')], summer('2026-10-19T14:00')],
    ['only for hours in which nobody works', [summer('2026-10-15T12:00'), summer('2026-10-14T17:00'), summer('2026-10-15T07:00')], summer('2026-10-15T12:00')],
    ['over the end of daylight saving', [summer('2026-10-23T12:00'), summer('2026-10-23T10:00'), winter('2026-10-26T11:00')], winter('2026-10-26T13:00')]
  ])('goes on with what was left: %s', (_, [due, from, to], moved) => {
    expect(movedDeadline(calm(due), { from, to }, city)).toBe(moved);
  });

  it('is counted by the clock when it is urgent', () => {
    const due = summer('2026-10-17T23:00');
    expect(movedDeadline(urgent(due), { from: due - HOUR, to: due + 5 * HOUR }, city)).toBe(due + 6 * HOUR);
  });

  it('stays as late as it was', () => {
    const due = summer('2026-10-14T10:00');
    expect(movedDeadline(calm(due), { from: due + HOUR, to: due + 3 * HOUR }, city)).toBe(due + 2 * HOUR);
  });
});

const STEP = 15 * MINUTE;
const START = summer('2026-10-19T06:00');
const SPAN = 14 * DAY;
const quarter = fc.integer({ min: 0, max: SPAN / STEP }).map((steps) => START + steps * STEP);

/** Every minute of the time under test, as the slow reference of the hours has it. */
const OPEN_MINUTES = slowOpenMinutes(START, SPAN * 2, west.hours, city);

/** Walks the minutes: counts down only what is open and not in the pause. */
function slowDeadline(start: number, workingMinutes: number, pause: { from: number; to: number } | null): number {
  let left = workingMinutes;
  for (const [index, isOpen] of OPEN_MINUTES.entries()) {
    const at = START + index * MINUTE;
    if (!isOpen || at < start || (pause && at >= pause.from && at < pause.to)) continue;
    left -= 1;
    if (left === 0) return at + MINUTE;
  }
  throw new Error('The reference walked too short.');
}

describe('against a slow reference that walks every minute, over the end of daylight saving and All Saints', () => {
  const cases = fc.record({ start: quarter, hours: fc.integer({ min: 1, max: 30 }), one: quarter, other: quarter });

  test('a pause gives back exactly the working time it took', () => {
    fc.assert(
      fc.property(cases, ({ start, hours, one, other }) => {
        const [from, to] = [Math.min(one, other), Math.max(one, other)];
        const due = addWorkingHours(start, hours, west, city);
        fc.pre(from >= start && from < due && to > from);
        expect(movedDeadline(calm(due), { from, to }, city)).toBe(slowDeadline(start, hours * 60, { from, to }));
      }),
      { numRuns: 300, seed: 7 }
    );
  });

  test('a pause that ends early counts only until then', () => {
    fc.assert(
      fc.property(cases, quarter, ({ start, hours, one, other }, third) => {
        const [from = 0, early = 0, until = 0] = [one, other, third].sort((a, b) => a - b);
        const due = addWorkingHours(start, hours, west, city);
        fc.pre(from >= start && from < due && early < until && from < early);
        const paused = movedDeadline(calm(due), { from, to: until }, city);
        const resumed = dueWithoutWaiting({ ...calm(paused), waiting: { reason: 'x', until } }, early, city);
        expect(resumed).toBe(slowDeadline(start, hours * 60, { from, to: early }));
      }),
      { numRuns: 300, seed: 7 }
    );
  });

  test('working time between two moments is the number of open minutes', () => {
    fc.assert(
      fc.property(quarter, quarter, (one, other) => {
        const [from, to] = [Math.min(one, other), Math.max(one, other)];
        const open = OPEN_MINUTES.slice((from - START) / MINUTE, (to - START) / MINUTE).filter(Boolean).length;
        expect(workingMillisBetween(from, to, west, city)).toBe(open * MINUTE);
      }),
      { numRuns: 300, seed: 7 }
    );
  });
});
