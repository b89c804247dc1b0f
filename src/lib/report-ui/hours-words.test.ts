import { describe, expect, it } from 'vitest';
import type { OpeningHours } from '#lib/domain/city/city.ts';
import { hoursWords } from './hours-words.ts';

const HOUR_MINUTES = 60;
const on = (weekday: OpeningHours['weekday'], from: number, to: number): OpeningHours => ({
  weekday,
  fromMinute: from * HOUR_MINUTES,
  toMinute: to * HOUR_MINUTES
});

describe('hours in words', () => {
  it('tells weekdays in a row with the same hours once', () => {
    expect(hoursWords([on(1, 7, 19), on(2, 7, 19), on(3, 7, 19), on(6, 10, 14)])).toBe('Mo. bis Mi., 7 bis 19 Uhr; Sa., 10 bis 14 Uhr');
  });

  it('names both halves of a day and half hours', () => {
    expect(hoursWords([on(4, 13.5, 17), on(4, 8, 12)])).toBe('Do., 8 bis 12 Uhr und 13:30 bis 17 Uhr');
  });

  it('says "rund um die Uhr" for a whole day and nothing without hours', () => {
    expect(hoursWords([on(7, 0, 24)])).toBe('So., rund um die Uhr');
    expect(hoursWords([])).toBe('');
  });
});
