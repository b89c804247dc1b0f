import { describe, expect, it } from 'vitest';
import { aTriageInput } from '../../../../tests/support/builders.ts';
import { tinyCity, WEST } from '../../../../tests/support/tiny-city.ts';
import type { RoutingRule } from '../city/routing-rule.ts';
import { routeReport } from './routing.ts';
import { ruleHolds, situationOf } from './rule-match.ts';

const rule = (code: string, when: RoutingRule['when'], then: Partial<RoutingRule> = {}): RoutingRule => ({
  code,
  when,
  label: { de: code },
  team: 'district',
  forwardTo: null,
  deadlineWorkingHours: null,
  ...then
});
const cityWith = (...rules: RoutingRule[]) => tinyCity({ routing: [...tinyCity().routing, ...rules] });
const summer = (text: string) => Date.parse(`${text}:00+02:00`);

describe('the team', () => {
  it('is the district team of the place unless a rule says otherwise', () => {
    const inTheEast = aTriageInput({ place: { street: null, houseNumber: null, quarterId: 'neustadt', districtId: 'ost' }, category: 'streetlight' });
    expect(routeReport(inTheEast, tinyCity())).toMatchObject({
      team: 'kod-ost',
      forwardTo: null,
      rule: 'default',
      reasons: [
        { code: 'in_district', districtId: 'ost', quarterId: 'neustadt' },
        { code: 'rule', rule: 'default' },
        { code: 'deadline', workingHours: 60 }
      ]
    });
  });

  it('is the control room for a described place without district, and says so', () => {
    const described = aTriageInput({
      location: { kind: 'described', text: 'Im Wald', districtId: null },
      place: { street: null, houseNumber: null, quarterId: null, districtId: null }
    });
    const { team, reasons } = routeReport(described, tinyCity());
    expect(team).toBe('leitstelle');
    expect(reasons).toEqual(expect.arrayContaining([{ code: 'described_place', districtId: null }, { code: 'no_district' }]));
  });

  it('is the district team for a described place with a district', () => {
    const described = aTriageInput({
      location: { kind: 'described', text: 'Am Bach', districtId: 'ost' },
      place: { street: null, houseNumber: null, quarterId: null, districtId: 'ost' }
    });
    const { team, reasons } = routeReport(described, tinyCity());
    expect(team).toBe('kod-ost');
    expect(reasons[0]).toEqual({ code: 'described_place', districtId: 'ost' });
  });

  it('is the control room where a district has no team, so that every report goes somewhere', () => {
    const city = tinyCity({ teams: tinyCity().teams.filter(({ code }) => code !== 'kod-west') });
    expect(routeReport(aTriageInput(), city).team).toBe('leitstelle');
  });

  it('on a border is told with the other districts', () => {
    const { reasons } = routeReport(aTriageInput({ borderDistrictIds: ['ost'] }), tinyCity());
    expect(reasons[0]).toEqual({ code: 'on_border', districtId: 'west', otherDistrictIds: ['ost'] });
  });

  it('of an unknown category is a mistake, not a guess', () => {
    expect(() => routeReport(aTriageInput({ category: 'ufo' }), tinyCity())).toThrow('kleinstadt has no category ufo');
  });
});

describe('a rule', () => {
  const sofa = aTriageInput({ phrases: ['sofa', 'on_pavement'], answers: { hazard: 'sharp' } });

  it.each<[string, RoutingRule['when'], boolean]>([
    ['its category', { categories: ['streetlight', 'waste'] }, true],
    ['its sub-kind', { subKinds: ['bulky_waste'] }, true],
    ['one of several phrases', { phrases: ['mattress', 'sofa'] }, true],
    ['its answer', { answers: { hazard: 'sharp' } }, true],
    ['its district', { districts: ['west'] }, true],
    ['its quarter', { quarters: ['altstadt'] }, true],
    ['everything at once', { categories: ['waste'], phrases: ['sofa'], districts: ['west'], answers: { hazard: 'sharp' } }, true],
    ['another category', { categories: ['streetlight'] }, false],
    ['another answer', { answers: { hazard: 'no' } }, false],
    ['a question that was not answered', { answers: { amount: 'bag' } }, false],
    ['one condition of two', { categories: ['waste'], quarters: ['neustadt'] }, false]
  ])('with %s', (_, when, matches) => {
    expect(ruleHolds(rule('tried', when), situationOf(sofa, tinyCity()))).toBe(matches);
  });

  it('that is more specific wins, wherever it stands in the file', () => {
    const city = cityWith(rule('a_category', { categories: ['waste'] }), rule('z_both', { categories: ['waste'], phrases: ['sofa'] }, { team: 'leitstelle' }));
    expect(routeReport(sofa, city)).toMatchObject({ team: 'leitstelle', rule: 'z_both' });
  });

  it('with the smaller code wins a tie, so that a decision can be repeated', () => {
    const tied = [rule('b', { phrases: ['sofa'] }, { team: 'leitstelle' }), rule('a', { districts: ['west'] })];
    expect(routeReport(sofa, tinyCity({ routing: tied })).rule).toBe('a');
    expect(routeReport(sofa, tinyCity({ routing: tied.toReversed() })).rule).toBe('a');
  });

  it('tells itself, the organisation and the deadline as reasons', () => {
    const city = cityWith(rule('sharp', { categories: ['waste'], answers: { hazard: 'sharp' } }, { forwardTo: 'usb', deadlineWorkingHours: 4 }));
    expect(routeReport(sofa, city).reasons).toEqual([
      { code: 'in_district', districtId: 'west', quarterId: 'altstadt' },
      { code: 'rule', rule: 'sharp' },
      { code: 'forward_to', organisation: 'usb' },
      { code: 'deadline', workingHours: 4 }
    ]);
  });

  it('about districts does not look at the point itself, only at the place', () => {
    const moved = { ...sofa, location: { kind: 'point' as const, accuracyMeters: null, source: 'map' as const, ...WEST, lon: 9 } };
    expect(routeReport(moved, tinyCity()).team).toBe('kod-west');
  });
});

describe('the deadline', () => {
  it("counts the category's working hours in the hours of the team, from receipt", () => {
    const onWednesday = aTriageInput({ receivedAt: summer('2026-10-14T10:00') });
    expect(routeReport(onWednesday, tinyCity()).dueAt).toBe(summer('2026-10-19T10:00'));
  });

  it('of a rule comes before the one of the category', () => {
    const city = cityWith(rule('fast', { categories: ['waste'], phrases: ['sofa'] }, { deadlineWorkingHours: 2 }));
    expect(routeReport(aTriageInput({ receivedAt: summer('2026-10-14T15:00') }), city).dueAt).toBe(summer('2026-10-15T09:00'));
  });
});
