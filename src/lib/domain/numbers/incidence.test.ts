import { describe, expect, test } from 'vitest';
import { AGE_ENDS, ageClass } from './age.ts';
import { daysUntil, incidenceOf, ofHundred, type Exits } from './incidence.ts';

/** How many left on which day, counted from zero. */
function exits(days: Partial<Record<keyof Exits, Record<number, number>>>): Exits {
  const classes = (counts: Record<number, number> = {}) => AGE_ENDS.map((_, step) => counts[step] ?? 0);
  return { fixed: classes(days.fixed), other: classes(days.other), open: classes(days.open) };
}

/** What Kaplan and Meier say of being fixed when other endings are taken for censoring; only for comparison. */
function kaplanMeier({ fixed, other, open }: Exits, days: number): number {
  let atRisk = [...fixed, ...other, ...open].reduce((sum, count) => sum + count, 0);
  let still = 1;
  for (let step = 0; step < days && atRisk > 0; step++) {
    still *= 1 - (fixed[step] ?? 0) / atRisk;
    atRisk -= (fixed[step] ?? 0) + (other[step] ?? 0) + (open[step] ?? 0);
  }
  return 1 - still;
}

describe('how many of a hundred had ended', () => {
  test('58 fixed, 21 ended otherwise and 21 open are said as they are when everybody is old enough', () => {
    const fourteenDays = exits({ fixed: { 3: 30, 9: 28 }, other: { 1: 11, 6: 10 }, open: { 40: 21 } });
    expect(ofHundred(incidenceOf(fourteenDays), 14)).toEqual({ fixed: 58, other: 21, open: 21 });
  });

  test('other endings are no censoring: where 58 of 100 were fixed, Kaplan and Meier would say 77', () => {
    const rejectedFirst = exits({ other: { 0: 25 }, fixed: { 5: 30, 10: 28 }, open: { 40: 17 } });
    expect(ofHundred(incidenceOf(rejectedFirst), 14)).toEqual({ fixed: 58, other: 25, open: 17 });
    expect(Math.round(kaplanMeier(rejectedFirst, 14) * 100)).toBe(77);
  });

  test('an open report counts as at risk up to its age and says nothing about what comes later', () => {
    // Ten of twenty are only two days old; half of the others were fixed on the fifth day.
    const curve = incidenceOf(exits({ fixed: { 4: 5 }, open: { 1: 10, 30: 5 } }));
    expect(ofHundred(curve, 14)).toEqual({ fixed: 50, other: 0, open: 50 });
  });

  test('without open reports it is the plain share', () => {
    const curve = incidenceOf(exits({ fixed: { 0: 1, 20: 2 }, other: { 5: 1 } }));
    expect(curve.at(-1)).toMatchObject({ fixed: 0.75, other: 0.25 });
  });

  test('nothing is said of an age that nobody has reached', () => {
    expect(ofHundred(incidenceOf(exits({ open: { 5: 30 } })), 14)).toBeNull();
    expect(incidenceOf(exits({}))).toEqual([]);
  });
});

describe('after how many days', () => {
  const curve = incidenceOf(exits({ fixed: { 1: 45, 7: 5 }, other: { 0: 30 }, open: { 59: 20 } }));

  test('half had ended, and half were fixed', () => {
    expect(daysUntil(curve, 0.5, 'ended')).toBe(2);
    expect(daysUntil(curve, 0.5, 'fixed')).toBe(8);
  });

  test('a share that is never reached has no number', () => {
    expect(daysUntil(curve, 0.9, 'ended')).toBeNull();
  });
});

test('ages fall into the class that ends after them', () => {
  for (const days of [0, 0.9, 1, 59, 60, 66, 67, 367, 368, 549, 550, 1097, 1098, 9999]) {
    const step = ageClass(days);
    expect(AGE_ENDS[step], String(days)).toBeGreaterThan(days);
    if (step > 0) expect(AGE_ENDS[step - 1], String(days)).toBeLessThanOrEqual(days);
  }
  expect(ageClass(-1)).toBe(0);
});
