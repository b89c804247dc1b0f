import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aCandidate, aTriageInput, WEDNESDAY_TEN } from '../../../../tests/support/builders.ts';
import { tinyCity, WEST } from '../../../../tests/support/tiny-city.ts';
import { offsetMeters } from '../geo/distance.ts';
import { DAY } from '../time.ts';
import { mayShowToResident, RECENTLY_CLOSED_DAYS, scoreCandidates } from './duplicates.ts';
import type { Candidate, TriageInput } from './triage.ts';

const city = tinyCity();
const suggest = (nearby: Candidate[], input: Partial<TriageInput> = {}) => scoreCandidates(aTriageInput(input), { nearby, city, now: WEDNESDAY_TEN });
const scoreOf = (candidate: Partial<Candidate>, input: Partial<TriageInput> = {}) => suggest([aCandidate(candidate)], input)[0]?.score ?? 0;
const metersEast = (meters: number) => offsetMeters(WEST, meters, 0);

describe('suggested as the same', () => {
  it('is a sofa of yesterday at the same spot, with every reason', () => {
    expect(suggest([aCandidate({ ...metersEast(12), text: 'Altes Sofa vor dem Haus' })], { text: 'Ein altes Sofa' })).toEqual([
      {
        id: '01934b1e-0000-7000-8000-000000000000',
        reference: 'KL-2A3-B4C',
        score: expect.closeTo(0.99, 1),
        reasons: [
          { code: 'distance', meters: 12 },
          { code: 'age', days: 1 },
          { code: 'same_sub_kind' },
          { code: 'same_street' },
          { code: 'shared_phrases', phrases: ['sofa'] },
          { code: 'similar_text', share: expect.closeTo(0.7, 0) }
        ]
      }
    ]);
  });

  it.each<[string, Partial<Candidate>, Partial<TriageInput>]>([
    ['the next village', metersEast(151), {}],
    ['another group of categories without more in common', { category: 'streetlight', subKind: 'lamp_out', phrases: [] }, {}],
    ['another sub-kind a street further, weeks ago', { ...metersEast(90), subKind: 'litter', receivedAt: WEDNESDAY_TEN - 25 * DAY }, { phrases: [] }],
    ['the report itself', { id: aTriageInput().id }, {}],
    ['what was closed too long ago', { state: 'closed', closedAt: WEDNESDAY_TEN - (RECENTLY_CLOSED_DAYS + 1) * DAY }, {}]
  ])('is not %s', (_, candidate, input) => {
    expect(suggest([aCandidate(candidate)], input)).toEqual([]);
  });

  it('is nothing for a described place', () => {
    expect(suggest([aCandidate()], { location: { kind: 'described', text: 'Am Bach', districtId: 'west' } })).toEqual([]);
  });

  it('is what was closed a week ago, marked as "Wieder da?" and behind an open one', () => {
    const closed = aCandidate({ id: 'closed', state: 'closed', closedAt: WEDNESDAY_TEN - 7 * DAY });
    const [first, second] = suggest([closed, aCandidate({ id: 'open' })]);
    expect([first?.id, second?.id]).toEqual(['open', 'closed']);
    expect(second?.reasons).toContainEqual({ code: 'recently_closed', days: 7 });
  });

  it('days are those of the calendar: late yesterday evening is one day ago', () => {
    expect(suggest([aCandidate({ receivedAt: WEDNESDAY_TEN - 11 * 3_600_000 })])[0]?.reasons).toContainEqual({ code: 'age', days: 1 });
  });
});

describe('counts-only reports', () => {
  const unsafe = { category: 'unsafe_place', subKind: null, phrases: [] };

  it('are never suggested for a public report, nor the other way round', () => {
    expect(suggest([aCandidate({ publicKind: 'counts' })])).toEqual([]);
    expect(suggest([aCandidate({ ...unsafe })], unsafe)).toEqual([]);
  });

  it('are suggested for each other, for staff', () => {
    expect(suggest([aCandidate({ ...unsafe, publicKind: 'counts' })], unsafe)).toHaveLength(1);
  });

  it('stay apart from public ones when staff changes the category to a public one', () => {
    expect(suggest([aCandidate()], { publicKind: 'counts' })).toEqual([]);
    expect(suggest([aCandidate({ publicKind: 'counts' })], { publicKind: 'counts' })).toHaveLength(1);
  });
});

