import { describe, expect, it } from 'vitest';
import { DAY } from '../time.ts';
import { easterSunday, holidaysInNorthRhineWestphalia } from './holidays.ts';

const iso = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);

describe('Easter', () => {
  it.each([
    [1961, '1961-04-02'],
    [2000, '2000-04-23'],
    [2008, '2008-03-23'],
    [2011, '2011-04-24'],
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2038, '2038-04-25']
  ])('falls in %i on %s', (year, date) => {
    expect(iso(easterSunday(year))).toBe(date);
  });
});

describe('public holidays in North Rhine-Westphalia', () => {
  it('in 2026 are eleven, with Corpus Christi and All Saints', () => {
    const dates = Object.fromEntries(holidaysInNorthRhineWestphalia(2026).map(({ code, day }) => [code, iso(day)]));
    expect(dates).toEqual({
      new_year: '2026-01-01',
      good_friday: '2026-04-03',
      easter_monday: '2026-04-06',
      labour_day: '2026-05-01',
      ascension: '2026-05-14',
      whit_monday: '2026-05-25',
      corpus_christi: '2026-06-04',
      german_unity: '2026-10-03',
      all_saints: '2026-11-01',
      christmas_day: '2026-12-25',
      boxing_day: '2026-12-26'
    });
  });

  it('Epiphany and Reformation Day are working days here', () => {
    const dates = holidaysInNorthRhineWestphalia(2025).map(({ day }) => iso(day));
    expect(dates).not.toContain('2025-01-06');
    expect(dates).not.toContain('2025-10-31');
  });
});
