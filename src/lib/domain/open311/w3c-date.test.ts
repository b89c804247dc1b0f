import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readW3cDate, w3cDate } from './w3c-date.ts';

const ZONE = 'Europe/Berlin';
const TEN = Date.UTC(2026, 10, 23, 9);

test.each([
  ['2026-11-23T10:00:00+01:00', TEN],
  ['2026-11-23T10:00:00+0100', TEN],
  ['2026-11-23T09:00:00Z', TEN],
  ['2026-11-23T09:00:00.123Z', TEN + 123],
  ['2026-11-23T09:00:00.123456789z', TEN + 123],
  ['2026-11-23T10:00Z', TEN + 3_600_000],
  // An address turns the plus sign into a space.
  ['2026-11-23T10:00:00 01:00', TEN],
  // Without an offset it is the city's own time, winter or summer.
  ['2026-11-23T10:00:00', TEN],
  ['2026-07-01T10:00:00', Date.UTC(2026, 6, 1, 8)],
  ['2026-11-23', Date.UTC(2026, 10, 22, 23)],
  ['', null],
  ['gestern', null],
  ['2026-13-01', null],
  ['2026-02-30', null],
  ['2026-11-23T25:00:00Z', null],
  ['1763888400', null]
])('reads "%s"', (text, expected) => {
  expect(readW3cDate(text, ZONE)).toBe(expected);
});

test('what is written is read back as the same second', () => {
  expect(w3cDate(TEN, ZONE)).toBe('2026-11-23T10:00:00+01:00');
  expect(w3cDate(Date.UTC(2026, 6, 1, 8), ZONE)).toBe('2026-07-01T10:00:00+02:00');
  expect(w3cDate(TEN, 'America/St_Johns')).toBe('2026-11-23T05:30:00-03:30');
  const second = fc.integer({ min: 1_500_000_000, max: 2_000_000_000 });
  fc.assert(
    fc.property(
      second,
      fc.constantFrom(ZONE, 'UTC', 'America/New_York', 'Asia/Kolkata'),
      (at, zone) => readW3cDate(w3cDate(at * 1000, zone), ZONE) === at * 1000
    )
  );
});
