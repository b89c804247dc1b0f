import type { City } from '../city/city.ts';
import { addWorkingHours } from '../city/hours.ts';
import { HOUR, type Instant } from '../time.ts';
import type { StaffAction } from './actions.ts';
import { CALM_REASONS, isReason, URGENT_REASONS } from './correction-reasons.ts';
import { decided, refused, type Decision, type DecisionContext } from './decision.ts';
import type { ReportPatch } from './events.ts';
import { urgentReason } from './joined-urgency.ts';
import { dueWithoutWaiting, movedDeadline } from './pause.ts';
import type { Report } from './report.ts';

type SetUrgency = Extract<StaffAction, { type: 'set_urgency' }>;

/**
 * Staff say that a report cannot wait although no rule says so, or that it can although one does. The reason is stored as
 * what is urgent. State and team stay as they are, so that the alarm chain starts and ends by the same rules as ever.
 */
export function decideUrgency(report: Report, { isUrgent, reason }: SetUrgency, context: DecisionContext): Decision {
  if (isUrgent === (report.urgency !== null)) return refused(isUrgent ? 'already-urgent' : 'not-urgent');
  if (reason === '') return refused('reason-missing');
  if (!isReason<string>(isUrgent ? URGENT_REASONS : CALM_REASONS, reason)) return refused('unknown-code');
  const patch = isUrgent ? madeUrgent(report, reason, context) : calmed(report, reason, context);
  return decided(patch, { type: isUrgent ? 'made_urgent' : 'calmed', public: false, data: { reason } });
}

/** Whether a person found it urgent and no rule: another category does not change that. */
export function keepUrgencyByHand(report: Report, rerouted: ReportPatch & Pick<Report, 'dueAt' | 'routeReasons'>): ReportPatch {
  const reason = urgentReason(report);
  if (!reason || reason.joined !== undefined || !isReason(URGENT_REASONS, reason.rule) || rerouted.urgency) return {};
  const dueAt = Math.min(report.dueAt, rerouted.dueAt);
  return { urgency: reason.rule, dueAt, routeReasons: [...rerouted.routeReasons.filter(({ code }) => code !== 'deadline'), reason] };
}

/** Working hours of the deadline when nothing is urgent: the rule's, or else the category's. */
export function workingHoursOf({ routeRule, category }: Pick<Report, 'routeRule' | 'category'>, { routing, categories }: City): number {
  const rule = routing.find(({ code }) => code === routeRule);
  return rule?.deadlineWorkingHours ?? categories.find(({ code }) => code === category)?.deadlineWorkingHours ?? 0;
}

/** By the clock from now on, and never later than it was due; a pause ends. */
function madeUrgent(report: Report, rule: string, { city, now }: DecisionContext): ReportPatch {
  const hours = city.response.urgentByHandHours;
  const kept = report.routeReasons.filter(({ code }) => code !== 'deadline' && code !== 'calmed');
  return {
    urgency: rule,
    dueAt: Math.min(dueWithoutWaiting(report, now, city), now + hours * HOUR),
    routeReasons: [...kept, { code: 'urgent', rule, hours }],
    ...(report.state === 'waiting' && { state: 'in_progress', waiting: null })
  };
}

/** In working hours from receipt, as if it had never been urgent; a deadline that is later already, after a pause, stays. */
function calmed(report: Report, reason: string, { city, now }: DecisionContext): ReportPatch {
  const workingHours = workingHoursOf(report, city);
  const kept = report.routeReasons.filter(({ code }) => code !== 'urgent' && code !== 'deadline');
  return {
    urgency: null,
    dueAt: Math.max(report.dueAt, regularDeadline(report, workingHours, { city, now })),
    routeReasons: [...kept, { code: 'calmed', reason }, { code: 'deadline', workingHours }]
  };
}

function regularDeadline(report: Report, workingHours: number, { city, now }: { city: City; now: Instant }): Instant {
  const team = city.teams.find(({ code }) => code === report.team) ?? { hours: [] };
  const dueAt = addWorkingHours(report.receivedAt, workingHours, team, city);
  const until = report.waiting?.until ?? now;
  return until > now ? movedDeadline({ dueAt, urgency: null, team: report.team }, { from: now, to: until }, city) : dueAt;
}
