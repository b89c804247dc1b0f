import { DAY } from '../time.ts';
import type { StaffAction } from './actions.ts';
import { decideClose } from './closing.ts';
import { decideDismissal, decideHide, decideLeaveSpot, decideShow } from './corrections.ts';
import { decided, knows, refused, STAFF_TEXT_LIMIT, type Decision, type DecisionContext } from './decision.ts';
import type { ReportPatch } from './events.ts';
import { handedOn } from './hand-on.ts';
import { dueWithoutWaiting, movedDeadline } from './pause.ts';
import { decideRecategorise } from './recategorise.ts';
import { decideReturn, decideTeam, isUnaccepted } from './responsibility.ts';
import type { Report } from './report.ts';
import { decideUrgency } from './urgency-by-hand.ts';

/** Longer is no pause but a decision not to do it, which has an outcome of its own. */
const MAX_WAIT_DAYS = 366;

type Action<Type extends StaffAction['type']> = Extract<StaffAction, { type: Type }>;

/**
 * What becomes of a report when staff do this to it, or why it is refused (product.md, rules 3, 4 and 6). A merged report
 * follows its main one and a closed report rests: only texts reach them, and a closed one can be reopened,
 * hidden or shown, or taken out of a recurring place.
 */
export function decide(report: Report, action: StaffAction, context: DecisionContext): Decision {
  if (action.type === 'note' || action.type === 'answer') return decideText(action);
  if (report.mergedInto !== null) return refused('merged');
  if (action.type === 'reopen') return decideReopen(report);
  if (action.type === 'hide') return decideHide(report, action, context);
  if (action.type === 'show') return decideShow(report, context);
  if (action.type === 'leave_spot') return decideLeaveSpot(report, action);
  if (report.state === 'closed') return refused('already-closed');
  switch (action.type) {
    case 'accept':
      return decideAccept(report, context);
    case 'assign':
      return decided({ ...inReview(report), assignee: action.assignee }, { type: 'assigned', public: false });
    case 'recategorise':
      return decideRecategorise(report, action, context);
    case 'wait':
      return decideWait(report, action, context);
    case 'forward':
      return decideForward(report, action, context);
    case 'close':
      return decideClose(report, action, context);
    case 'return':
      return decideReturn(report, action, context);
    case 'assign_team':
      return decideTeam(report, action, context);
    case 'dismiss_organisation':
      return decideDismissal(report, action);
    case 'set_urgency':
      return decideUrgency(report, action, context);
  }
}

/** A person looked at it, which ends "Eingegangen". */
export function inReview(report: Pick<Report, 'state'>): ReportPatch {
  return report.state === 'received' ? { state: 'in_review' } : {};
}

/** A report that staff took on is public from then on, if its category promised a pin (decision 13). */
export function publishedOnceAccepted(report: Pick<Report, 'publicKind'>): boolean {
  return report.publicKind === 'pin';
}

function decideText(action: Action<'note' | 'answer'>): Decision {
  const body = action.text.trim();
  if (body === '') return refused('text-missing');
  if (body.length > STAFF_TEXT_LIMIT) return refused('text-too-long');
  const isAnswer = action.type === 'answer';
  return decided({}, { type: isAnswer ? 'answered' : 'noted', public: isAnswer, text: { kind: action.type, body } });
}

function decideAccept(report: Report, context: DecisionContext): Decision {
  if (report.state === 'in_progress') return refused('already-accepted');
  return decided(taken(report, 'in_progress', context), { type: 'accepted', public: true });
}

function decideReopen(report: Report): Decision {
  if (report.state !== 'closed') return refused('not-closed');
  if (report.outcome === 'withdrawn') return refused('not-allowed');
  const patch: ReportPatch = { state: 'in_progress', outcome: null, closing: null, closedAt: null, published: publishedOnceAccepted(report) };
  return decided(patch, { type: 'reopened', public: true });
}

function decideWait(report: Report, { reason, until }: Action<'wait'>, context: DecisionContext): Decision {
  const { city, now } = context;
  if (report.urgency !== null && isUnaccepted(report)) return refused('urgent-unaccepted');
  if (reason === '') return refused('reason-missing');
  if (!knows(city.waitingReasons, reason)) return refused('unknown-code');
  if (!(until > now && until <= now + MAX_WAIT_DAYS * DAY)) return refused('date-not-ahead');
  const patch = taken(report, 'waiting', context);
  const dueAt = movedDeadline({ ...report, dueAt: dueWithoutWaiting(report, now, city) }, { from: now, to: until }, city);
  return decided({ ...patch, waiting: { reason, until }, dueAt }, { type: 'waiting', public: true });
}

function decideForward(report: Report, { organisation }: Action<'forward'>, context: DecisionContext): Decision {
  const { city } = context;
  if (report.urgency !== null && isUnaccepted(report)) return refused('urgent-unaccepted');
  if (organisation === '') return refused('organisation-missing');
  if (!knows(city.organisations, organisation)) return refused('unknown-code');
  return decided(
    { ...taken(report, 'forwarded', context), forwardedTo: organisation },
    { type: 'forwarded', public: true, data: handedOn(city, organisation, report) }
  );
}

function taken(report: Report, state: 'in_progress' | 'waiting' | 'forwarded', { now, city }: DecisionContext): ReportPatch {
  return { state, waiting: null, forwardedTo: null, published: publishedOnceAccepted(report), dueAt: dueWithoutWaiting(report, now, city) };
}
