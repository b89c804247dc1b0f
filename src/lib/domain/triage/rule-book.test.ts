import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aTriageInput } from '../../../../tests/support/builders.ts';
import { tinyCity } from '../../../../tests/support/tiny-city.ts';
import type { RoutingRule, RuleConditions } from '../city/routing-rule.ts';
import type { SpecialArea } from '../city/special-area.ts';
import { ruleBookOf } from './rule-book.ts';
import { ruleHolds, situationOf } from './rule-match.ts';

const rule = (code: string, when: RuleConditions, team = 'leitstelle'): RoutingRule => ({
  code,
  when,
  team,
  label: { de: code },
  forwardTo: null,
  deadlineWorkingHours: null
});
const circle = (id: string, kind: SpecialArea['kind'], lon: number): SpecialArea => ({
  id,
  kind,
  name: id,
  quality: 'demo',
  shape: { kind: 'circle', lat: 51.48, lon, radiusMeters: 50 }
});
const AREAS = [circle('swing', 'playground', 7.205), circle('slide', 'playground', 7.21), circle('halt', 'stop', 7.2101)];
const bookOf = (...routing: RoutingRule[]) => ruleBookOf(tinyCity({ routing, areas: AREAS }));
const conflicts = (a: RuleConditions, b: RuleConditions) => bookOf(rule('a', a, 'kod-west'), rule('b', b, 'kod-ost')).conflicts().length;

describe('the more specific rule', () => {
  it.each<[string, RuleConditions, RuleConditions]>([
    ['names a sub-kind of the category', { subKinds: ['bulky_waste'] }, { categories: ['waste'] }],
    ['names fewer Bausteine', { phrases: ['sofa'] }, { phrases: ['sofa', 'mattress'] }],
    ['asks for an answer', { categories: ['waste'], answers: { hazard: 'sharp' } }, { categories: ['waste'] }],
    ['names a quarter of the district', { quarters: ['altstadt'] }, { districts: ['west'] }],
    ['names an area of the kind', { areas: ['swing'] }, { areaKinds: ['playground'] }],
    ['has an area beside the category', { categories: ['waste'], areaKinds: ['playground'] }, { categories: ['waste'] }],
    ['names one day of several', { weekdays: [7] }, { weekdays: [6, 7] }],
    ['names the hours within the night', { hours: { fromMinute: 0, toMinute: 240 } }, { hours: { fromMinute: 1320, toMinute: 360 } }],
    ['names an object', { categories: ['streetlight'], objects: ['lamp'] }, { categories: ['streetlight'] }]
  ])('%s', (_, narrow, wide) => {
    expect(conflicts(narrow, wide)).toBe(0);
  });
});

describe('two rules that disagree', () => {
  it.each<[string, RuleConditions, RuleConditions]>([
    ['say the same', { categories: ['waste'] }, { categories: ['waste'] }],
    ['speak of different things', { phrases: ['sofa'] }, { districts: ['west'] }],
    ['have many conditions and one', { categories: ['waste'], phrases: ['sofa'], answers: { hazard: 'no' } }, { weekdays: [7] }],
    ['name areas that meet', { areas: ['slide'] }, { areas: ['halt'] }],
    ['name hours that overlap', { hours: { fromMinute: 1200, toMinute: 1380 } }, { hours: { fromMinute: 1320, toMinute: 60 } }]
  ])('are a conflict when they %s', (_, a, b) => {
    expect(conflicts(a, b)).toBe(1);
  });

  it.each<[string, RuleConditions, RuleConditions]>([
    ['categories', { categories: ['waste'] }, { subKinds: ['lamp_out'] }],
    ['answers', { answers: { hazard: 'no' } }, { answers: { hazard: 'sharp' } }],
    ['quarters', { quarters: ['altstadt'] }, { districts: ['ost'] }],
    ['areas that lie apart', { areas: ['swing'] }, { areas: ['halt'] }],
    ['days', { weekdays: [6] }, { weekdays: [7] }],
    ['hours', { hours: { fromMinute: 360, toMinute: 1320 } }, { hours: { fromMinute: 1320, toMinute: 360 } }],
    ['objects', { objects: ['lamp'] }, { objects: ['stop'] }]
  ])('are none when they exclude each other by %s', (_, a, b) => {
    expect(conflicts(a, b)).toBe(0);
  });

  it('are settled by a third rule for both together', () => {
    const [sofa, west] = [rule('sofa', { phrases: ['sofa'] }, 'kod-west'), rule('west', { districts: ['west'] }, 'kod-ost')];
    expect(bookOf(sofa, west).conflicts()).toHaveLength(1);
    expect(bookOf(sofa, west, rule('both', { phrases: ['sofa'], districts: ['west'] })).conflicts()).toEqual([]);
  });
});

