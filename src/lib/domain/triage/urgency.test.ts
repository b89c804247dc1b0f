import { describe, expect, it, test } from 'vitest';
import { HOUR, MINUTE } from '../time.ts';
import { aTriageInput, WEDNESDAY_TEN } from '../../../../tests/support/builders.ts';
import { tinyCity, WEST } from '../../../../tests/support/tiny-city.ts';
import { offsetMeters } from '../geo/distance.ts';
import type { LatLon } from '../geo/point.ts';
import { alarmRecipient } from './alarm.ts';
import { routeReport } from './routing.ts';
import { urgencyOf } from './urgency.ts';

const SATURDAY_NIGHT = Date.UTC(2026, 9, 17, 21);
const city = tinyCity();
const rule = (code: string, deadlineHours: number, when: (typeof city.response.urgency)[number]['when']) => ({
  code,
  label: { de: code },
  when,
  deadlineHours,
  examples: []
});
const withRules = (...urgency: ReturnType<typeof rule>[]) => tinyCity({ response: { ...city.response, urgency } });

describe('urgency', () => {
  it('lets the deadline run by the clock, through night and Sunday', () => {
    const input = aTriageInput({ subKind: 'litter', answers: { hazard: 'sharp' }, receivedAt: SATURDAY_NIGHT });
    const route = routeReport(input, city);
    expect(route).toMatchObject({ dueAt: SATURDAY_NIGHT + 4 * HOUR, urgency: 'sharp_waste' });
    expect(route.reasons).toContainEqual({ code: 'urgent', rule: 'sharp_waste', hours: 4 });
    expect(route.reasons.map(({ code }) => code)).not.toContain('deadline');
  });

  it('leaves everything else to the hours of the team', () => {
    const route = routeReport(aTriageInput({ answers: { hazard: 'no' }, receivedAt: SATURDAY_NIGHT }), city);
    expect(route.urgency).toBeNull();
    expect(route.dueAt).toBeGreaterThan(SATURDAY_NIGHT + 24 * HOUR);
  });

  const said = { category: 'waste', subKind: 'litter', phrases: ['sofa', 'mattress'], answers: {}, areaKinds: () => ['playground' as const] };
  test.each([
    ['one of the phrases is enough', { phrases: ['sofa', 'on_pavement'] }, true],
    ['all phrases must be there', { allPhrases: ['sofa', 'on_pavement'] }, false],
    ['all phrases are there', { allPhrases: ['sofa', 'mattress'] }, true],
    ['a sub-kind that was not chosen', { subKinds: ['bulky_waste'] }, false],
    ['an answer that was not given', { answers: { hazard: 'sharp' } }, false],
    ['a special area it lies in', { categories: ['waste'], areaKinds: ['park' as const, 'playground' as const] }, true],
    ['a special area it does not lie in', { categories: ['waste'], areaKinds: ['park' as const] }, false],
    ['one condition holds, another does not', { categories: ['waste'], phrases: ['on_pavement'] }, false]
  ])('%s', (_, when, urgent) => {
    expect(urgencyOf(said, withRules(rule('x', 1, [when]))) !== null).toBe(urgent);
  });

  it('depends on the special area that the point lies in', () => {
    const playground = { id: 'p', name: 'Spielplatz', kind: 'playground', quality: 'demo', shape: { kind: 'circle', radiusMeters: 40, ...WEST } } as const;
    const rules = withRules(rule('glass', 4, [{ phrases: ['sofa'], areaKinds: ['playground'] }]));
    const at = (point: LatLon) => aTriageInput({ phrases: ['sofa'], location: { kind: 'point', accuracyMeters: 5, source: 'device', ...point } });
    const withPlayground = { ...rules, areas: [playground] };
    expect(routeReport(at(WEST), withPlayground).urgency).toBe('glass');
    expect(routeReport(at(offsetMeters(WEST, 60, 0)), withPlayground).urgency).toBeNull();
    expect(
      routeReport(aTriageInput({ phrases: ['sofa'], location: { kind: 'described', text: 'Spielplatz', districtId: 'west' } }), withPlayground).urgency
    ).toBeNull();
  });

  it('takes the shortest of several times, then the smallest code, in whatever order they stand', () => {
    const [a, b, c] = [rule('a', 4, [{ categories: ['waste'] }]), rule('b', 2, [{ categories: ['waste'] }]), rule('c', 2, [{ categories: ['waste'] }])];
    expect(urgencyOf(said, withRules(a, b, c))?.code).toBe('b');
    expect(urgencyOf(said, withRules(c, a, b))?.code).toBe('b');
  });
});

describe('an alarm', () => {
  const report = { team: 'kod-west' };
  test.each([
    ['the team while it works', 'team', WEDNESDAY_TEN, { team: 'kod-west', role: 'duty' }],
    ['the control room while the team is closed', 'team', WEDNESDAY_TEN + 10 * HOUR, { team: 'leitstelle', role: 'duty' }],
    ['the control room', 'control_room', WEDNESDAY_TEN + 15 * MINUTE, { team: 'leitstelle', role: 'duty' }],
    ['the lead of the team at any time', 'lead', SATURDAY_NIGHT, { team: 'kod-west', role: 'lead' }]
  ] as const)('reaches %s', (_, to, now, recipient) => {
    expect(alarmRecipient({ to }, report, city, now)).toEqual(recipient);
  });
});
