import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '../time.ts';
import type { OpeningHours } from './city.ts';
import { addWorkingHours, isOpenAt, nextOpening, openUntil } from './hours.ts';
import { slowOpenMinutes } from '../../../../tests/support/slow-hours.ts';

const city = { timeZone: 'Europe/Berlin', calendar: { holidays: 'NW' as const, daysOff: ['2026-12-24', '2026-12-31'] } };
const berlin = (text: string, offset: string) => Date.parse(`${text}:00${offset}`);
const summer = (text: string) => berlin(text, '+02:00');
const winter = (text: string) => berlin(text, '+01:00');

const on = (weekdays: readonly OpeningHours['weekday'][], fromMinute: number, toMinute: number): OpeningHours[] =>
  weekdays.map((weekday) => ({ weekday, fromMinute, toMinute }));
const OFFICE = on([1, 2, 3, 4, 5], 8 * 60, 16 * 60);
const UNTIL_ONE = on([1, 2, 3, 4, 5, 6, 7], 7 * 60, 25 * 60);
const UNTIL_ONE_IN_PIECES = [...on([1, 2, 3, 4, 5, 6, 7], 0, 60), ...on([1, 2, 3, 4, 5, 6, 7], 7 * 60, 24 * 60)];
const ROUND_THE_CLOCK = on([1, 2, 3, 4, 5, 6, 7], 0, 24 * 60);

describe('working hours', () => {
  it.each([
    ['within one day', summer('2026-10-14T09:00'), 4, summer('2026-10-14T13:00')],
    ['over the night', summer('2026-10-14T14:00'), 4, summer('2026-10-15T10:00')],
    ['from before opening', summer('2026-10-14T05:00'), 1, summer('2026-10-14T09:00')],
    ['over the weekend', summer('2026-10-16T15:00'), 2, summer('2026-10-19T09:00')],
    ['up to the minute of closing, not to the next opening', summer('2026-10-14T08:00'), 8, summer('2026-10-14T16:00')],
    ['over the end of daylight saving', summer('2026-10-23T15:00'), 2, winter('2026-10-26T09:00')],
    ['over the begin of daylight saving', winter('2026-03-27T15:00'), 2, summer('2026-03-30T09:00')],
    ['over Easter: Good Friday, weekend, Easter Monday', summer('2026-04-02T15:00'), 2, summer('2026-04-07T09:00')],
    ['over Corpus Christi', summer('2026-06-03T15:30'), 1, summer('2026-06-05T08:30')],
    ['over All Saints on a Saturday as over any weekend', winter('2025-10-31T15:00'), 2, winter('2025-11-03T09:00')],
    ["over the city's own day off and Christmas", winter('2026-12-23T15:00'), 2, winter('2026-12-28T09:00')],
    ['half hours', summer('2026-10-14T15:45'), 0.5, summer('2026-10-15T08:15')]
  ])('are counted %s', (_, start, hours, due) => {
    expect(addWorkingHours(start, hours, { hours: OFFICE }, city)).toBe(due);
  });

  it('none leave the start where it is, even while closed', () => {
    expect(addWorkingHours(summer('2026-10-17T12:00'), 0, { hours: OFFICE }, city)).toBe(summer('2026-10-17T12:00'));
  });

  it('of a team without hours run day and night, so that no deadline stalls', () => {
    expect(addWorkingHours(summer('2026-10-17T12:00'), 24, { hours: [] }, city)).toBe(summer('2026-10-18T12:00'));
  });
});