const conditions: fc.Arbitrary<RuleConditions> = fc.record(
  {
    categories: fc.subarray(['waste', 'streetlight', 'unsafe_place'], { minLength: 1 }),
    subKinds: fc.subarray(['bulky_waste', 'litter', 'lamp_out'], { minLength: 1 }),
    phrases: fc.subarray(['sofa', 'mattress', 'on_pavement'], { minLength: 1 }),
    answers: fc.constantFrom({ hazard: 'no' }, { hazard: 'sharp' }),
    districts: fc.subarray(['west', 'ost'], { minLength: 1 }),
    quarters: fc.subarray(['altstadt', 'neustadt'], { minLength: 1 }),
    areas: fc.subarray(['swing', 'slide', 'halt'], { minLength: 1 }),
    areaKinds: fc.subarray(['playground' as const, 'stop' as const], { minLength: 1 }),
    weekdays: fc.subarray([1, 3, 6, 7] as const, { minLength: 1 }).map((days) => [...days]),
    hours: fc.constantFrom({ fromMinute: 420, toMinute: 1140 }, { fromMinute: 1320, toMinute: 360 }, { fromMinute: 480, toMinute: 600 })
  },
  { requiredKeys: [] }
);

const report = fc
  .record({
    kind: fc.constantFrom<[string, string | null]>(['waste', 'bulky_waste'], ['waste', 'litter'], ['streetlight', 'lamp_out'], ['unsafe_place', null]),
    phrases: fc.subarray(['sofa', 'mattress', 'on_pavement']),
    answers: fc.constantFrom({}, { hazard: 'no' }, { hazard: 'sharp' }),
    lon: fc.constantFrom(7.205, 7.21, 7.21005, 7.215, 7.23),
    hours: fc.integer({ min: 0, max: 14 * 24 })
  })
  .map(({ kind: [category, subKind], phrases, answers, lon, hours }) => {
    const [quarterId, districtId] = lon < 7.22 ? ['altstadt', 'west'] : ['neustadt', 'ost'];
    const base = aTriageInput({
      category,
      subKind,
      phrases: category === 'waste' ? phrases : [],
      answers: category === 'waste' ? answers : {}
    });
    const place = { street: null, houseNumber: null, quarterId, districtId };
    return {
      ...base,
      place,
      location: { kind: 'point', lat: 51.48, lon, accuracyMeters: null, source: 'map' } as const,
      receivedAt: base.receivedAt + hours * 3_600_000
    };
  });

/** Any set of rules, each with a team of its own, and any report: what city:check accepts is always decided by itself. */
describe('rules without conflict', () => {
  const rules = fc.array(conditions, { minLength: 2, maxLength: 6 }).map((all) => all.map((when, i) => rule(`r${i}`, when, i % 2 ? 'kod-west' : 'kod-ost')));

  it('never leave two that hold, disagree and do not beat each other, in whatever order they stand', () => {
    fc.assert(
      fc.property(rules, report, (routing, input) => {
        const city = tinyCity({ routing, areas: AREAS });
        const reversed = tinyCity({ routing: routing.toReversed(), areas: AREAS });
        const [situation, book] = [situationOf(input, city), ruleBookOf(city)];
        const winner = book.winner(situation);
        expect(ruleBookOf(reversed).winner(situation)).toEqual(winner);
        expect(winner === null).toBe(!routing.some((one) => ruleHolds(one, situation)));
        if (!winner || book.conflicts().length > 0) return;
        for (const other of routing.filter((one) => ruleHolds(one, situation) && one.team !== winner.team)) {
          const pair = ruleBookOf(tinyCity({ routing: [winner, other], areas: AREAS }));
          expect(pair.winner(situation)).toBe(winner);
        }
      }),
      { numRuns: 300 }
    );
  });

  it('call a rule dead only when no report can meet it', () => {
    fc.assert(
      fc.property(conditions, report, (when, input) => {
        const one = rule('tried', when);
        const city = tinyCity({ routing: [one], areas: AREAS });
        if (ruleHolds(one, situationOf(input, city))) expect(ruleBookOf(city).canHold(one)).toBe(true);
      }),
      { numRuns: 300 }
    );
  });
});
