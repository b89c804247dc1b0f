import { describe, expect, it, test } from 'vitest';
import { aReport, WEDNESDAY_TEN } from '../../../../tests/support/builders.ts';
import { tinyCity } from '../../../../tests/support/tiny-city.ts';
import { DAY, HOUR } from '../time.ts';
import type { Refusal, StaffAction } from './actions.ts';
import type { DecisionContext } from './decision.ts';
import { decide } from './lifecycle.ts';
import { OPEN_STATES, OUTCOMES, type Report } from './report.ts';

const NOW = WEDNESDAY_TEN + HOUR;
const context = (over: Partial<DecisionContext> = {}): DecisionContext => ({ city: tinyCity(), now: NOW, proofPhotos: 0, ...over });
const close = (over: Partial<Extract<StaffAction, { type: 'close' }>>): StaffAction => ({
  type: 'close',
  outcome: 'fixed',
  finding: null,
  organisation: null,
  rule: null,
  answer: null,
  ...over
});
const closed = (over: Partial<Report> = {}) => aReport({ state: 'closed', outcome: 'fixed', closedAt: WEDNESDAY_TEN, ...over });

const STATE_ACTIONS: StaffAction[] = [
  { type: 'accept' },
  { type: 'assign', assignee: 'anna' },
  { type: 'recategorise', category: 'streetlight', subKind: null },
  { type: 'wait', reason: 'spare_part', until: NOW + DAY },
  { type: 'forward', organisation: 'usb' },
  close({ finding: 'removed_on_site' })
];

/** The report after the action, as the store would apply it; fails the test when it was refused. */
function after(report: Report, action: StaffAction, over: Partial<DecisionContext> = {}): Report {
  const decision = decide(report, action, context(over));
  if (!decision.ok) throw new Error(`refused: ${decision.reason}`);
  return { ...report, ...decision.patch };
}

function reasonOf(report: Report, action: StaffAction, over: Partial<DecisionContext> = {}): Refusal | null {
  const decision = decide(report, action, context(over));
  return decision.ok ? null : decision.reason;
}

describe('what staff may do in which state', () => {
  test.each(STATE_ACTIONS)('a closed report refuses to $type', (action) => {
    expect(reasonOf(closed(), action)).toBe('already-closed');
  });

  test.each([...STATE_ACTIONS, { type: 'reopen' } as const])('a merged report follows its main one and refuses to $type', (action) => {
    expect(reasonOf(aReport({ mergedInto: 'main' }), action)).toBe('merged');
  });

  test.each(OPEN_STATES)('a report that is %s cannot be reopened', (state) => {
    expect(reasonOf(aReport({ state }), { type: 'reopen' })).toBe('not-closed');
  });

  test.each([closed(), aReport({ mergedInto: 'main' }), aReport({ state: 'forwarded', forwardedTo: 'usb' })])(
    'notes and answers reach every report',
    (report) => {
      for (const type of ['note', 'answer'] as const) expect(decide(report, { type, text: ' Danke. ' }, context())).toMatchObject({ ok: true, patch: {} });
    }
  );

  test.each(['in_review', 'received', 'waiting', 'forwarded'] as const)('a report that is %s can be accepted', (state) => {
    expect(after(aReport({ state }), { type: 'accept' })).toMatchObject({ state: 'in_progress', waiting: null, forwardedTo: null });
  });

  it('is accepted once', () => {
    expect(reasonOf(aReport({ state: 'in_progress' }), { type: 'accept' })).toBe('already-accepted');
  });

  it.each(STATE_ACTIONS.slice(1, 3))('has been read by a person once staff $type it', (action) => {
    expect(after(aReport(), action).state).toBe('in_review');
    expect(after(aReport({ state: 'in_progress' }), action).state).toBe('in_progress');
  });
});