it('a resident sees only what is public and published', () => {
  expect(mayShowToResident({ publicKind: 'pin', published: true })).toBe(true);
  expect(mayShowToResident({ publicKind: 'pin', published: false })).toBe(false);
  expect(mayShowToResident({ publicKind: 'counts', published: true })).toBe(false);
});

describe('a merged family', () => {
  it('is suggested once, by its main report', () => {
    const main = aCandidate({ id: 'main', reference: 'KL-MMM-MMM', ...metersEast(40) });
    const member = aCandidate({ id: 'member', mergedInto: 'main' });
    const [only, ...others] = suggest([member, main]);
    expect(only).toMatchObject({ id: 'main', reference: 'KL-MMM-MMM' });
    expect(others).toEqual([]);
  });

  it('without its main report nearby is not suggested, since nobody could join it', () => {
    expect(suggest([aCandidate({ id: 'member', mergedInto: 'far-away' })])).toEqual([]);
  });
});

describe('the score', () => {
  it('prefers the near one, then the recent one, then the same sub-kind', () => {
    expect(scoreOf(metersEast(5))).toBeGreaterThan(scoreOf(metersEast(45)));
    expect(scoreOf({ receivedAt: WEDNESDAY_TEN - DAY })).toBeGreaterThan(scoreOf({ receivedAt: WEDNESDAY_TEN - 9 * DAY }));
    expect(scoreOf({})).toBeGreaterThan(scoreOf({ subKind: 'litter' }));
  });

  it('rises with a shared phrase, falls with different ones, and ignores them when one side has none', () => {
    const silent = scoreOf({ phrases: [] });
    expect(scoreOf({ phrases: ['sofa'] })).toBeGreaterThan(silent);
    expect(scoreOf({ phrases: ['mattress'] })).toBeLessThan(silent);
    expect(scoreOf({ phrases: ['mattress'] }, { phrases: [] })).toBe(silent);
  });

  it('rises with a similar text, falls with a different one, and ignores text when one side has none', () => {
    const text = 'Ein rotes Sofa';
    const silent = scoreOf({}, { text });
    expect(scoreOf({ text: 'Rotes Sofa am Baum' }, { text })).toBeGreaterThan(silent);
    expect(scoreOf({ text: 'Fünf Farbeimer' }, { text })).toBeLessThan(silent);
  });

  it('rises with the same address, with a reason', () => {
    const place = { street: 'Hauptstraße', houseNumber: '1', quarterId: 'altstadt', districtId: 'west' };
    expect(scoreOf({ place }, { place })).toBeGreaterThan(scoreOf({}, { place }));
    expect(suggest([aCandidate({ place })], { place })[0]?.reasons).toContainEqual({ code: 'same_address' });
  });

  it('is higher for kinds of thing that are often reported twice', () => {
    const lamp = { category: 'streetlight', subKind: 'lamp_out', phrases: [] };
    const silent = { phrases: [] };
    expect(scoreOf(lamp, lamp)).toBeGreaterThan(scoreOf(silent, silent));
  });

  it('is higher in the same street than elsewhere', () => {
    const elsewhere = { street: 'Nebenweg', houseNumber: null, quarterId: 'altstadt', districtId: 'west' };
    expect(scoreOf({})).toBeGreaterThan(scoreOf({ place: elsewhere }));
  });

  it('lies between 0 and 1, sorted, and does not depend on the order of the candidates', () => {
    const candidate = fc.record({
      meters: fc.integer({ min: 0, max: 200 }),
      days: fc.integer({ min: 0, max: 60 }),
      subKind: fc.constantFrom('bulky_waste', 'litter', null)
    });
    fc.assert(
      fc.property(fc.array(candidate, { maxLength: 30 }), (found) => {
        const nearby = found.map(({ meters, days, subKind }, i) =>
          aCandidate({ id: `c${i}`, ...metersEast(meters), subKind, receivedAt: WEDNESDAY_TEN - days * DAY })
        );
        const suggestions = suggest(nearby);
        expect(suggest(nearby.toReversed())).toEqual(suggestions);
        const scores = suggestions.map(({ score }) => score);
        expect(scores).toEqual(scores.toSorted((a, b) => b - a));
        expect(scores.every((score) => score >= 0 && score <= 1)).toBe(true);
      })
    );
  });
});
