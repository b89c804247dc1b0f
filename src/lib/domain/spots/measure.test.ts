import { describe, expect, it } from 'vitest';
import { DAY } from '../time.ts';
import { medianDaysBetween } from './history.ts';
import { compareMeasure, whyNotMeasure } from './measure.ts';
import { rateRatio, shareInterval } from './rate-ratio.ts';

const START = 1000 * DAY;
const days = (...offsets: number[]) => offsets.map((offset) => START + offset * DAY);
const observed = (times: readonly number[], nowAfterDays: number) => ({ times, now: START + nowAfterDays * DAY, recordedSince: 0 });
const each = (count: number, from: number, to: number) => Array.from({ length: count }, (_, index) => from + ((to - from) * (index + 0.5)) / count);

describe('the exact interval', () => {
  // Clopper and Pearson's limits as printed in tables.
  it.each([
    [2, 10, 0.0252, 0.5561],
    [0, 10, 0, 0.3085],
    [10, 10, 0.6915, 1],
    [50, 100, 0.3983, 0.6017]
  ])('of %i in %i is %f to %f', (hits, all, from, to) => {
    const interval = shareInterval(hits, all);
    expect(interval.from).toBeCloseTo(from, 4);
    expect(interval.to).toBeCloseTo(to, 4);
  });

  it('holds for large counts', () => {
    const { from, to } = shareInterval(1000, 2000);
    expect([from, to].map((share) => Math.round(share * 1000))).toEqual([478, 522]);
  });

  it('of a ratio takes the length of the periods into account', () => {
    const ratio = rateRatio({ before: 12, after: 4, beforeDays: 90, afterDays: 30 });
    expect(ratio?.ratio).toBeCloseTo(1, 6);
    expect(ratio && ratio.from < 1 && ratio.to > 1).toBe(true);
    expect(rateRatio({ before: 0, after: 7, beforeDays: 90, afterDays: 90 })?.to).toBe(Infinity);
    expect(rateRatio({ before: 0, after: 0, beforeDays: 90, afterDays: 90 })).toBeNull();
  });
});

describe('a measure', () => {
  it('is compared over 90 days on each side, the day it starts counting as after', () => {
    const found = compareMeasure(START, observed(days(-91, -90, -1, 0, 20, 90, 91), 200));
    expect(found).toMatchObject({ before: 2, after: 3, beforeDays: 90, afterDays: 90 });
  });

  it('has to be two weeks old and to have six reports to compare', () => {
    expect(compareMeasure(START, observed(days(...each(20, -90, 0)), 13)).verdict).toBe('too_early');
    expect(compareMeasure(START, observed(days(...each(5, -90, 0)), 90)).verdict).toBe('too_few');
    expect(compareMeasure(START, observed(days(...each(6, -90, 0)), 90)).verdict).toBe('fewer');
  });

  it('is only called a decline when the interval leaves out an unchanged rate', () => {
    expect(compareMeasure(START, observed(days(...each(9, -90, 0), ...each(4, 0, 90)), 90)).verdict).toBe('unclear');
    expect(compareMeasure(START, observed(days(...each(20, -90, 0), ...each(4, 0, 90)), 90)).verdict).toBe('fewer');
    expect(compareMeasure(START, observed(days(...each(2, -90, 0), ...each(14, 0, 90)), 90)).verdict).toBe('more');
  });

  it('counts no time before the city had any report', () => {
    const found = compareMeasure(START, { times: days(...each(8, -30, 0), ...each(8, 0, 30)), now: START + 30 * DAY, recordedSince: START - 30 * DAY });
    expect(found).toMatchObject({ beforeDays: 30, afterDays: 30, verdict: 'unclear' });
  });

  it('says what is missing', () => {
    const draft = { what: 'Container versetzt', team: null, organisation: 'usb', startsAt: START };
    expect(whyNotMeasure(draft, START, true)).toBeNull();
    expect(whyNotMeasure({ ...draft, what: '' }, START, true)).toBe('what-missing');
    expect(whyNotMeasure({ ...draft, what: 'x'.repeat(201) }, START, true)).toBe('what-too-long');
    expect(whyNotMeasure({ ...draft, team: 'kod-west' }, START, true)).toBe('who-missing');
    expect(whyNotMeasure(draft, START, false)).toBe('who-missing');
    expect(whyNotMeasure({ ...draft, startsAt: NaN }, START, true)).toBe('date-missing');
    expect(whyNotMeasure(draft, START + 400 * DAY, true)).toBe('date-far');
  });
});

describe('the days between reports', () => {
  it('are told as their median', () => {
    expect(medianDaysBetween([])).toBeNull();
    expect(medianDaysBetween(days(0))).toBeNull();
    expect(medianDaysBetween(days(0, 4))).toBe(4);
    expect(medianDaysBetween(days(0, 1, 11, 14))).toBe(3);
    expect(medianDaysBetween(days(0, 1, 3))).toBe(1.5);
  });
});
