import fc from 'fast-check';
import { expect, it } from 'vitest';
import { tinyCity } from '../../../../tests/support/tiny-city.ts';
import { localMomentAt } from './local-moment.ts';

const city = tinyCity();
const at = (utc: string) => localMomentAt(Date.parse(utc), city);

it.each([
  ['the hour before the clock jumps in spring', '2026-03-29T00:59:00Z', 119],
  ['the first minute after it, at 3 o’clock', '2026-03-29T01:00:00Z', 180],
  ['half past two in autumn, the first time', '2026-10-25T00:30:00Z', 150],
  ['half past two in autumn, the second time', '2026-10-25T01:30:00Z', 150]
])('knows %s', (_, utc, minute) => {
  expect(at(utc)).toEqual({ weekday: 7, minute, dayOff: false });
});

it('takes a public holiday and a day off of the city for a Sunday', () => {
  expect(at('2026-06-04T10:00:00Z')).toEqual({ weekday: 7, minute: 720, dayOff: true });
  const carnival = tinyCity({ calendar: { holidays: 'NW', daysOff: ['2026-02-16'] } });
  expect(localMomentAt(Date.parse('2026-02-16T10:00:00Z'), carnival)).toMatchObject({ weekday: 7, dayOff: true });
});

it('shows what a clock in the city shows, at any instant', () => {
  const words = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Berlin', weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const days = ['', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
  fc.assert(
    fc.property(fc.integer({ min: Date.UTC(2025, 0), max: Date.UTC(2030, 0) }), (instant) => {
      const { weekday, minute, dayOff } = localMomentAt(instant, city);
      const parts = Object.fromEntries(words.formatToParts(instant).map(({ type, value }) => [type, value]));
      expect(minute).toBe(Number(parts.hour) * 60 + Number(parts.minute));
      expect(dayOff ? 'Sun' : days[weekday]).toBe(dayOff ? 'Sun' : parts.weekday);
    })
  );
});
