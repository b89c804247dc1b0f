import { describe, expect, it, test } from 'vitest';
import { aReport, WEDNESDAY_TEN } from '../../../../tests/support/builders.ts';
import { tinyCity } from '../../../../tests/support/tiny-city.ts';
import type { StaffAction } from './actions.ts';
import { decide } from './lifecycle.ts';
import { isPublic } from './public-view.ts';
import type { Report } from './report.ts';

const context = { city: tinyCity(), now: WEDNESDAY_TEN, proofPhotos: 0 };
const dismiss = (reason = 'own_task'): StaffAction => ({ type: 'dismiss_organisation', reason });
const hide = (reason = 'shows_somebody'): StaffAction => ({ type: 'hide', reason });
const shown = (over: Partial<Report> = {}) => aReport({ publicKind: 'pin', published: true, proposedOrganisation: 'usb', ...over });

describe('a proposed organisation', () => {
  it('is dismissed with the reason, and nothing else changes', () => {
    expect(decide(shown(), dismiss(), context)).toEqual({
      ok: true,
      patch: { proposedOrganisation: null },
      event: { type: 'organisation_dismissed', public: false, data: { organisation: 'usb', reason: 'own_task' }, text: null }
    });
  });

  test.each<[string, Partial<Report>, StaffAction, string]>([
    ['where none is proposed', { proposedOrganisation: null }, dismiss(), 'nothing-proposed'],
    ['without a reason', {}, dismiss(''), 'reason-missing'],
    ['for a reason nobody knows', {}, dismiss('laune'), 'unknown-code'],
    ['once it is closed', { state: 'closed', outcome: 'fixed' }, dismiss(), 'already-closed'],
    ['while it follows another', { mergedInto: 'x' }, dismiss(), 'merged']
  ])('is not dismissed %s', (_, over, action, reason) => {
    expect(decide(shown(over), action, context)).toEqual({ ok: false, reason });
  });
});

describe('a report of the public view', () => {
  it.each<[string, Partial<Report>]>([
    ['open', {}],
    ['closed', { state: 'closed', outcome: 'fixed' }]
  ])('can be hidden while it is %s, by a line that nobody outside sees', (_, over) => {
    const report = shown(over);
    const decision = decide(report, hide(), context);
    if (!decision.ok) throw new Error(decision.reason);
    expect([isPublic(report, null), isPublic({ ...report, ...decision.patch }, null)]).toEqual([true, false]);
    expect(decision.patch).toEqual({ hiddenAt: WEDNESDAY_TEN });
    expect(decision.event).toMatchObject({ type: 'hidden', public: false, data: { reason: 'shows_somebody' } });
  });

  it('is shown again when it is hidden, and only then', () => {
    const hidden = shown({ hiddenAt: WEDNESDAY_TEN });
    const decision = decide(hidden, { type: 'show' }, context);
    expect(decision).toMatchObject({ ok: true, patch: { hiddenAt: null }, event: { type: 'shown', public: false } });
    expect(decide(shown(), { type: 'show' }, context)).toEqual({ ok: false, reason: 'not-hidden' });
    expect(decide({ ...hidden, mergedInto: 'x' }, { type: 'show' }, context)).toEqual({ ok: false, reason: 'merged' });
  });

  test.each<[string, Partial<Report>, StaffAction, string]>([
    ['twice', { hiddenAt: WEDNESDAY_TEN }, hide(), 'not-public'],
    ['where it is only counted', { publicKind: 'counts', published: false }, hide(), 'not-public'],
    ['without a reason', {}, hide(''), 'reason-missing'],
    ['for a reason nobody knows', {}, hide('laune'), 'unknown-code'],
    ['while it follows another', { mergedInto: 'x' }, hide(), 'merged']
  ])('is not hidden %s', (_, over, action, reason) => {
    expect(decide(shown(over), action, context)).toEqual({ ok: false, reason });
  });
});
