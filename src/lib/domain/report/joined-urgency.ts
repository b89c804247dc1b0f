import type { RouteReason } from '../triage/reasons.ts';
import type { ReportEvent, ReportPatch } from './events.ts';
import { isOpen, type Report } from './report.ts';

type Urgent = Extract<RouteReason, { code: 'urgent' }>;
type Deadline = Pick<Report, 'urgency' | 'dueAt' | 'routeReasons'>;

/** Why a report is urgent, with the reference of the one that it is urgent for; null when it is not. */
export function urgentReason({ urgency, routeReasons }: Pick<Report, 'urgency' | 'routeReasons'>): Urgent | null {
  return routeReasons.filter(isUrgent).findLast(({ rule }) => rule === urgency) ?? null;
}

/**
 * What a main report takes over from those that join it: what is urgent stays urgent, with the earlier deadline, and names the
 * report that says so. A pause ends with it. Empty when the main report is as urgent already.
 */
export function takeOverUrgency(main: Report, joined: readonly Report[]): ReportPatch {
  let now: Deadline = main;
  for (const report of joined.filter(isOpen)) now = moreUrgent(now, report);
  if (now === main) return {};
  const awake: ReportPatch = main.state === 'waiting' ? { state: 'in_progress', waiting: null } : {};
  return { urgency: now.urgency, dueAt: now.dueAt, routeReasons: now.routeReasons, ...awake };
}

/**
 * What a main report is without one that leaves it: as urgent as it is by itself and by those that stay. A deadline that was
 * moved since stays where it is. What a reporter said who withdrew since stays true as well, until staff decide otherwise.
 */
export function giveBackUrgency(
  main: Report,
  gone: Report,
  { history, staying }: { history: readonly ReportEvent[]; staying: readonly Report[] }
): ReportPatch {
  if (!joinedIn(main).includes(gone.reference)) return {};
  const stay = staying.filter(({ id }) => id !== gone.id);
  const names = new Set(stay.map(({ reference }) => reference));
  let { dueAt } = main;
  let own: RouteReason[] = [];
  for (const { before, after } of history.toReversed()) {
    const isTaken = joinedIn(after).some((reference) => !names.has(reference) && !joinedIn(before).includes(reference));
    if (!isTaken || before.dueAt === undefined) continue;
    if (after.dueAt === dueAt) dueAt = before.dueAt;
    own = before.routeReasons?.filter(({ code }) => code === 'deadline') ?? own;
  }
  const kept = main.routeReasons.filter((reason) => !isUrgent(reason) || reason.joined === undefined || names.has(reason.joined));
  const urgency = kept.findLast(isUrgent)?.rule ?? null;
  const alone = { ...main, urgency, dueAt, routeReasons: urgency === null ? [...kept, ...own] : kept };
  const saidByThem = stay.filter((report) => names.has(urgentReason(report)?.joined ?? report.reference));
  return { urgency, dueAt, routeReasons: alone.routeReasons, ...takeOverUrgency(alone, saidByThem) };
}

function moreUrgent(main: Deadline, joined: Report): Deadline {
  const reason = urgentReason(joined);
  if (reason === null || (main.urgency !== null && main.dueAt <= joined.dueAt)) return main;
  const kept = main.routeReasons.filter(({ code }) => code !== 'deadline');
  return {
    urgency: reason.rule,
    dueAt: Math.min(main.dueAt, joined.dueAt),
    routeReasons: [...kept, { ...reason, joined: reason.joined ?? joined.reference }]
  };
}

function joinedIn({ routeReasons }: Pick<ReportPatch, 'routeReasons'>): string[] {
  return (routeReasons ?? []).filter(isUrgent).flatMap(({ joined }) => (joined === undefined ? [] : [joined]));
}

function isUrgent(reason: RouteReason): reason is Urgent {
  return reason.code === 'urgent';
}
