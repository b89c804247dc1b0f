import { describe, expect, it, test } from 'vitest';
import { aReport, WEDNESDAY_TEN } from '../../../../tests/support/builders.ts';
import { tinyCity } from '../../../../tests/support/tiny-city.ts';
import { DAY, HOUR } from '../time.ts';
import type { StaffAction } from './actions.ts';
import { decide } from './lifecycle.ts';
import type { Report } from './report.ts';

const now = WEDNESDAY_TEN;
const context = { city: tinyCity(), now, proofPhotos: 0 };
const urgent = (reason = 'hand_danger'): StaffAction => ({ type: 'set_urgency', isUrgent: true, reason });
const calm = (reason = 'secured'): StaffAction => ({ type: 'set_urgency', isUrgent: false, reason });
const IN_DISTRICT = { code: 'in_district', districtId: 'west', quarterId: null } as const;
const regular = (over: Partial<Report> = {}) =>
  aReport({
    team: 'kod-west',
    category: 'waste',
    receivedAt: now,
    dueAt: now + 5 * DAY,
    routeReasons: [IN_DISTRICT, { code: 'deadline', workingHours: 24 }],
    ...over
  });
const alarming = (over: Partial<Report> = {}) =>
  regular({ urgency: 'sharp_waste', dueAt: now + 4 * HOUR, routeReasons: [IN_DISTRICT, { code: 'urgent', rule: 'sharp_waste', hours: 4 }], ...over });

function patchOf(report: Report, action: StaffAction) {
  const decision = decide(report, action, context);
  if (!decision.ok) throw new Error(decision.reason);
  return decision;
}

describe('a report that staff find urgent', () => {
  it('is due by the clock from now on, says why, and stays where it is', () => {
    const { patch, event } = patchOf(regular(), urgent());
    expect(patch).toEqual({ urgency: 'hand_danger', dueAt: now + 4 * HOUR, routeReasons: [IN_DISTRICT, { code: 'urgent', rule: 'hand_danger', hours: 4 }] });
    expect(event).toMatchObject({ type: 'made_urgent', public: false, data: { reason: 'hand_danger' } });
  });

  it('is never due later than before', () => {
    expect(patchOf(regular({ dueAt: now - HOUR }), urgent()).patch.dueAt).toBe(now - HOUR);
  });

  it('no longer waits', () => {
    const waiting = regular({ state: 'waiting', waiting: { reason: 'spare_part', until: now + 28 * DAY }, dueAt: now + 30 * DAY });
    expect(patchOf(waiting, urgent()).patch).toMatchObject({ state: 'in_progress', waiting: null, dueAt: now + 4 * HOUR });
  });
});

describe('an urgent report that can wait', () => {
  it('is due in working hours from receipt, and says that a person decided so', () => {
    const { patch, event } = patchOf(alarming(), calm());
    expect(patch).toMatchObject({
      urgency: null,
      routeReasons: [IN_DISTRICT, { code: 'calmed', reason: 'secured' }, { code: 'deadline', workingHours: 24 }]
    });
    expect(patch.dueAt).toBeGreaterThan(now + DAY);
    expect(event).toMatchObject({ type: 'calmed', public: false, data: { reason: 'secured' } });
  });

  it('keeps a deadline that a pause made later', () => {
    expect(patchOf(alarming({ dueAt: now + 40 * DAY }), calm()).patch.dueAt).toBe(now + 40 * DAY);
  });

  it('can be found urgent again, without the former word', () => {
    const calmed = { ...alarming(), ...patchOf(alarming(), calm()).patch };
    expect(patchOf(calmed, urgent('hand_rescue')).patch.routeReasons).toEqual([IN_DISTRICT, { code: 'urgent', rule: 'hand_rescue', hours: 4 }]);
  });
});

test.each<[string, Report, StaffAction, string]>([
  ['urgent twice', alarming(), urgent(), 'already-urgent'],
  ['calm twice', regular(), calm(), 'not-urgent'],
  ['without a reason', regular(), urgent(''), 'reason-missing'],
  ['for a reason of the other kind', alarming(), calm('hand_danger'), 'unknown-code'],
  ['once it is closed', regular({ state: 'closed', outcome: 'fixed' }), urgent(), 'already-closed'],
  ['while it follows another', regular({ mergedInto: 'x' }), urgent(), 'merged']
])('urgency is not changed %s', (_, report, action, reason) => {
  expect(decide(report, action, context)).toEqual({ ok: false, reason });
});
