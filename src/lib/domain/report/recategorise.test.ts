import { describe, expect, it } from 'vitest';
import { aReport, WEDNESDAY_TEN } from '../../../../tests/support/builders.ts';
import { tinyCity } from '../../../../tests/support/tiny-city.ts';
import { decide } from './lifecycle.ts';
import { isLooser } from './recategorise.ts';
import type { Report } from './report.ts';

const city = tinyCity();
const slow = { ...city, categories: city.categories.map((category) => ({ ...category, publication: 'on_acceptance' as const })) };

function moved(report: Report, category: string, subKind: string | null = null, where = city): Report {
  const decision = decide(report, { type: 'recategorise', category, subKind }, { city: where, now: WEDNESDAY_TEN, proofPhotos: 0 });
  if (!decision.ok) throw new Error(`refused: ${decision.reason}`);
  return { ...report, ...decision.patch };
}

describe('another category', () => {
  const kinds = city.categories.flatMap((from) => city.categories.map((to) => ({ from, to })));

  it.each(kinds)('$from.code to $to.code and back never makes a report more public', ({ from, to }) => {
    const start = aReport({ category: from.code, subKind: null, publicKind: from.visibility, published: from.visibility === 'pin' });
    const there = moved(start, to.code);
    const back = moved(there, from.code);
    const isCounted = from.visibility === 'counts' || to.visibility === 'counts';
    for (const report of [there, back].slice(isCounted ? 0 : 2)) expect(report.published).toBe(false);
    expect(back.publicKind).toBe(isCounted ? 'counts' : 'pin');
    expect(there.category).toBe(to.code);
  });

  it('leaves the public view until acceptance where the new category waits for it', () => {
    expect(moved(aReport(), 'streetlight', null, slow).published).toBe(false);
    expect(moved(aReport({ state: 'in_progress' }), 'streetlight', null, slow).published).toBe(true);
  });

  it('does not publish what still waits for acceptance', () => {
    expect(moved(aReport({ published: false }), 'streetlight').published).toBe(false);
  });

  it('drops phrases and answers that it does not know and keeps the others', () => {
    const report = aReport({ phrases: ['sofa', 'unheard_of'], answers: { hazard: 'sharp', size: 'xl' } });
    expect(moved(report, 'waste', 'litter')).toMatchObject({ phrases: ['sofa'], answers: { hazard: 'sharp' }, subKind: 'litter' });
    expect(moved(report, 'streetlight')).toMatchObject({ phrases: [], answers: {} });
  });

  it.each([
    ['nonsense', null],
    ['streetlight', 'bulky_waste']
  ])('%s / %s is refused when the city does not know it', (category, subKind) => {
    const decision = decide(aReport(), { type: 'recategorise', category, subKind }, { city, now: WEDNESDAY_TEN, proofPhotos: 0 });
    expect(decision).toEqual({ ok: false, reason: 'unknown-code' });
  });

  it('counts as looser only when a counted report would show', () => {
    expect(isLooser({ publicKind: 'counts', published: false }, { publicKind: 'pin' })).toBe(true);
    expect(isLooser({ publicKind: 'counts', published: false }, { published: true })).toBe(true);
    expect(isLooser({ publicKind: 'pin', published: false }, { published: true })).toBe(false);
    expect(isLooser({ publicKind: 'pin', published: true }, { publicKind: 'counts' })).toBe(false);
  });
});