describe('publication', () => {
  it('follows acceptance where the category waits for it', () => {
    expect(after(aReport({ published: false }), { type: 'accept' }).published).toBe(true);
  });

  it.each(STATE_ACTIONS)('never comes to a counted report through $type', (action) => {
    expect(after(aReport({ category: 'unsafe_place', subKind: null, publicKind: 'counts', published: false }), action)).toMatchObject({
      publicKind: 'counts',
      published: false
    });
  });

  it('ends with a rejection and comes back when that was wrong', () => {
    const rejected = after(aReport(), close({ outcome: 'rejected', rule: 'spam' }));
    expect(rejected.published).toBe(false);
    expect(after(rejected, { type: 'reopen' })).toMatchObject({ published: true, state: 'in_progress', outcome: null, closing: null, closedAt: null });
  });
});

describe('waiting', () => {
  const wait = (over: Partial<{ reason: string; until: number }> = {}): StaffAction => ({ type: 'wait', reason: 'spare_part', until: NOW + 3 * DAY, ...over });

  it('has a public reason and a date', () => {
    expect(after(aReport(), wait())).toMatchObject({ state: 'waiting', waiting: { reason: 'spare_part', until: NOW + 3 * DAY } });
  });

  it('stops the clock until its date: the working hours that were left on Wednesday are left on Saturday', () => {
    expect(after(aReport(), wait()).dueAt).toBe(Date.UTC(2026, 9, 21, 13));
  });

  it.each<StaffAction>([{ type: 'accept' }, { type: 'forward', organisation: 'usb' }])(
    'gives back the rest of the pause when staff $type earlier',
    (action) => {
      const waiting = after(aReport(), wait());
      expect(after(waiting, action, { now: NOW + DAY }).dueAt).toBe(aReport().dueAt + DAY);
    }
  );

  it('counts a second pause instead of the rest of the first', () => {
    const waiting = after(aReport(), wait());
    const again = after(waiting, wait({ until: NOW + 2 * DAY }), { now: NOW + DAY });
    expect(again.dueAt).toBe(aReport().dueAt + 2 * DAY);
  });

  it.each([
    ['no reason', wait({ reason: '' }), 'reason-missing'],
    ['an unknown reason', wait({ reason: 'tired' }), 'unknown-code'],
    ['a day more than a year ahead', wait({ until: NOW + 366 * DAY + 1 }), 'date-not-ahead'],
    ['a date in the past', wait({ until: NOW }), 'date-not-ahead'],
    ['no date', wait({ until: Number.NaN }), 'date-not-ahead']
  ])('is refused with %s', (_, action, reason) => {
    expect(reasonOf(aReport(), action)).toBe(reason);
  });
});

describe('forwarding', () => {
  it('keeps the report open and its clock running', () => {
    expect(after(aReport(), { type: 'forward', organisation: 'usb' })).toMatchObject({
      state: 'forwarded',
      forwardedTo: 'usb',
      outcome: null,
      dueAt: aReport().dueAt
    });
  });

  it.each([
    ['', 'organisation-missing'],
    ['nasa', 'unknown-code']
  ])('is refused to %j', (organisation, reason) => {
    expect(reasonOf(aReport(), { type: 'forward', organisation })).toBe(reason);
  });
});