describe('opening', () => {
  it.each([
    ['hours that reach over midnight', UNTIL_ONE],
    ['hours in two pieces that touch at midnight', UNTIL_ONE_IN_PIECES]
  ])('until one at night is told at half past eleven and half past midnight alike: %s', (_, hours) => {
    const one = summer('2026-10-15T01:00');
    expect(openUntil(summer('2026-10-14T23:30'), hours, city)).toBe(one);
    expect(openUntil(summer('2026-10-15T00:30'), hours, city)).toBe(one);
    expect(openUntil(one, hours, city)).toBeNull();
    expect(nextOpening(summer('2026-10-14T23:30'), hours, city)).toEqual({ from: summer('2026-10-15T07:00'), to: summer('2026-10-16T01:00') });
  });

  it('after Friday evening comes on Monday', () => {
    expect(nextOpening(summer('2026-10-16T18:00'), OFFICE, city)).toEqual({ from: summer('2026-10-19T08:00'), to: summer('2026-10-19T16:00') });
  });

  it('on a holiday follows the hours of Sunday', () => {
    const corpusChristi = summer('2026-06-04T12:00');
    expect(isOpenAt(corpusChristi, OFFICE, city)).toBe(false);
    expect(isOpenAt(corpusChristi, UNTIL_ONE, city)).toBe(true);
  });

  it('is never claimed for a team without hours', () => {
    expect(isOpenAt(summer('2026-10-14T12:00'), [], city)).toBe(false);
    expect(nextOpening(summer('2026-10-14T12:00'), [], city)).toBeNull();
  });

  it('round the clock has no next opening and no end this week', () => {
    const now = summer('2026-10-14T12:00');
    expect(nextOpening(now, ROUND_THE_CLOCK, city)).toBeNull();
    expect(openUntil(now, ROUND_THE_CLOCK, city)).toBeGreaterThanOrEqual(now + 7 * DAY);
  });

  it('in the hour that is skipped in spring begins when the clock jumps', () => {
    expect(nextOpening(winter('2026-03-29T01:00'), on([7], 150, 300), city)).toEqual({ from: winter('2026-03-29T02:00'), to: summer('2026-03-29T05:00') });
  });

  it('in the hour that happens twice in autumn begins and ends at its first passing', () => {
    expect(nextOpening(summer('2026-10-25T01:00'), on([7], 120, 150), city)).toEqual({ from: summer('2026-10-25T02:00'), to: summer('2026-10-25T02:30') });
  });
});

describe('against a slow reference that looks at every minute', () => {
  /** Days around which mistakes hide: both clock changes, Easter, Corpus Christi, Christmas, a plain week. */
  const start = fc
    .tuple(fc.constantFrom('2026-03-27', '2026-10-23', '2026-04-01', '2026-06-02', '2026-12-22', '2027-08-10'), fc.integer({ min: 0, max: 3 * 24 * 60 }))
    .map(([date, minute]) => Date.parse(date) + minute * MINUTE);
  const hours = fc.array(
    fc
      .record({
        weekday: fc.constantFrom<OpeningHours['weekday'][]>(1, 2, 3, 4, 5, 6, 7),
        fromMinute: fc.integer({ min: 0, max: 1439 }),
        length: fc.integer({ min: 1, max: 1440 })
      })
      .map(({ weekday, fromMinute, length }) => ({ weekday, fromMinute, toMinute: fromMinute + length })),
    { minLength: 1, maxLength: 6 }
  );
  const runs = { numRuns: 60 };

  it('a moment is open or closed alike', () => {
    fc.assert(
      fc.property(start, hours, (from, given) => {
        const open = slowOpenMinutes(from, 2 * DAY, given, city);
        for (let minute = 0; minute < open.length; minute += 7) expect([minute, isOpenAt(from + minute * MINUTE, given, city)]).toEqual([minute, open[minute]]);
      }),
      runs
    );
  });

  it('the same number of minutes passes until a deadline', () => {
    fc.assert(
      fc.property(start, hours, fc.integer({ min: 1, max: 600 }), (from, given, minutes) => {
        const due = addWorkingHours(from, minutes / 60, { hours: given }, city);
        if (due - from > 9 * DAY) return;
        const open = slowOpenMinutes(from, due - from, given, city);
        expect(open.filter(Boolean)).toHaveLength(minutes);
        expect(open.at(-1)).toBe(true);
      }),
      runs
    );
  });

  it('openings and closings fall on the same minutes', () => {
    fc.assert(
      fc.property(start, hours, (from, given) => {
        const open = slowOpenMinutes(from, 9 * DAY, given, city);
        const opening = open.findIndex((now, minute) => minute > 0 && now && !open[minute - 1]);
        const closing = open.findIndex((now) => !now);
        if (opening > 0) expect(nextOpening(from, given, city)?.from).toBe(from + opening * MINUTE);
        if (open[0] && closing > 0) expect(openUntil(from, given, city)).toBe(from + closing * MINUTE);
      }),
      runs
    );
  });
});

it('a deadline is found in microseconds, since the demo data asks 20,000 times', () => {
  const begin = performance.now();
  for (let i = 0; i < 20_000; i++) addWorkingHours(summer('2026-01-01T00:00') + (i % 8760) * HOUR, 60, { hours: OFFICE }, city);
  expect(performance.now() - begin).toBeLessThan(2_000);
});
