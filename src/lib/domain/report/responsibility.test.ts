import { describe, expect, it, test } from 'vitest';
import { aReport, WEDNESDAY_TEN } from '../../../../tests/support/builders.ts';
import { tinyCity } from '../../../../tests/support/tiny-city.ts';
import { DAY } from '../time.ts';
import type { StaffAction } from './actions.ts';
import { decide } from './lifecycle.ts';
import type { Report } from './report.ts';
import { decideUnclaimed } from './responsibility.ts';

const context = { city: tinyCity(), now: WEDNESDAY_TEN, proofPhotos: 0 };
const giveBack = (team: string | null = null, reason = 'wrong_area'): StaffAction => ({ type: 'return', reason, team });
const assign = (team: string, { proposesRule = false, reason = 'place' } = {}): StaffAction => ({ type: 'assign_team', team, reason, proposesRule });

function patched(report: Report, action: StaffAction): Report {
  const decision = decide(report, action, context);
  if (!decision.ok) throw new Error(decision.reason);
  return { ...report, ...decision.patch };
}

describe('a report that is given back', () => {
  it('goes to the team that was named, unread and in nobody’s hands, with the deadline it had', () => {
    const back = patched(aReport({ state: 'in_progress', assignee: 'anna' }), giveBack('kod-ost'));
    expect(back).toMatchObject({ team: 'kod-ost', assignee: null, state: 'received', returns: 1, dueAt: aReport().dueAt, published: true });
    expect(back.routeReasons[0]).toEqual({ code: 'returned', team: 'kod-west', reason: 'wrong_area' });
    expect(back.routeReasons).toContainEqual(aReport().routeReasons[0]);
  });

  it('goes to the district team of its place when nobody was named, and to the control room when that gave it back', () => {
    expect(patched(aReport({ team: 'kod-ost' }), giveBack()).team).toBe('kod-west');
    expect(patched(aReport(), giveBack()).team).toBe('leitstelle');
  });

  it('goes to the control room the second time, whoever was named', () => {
    const once = patched(aReport(), giveBack('kod-ost'));
    expect(patched(once, giveBack('kod-west'))).toMatchObject({ team: 'leitstelle', returns: 2 });
  });

  it('that its reporter opened again stays so for the public', () => {
    expect(patched(aReport({ state: 'still_there' }), giveBack('kod-ost'))).toMatchObject({ team: 'kod-ost', state: 'still_there' });
  });

  it('takes no pause with it', () => {
    const waiting = aReport({ state: 'waiting', waiting: { reason: 'spare_part', until: WEDNESDAY_TEN + 3 * DAY }, dueAt: aReport().dueAt + 3 * DAY });
    const back = patched(waiting, giveBack('kod-ost'));
    expect(back.waiting).toBeNull();
    expect(back.dueAt).toBeLessThan(waiting.dueAt);
  });

  test.each<[string, Partial<Report>, StaffAction, string]>([
    ['without a reason', {}, giveBack(null, ''), 'reason-missing'],
    ['for a reason the city does not know', {}, giveBack(null, 'laune'), 'unknown-code'],
    ['to a team the city does not have', {}, giveBack('kod-nord'), 'unknown-code'],
    ['to the team that has it', {}, giveBack('kod-west'), 'same-team'],
    ['by the control room', { team: 'leitstelle' }, giveBack(), 'nobody-above'],
    ['once it is closed', { state: 'closed', outcome: 'fixed' }, giveBack(), 'already-closed'],
    ['while it follows another', { mergedInto: 'x' }, giveBack(), 'merged']
  ])('cannot be %s', (_, over, action, reason) => {
    expect(decide(aReport(over), action, context)).toEqual({ ok: false, reason });
  });
});

describe('the control room', () => {
  it('says which team it is, and that this should be a rule', () => {
    const decision = decide(aReport({ team: 'leitstelle', returns: 2 }), assign('kod-ost', { proposesRule: true }), context);
    expect(decision).toMatchObject({
      ok: true,
      patch: { team: 'kod-ost', state: 'received' },
      event: { type: 'team_assigned', public: false, data: { reason: 'place' } }
    });
    expect(decision.ok && decision.patch.routeReasons?.[0]).toEqual({ code: 'chosen_by_staff', reason: 'place' });
    expect(decision.ok && decision.further).toEqual([
      {
        type: 'rule_proposed',
        public: false,
        text: null,
        data: { team: 'kod-ost', category: 'waste', subKind: 'bulky_waste', districtId: 'west', rule: 'waste_to_usb' }
      }
    ]);
  });

  it.each([
    ['kod-west', 'place', 'same-team'],
    ['kod-nord', 'place', 'unknown-code'],
    ['kod-ost', '', 'reason-missing'],
    ['kod-ost', 'laune', 'unknown-code']
  ])('cannot give it to %s for the reason "%s"', (team, why, reason) => {
    expect(decide(aReport(), assign(team, { reason: why }), context)).toEqual({ ok: false, reason });
  });

  it('gets what nobody took, and leaves what somebody has', () => {
    expect(decideUnclaimed(aReport(), context)).toMatchObject({ ok: true, patch: { team: 'leitstelle' }, event: { type: 'escalated' } });
    for (const taken of [{ assignee: 'anna' }, { state: 'in_progress' }, { mergedInto: 'x' }, { team: 'leitstelle' }] as const)
      expect(decideUnclaimed(aReport(taken), context)).toBeNull();
  });
});