describe('closing', () => {
  const forwarded = aReport({ state: 'forwarded', forwardedTo: 'usb' });

  it.each<[string, Report, StaffAction, number, Refusal | null]>([
    ['fixed without proof', aReport(), close({}), 0, 'proof-missing'],
    ['fixed with a proof photo', aReport(), close({}), 1, null],
    ['fixed with a coded finding', aReport(), close({ finding: 'removed_on_site' }), 0, null],
    ['fixed with an invented finding', aReport(), close({ finding: 'trust_me' }), 1, 'unknown-code'],
    ['fixed with a finding about something else', aReport(), close({ finding: 'lamp_shines' }), 1, 'unknown-code'],
    ['a lamp fixed because it shines', aReport({ category: 'streetlight', subKind: null }), close({ finding: 'lamp_shines' }), 0, null],
    ['fixed with an empty finding', aReport(), close({ finding: '' }), 0, 'proof-missing'],
    ['fixed because it was forwarded', forwarded, close({}), 0, 'proof-missing'],
    ['not_found without a word', aReport(), close({ outcome: 'not_found' }), 1, 'reason-missing'],
    ['not_found with spaces', aReport(), close({ outcome: 'not_found', answer: '  ' }), 0, 'reason-missing'],
    ['not_found with a reason', aReport(), close({ outcome: 'not_found', answer: 'Am 14. Oktober lag dort nichts.' }), 0, null],
    ['not_feasible without a word', aReport(), close({ outcome: 'not_feasible' }), 0, 'reason-missing'],
    ['not_feasible with a reason', aReport(), close({ outcome: 'not_feasible', answer: 'Der Baum ist geschützt.' }), 0, null],
    ['not_responsible without saying who is', aReport(), close({ outcome: 'not_responsible', answer: 'Nicht wir.' }), 0, 'organisation-missing'],
    ['not_responsible naming who is', aReport(), close({ outcome: 'not_responsible', organisation: 'usb' }), 0, null],
    ['not_responsible naming nobody we know', aReport(), close({ outcome: 'not_responsible', organisation: 'nasa' }), 0, 'unknown-code'],
    ['no_answer that nobody was asked for', aReport(), close({ outcome: 'no_answer' }), 0, 'organisation-missing'],
    ['no_answer from a partner', forwarded, close({ outcome: 'no_answer' }), 0, null],
    ['rejected without a rule', aReport(), close({ outcome: 'rejected' }), 0, 'rule-missing'],
    ['rejected by an invented rule', aReport(), close({ outcome: 'rejected', rule: 'dislike' }), 0, 'unknown-code'],
    ['rejected by a rule', aReport(), close({ outcome: 'rejected', rule: 'spam' }), 0, null],
    ['an answer that is too long', aReport(), close({ finding: 'removed_on_site', answer: 'x'.repeat(2001) }), 0, 'text-too-long']
  ])('%s: %#', (...[, report, action, proofPhotos, reason]) => {
    expect(reasonOf(report, action, { proofPhotos })).toBe(reason);
  });

  it('sets outcome, date and what it rests on', () => {
    const report = after(forwarded, close({ outcome: 'no_answer' }));
    expect(report).toMatchObject({
      state: 'closed',
      outcome: 'no_answer',
      closedAt: NOW,
      forwardedTo: null,
      closing: { finding: null, organisation: 'usb', rule: null }
    });
  });

  it('keeps only the grounds that belong to the outcome', () => {
    const report = after(aReport(), close({ finding: 'removed_on_site', organisation: 'usb', rule: 'spam' }));
    expect(report.closing).toEqual({ finding: 'removed_on_site', organisation: null, rule: null });
  });

  it('publishes its answer with the step', () => {
    expect(decide(aReport(), close({ finding: 'removed_on_site', answer: ' Abgeholt. ' }), context())).toMatchObject({
      event: { type: 'closed', public: true, text: { kind: 'answer', body: 'Abgeholt.' } }
    });
  });

  it('leaves a withdrawn report to its reporter', () => {
    expect(reasonOf(closed({ outcome: 'withdrawn' }), { type: 'reopen' })).toBe('not-allowed');
  });

  it.each(OUTCOMES.filter((outcome) => outcome !== 'withdrawn'))('with %s can be taken up again', (outcome) => {
    expect(after(closed({ outcome }), { type: 'reopen' }).state).toBe('in_progress');
  });
});

describe('texts', () => {
  it.each(['note', 'answer'] as const)('a %s needs one to 2000 characters', (type) => {
    expect(reasonOf(aReport(), { type, text: ' \n' })).toBe('text-missing');
    expect(reasonOf(aReport(), { type, text: 'x'.repeat(2001) })).toBe('text-too-long');
    expect(reasonOf(aReport(), { type, text: ` ${'x'.repeat(2000)} ` })).toBeNull();
  });

  it('keep a note inside and show an answer', () => {
    expect(decide(aReport(), { type: 'note', text: 'Kollegin fragen' }, context())).toMatchObject({ event: { type: 'noted', public: false } });
    expect(decide(aReport(), { type: 'answer', text: 'Wir kommen.' }, context())).toMatchObject({ event: { type: 'answered', public: true } });
  });
});
