import type { City } from '../city/city.ts';
import type { RouteReason } from '../triage/reasons.ts';
import type { StaffAction } from './actions.ts';
import { isReason, TEAM_REASONS } from './correction-reasons.ts';
import { decided, knows, refused, type Decision, type DecisionContext } from './decision.ts';
import type { ReportPatch } from './events.ts';
import { dueWithoutWaiting } from './pause.ts';
import type { Report, ReportState } from './report.ts';

type Action<Type extends StaffAction['type']> = Extract<StaffAction, { type: Type }>;

/**
 * A team says that a report is not its own. It goes to the team it names, else to the district team of the place, and to
 * the control room when it comes back too often or nobody else is left. The deadline stays: the mistake is ours.
 */
export function decideReturn(report: Report, { reason, team: wished }: Action<'return'>, context: DecisionContext): Decision {
  const { city } = context;
  const { reasons, toControlRoomAfter } = city.response.returns;
  if (reason === '') return refused('reason-missing');
  if (!knows(reasons, reason) || (wished !== null && !knows(city.teams, wished))) return refused('unknown-code');
  const controlRoom = city.phones.controlRoom.team;
  if (report.team === controlRoom) return refused('nobody-above');
  if (wished === report.team) return refused('same-team');
  const returns = report.returns + 1;
  const team = returns >= toControlRoomAfter ? controlRoom : (wished ?? otherTeam(report, city) ?? controlRoom);
  const patch = { ...handedOver(report, team, context), returns, routeReasons: [{ code: 'returned', team: report.team, reason } as const, ...kept(report)] };
  return decided(patch, { type: 'returned', public: false, data: { from: report.team, to: team, reason, rule: report.routeRule } });
}

/** The control room, or whoever may do it for the city, says which team it is. */
export function decideTeam(report: Report, { team, reason, proposesRule }: Action<'assign_team'>, context: DecisionContext): Decision {
  if (!knows(context.city.teams, team)) return refused('unknown-code');
  if (team === report.team) return refused('same-team');
  if (reason === '') return refused('reason-missing');
  if (!isReason(TEAM_REASONS, reason)) return refused('unknown-code');
  const patch: ReportPatch = { ...handedOver(report, team, context), routeReasons: [{ code: 'chosen_by_staff', reason }, ...kept(report)] };
  const decision = decided(patch, { type: 'team_assigned', public: false, data: { from: report.team, to: team, reason } });
  if (!decision.ok || !proposesRule) return decision;
  const { category, subKind, place, routeRule } = report;
  const data = { team, category, subKind, districtId: place.districtId, rule: routeRule };
  return { ...decision, further: [{ type: 'rule_proposed', public: false, data, text: null }] };
}

/** Nobody took it in time; null while that is not so. */
export function decideUnclaimed(report: Report, context: DecisionContext): Decision | null {
  const controlRoom = context.city.phones.controlRoom.team;
  if (!isUnclaimed(report) || report.team === controlRoom) return null;
  const workingHours = context.city.response.returns.unclaimedWorkingHours;
  const reason: RouteReason = { code: 'unclaimed', team: report.team, workingHours };
  const patch: ReportPatch = { ...handedOver(report, controlRoom, context), routeReasons: [reason, ...kept(report)] };
  return decided(patch, { type: 'escalated', public: false, data: { from: report.team, to: controlRoom } });
}

/** Open, of its own, and neither accepted nor in anybody's hands. */
export function isUnclaimed(report: Pick<Report, 'state' | 'assignee' | 'mergedInto'>): boolean {
  return report.assignee === null && isUnaccepted(report);
}

/** Nobody has said yet that the team takes it on. */
export function isUnaccepted({ state, mergedInto }: Pick<Report, 'state' | 'mergedInto'>): boolean {
  return mergedInto === null && isNewToTeam(state);
}

/** In none of these states has a team taken it on, or it has to do so once more. */
export function isNewToTeam(state: ReportState): boolean {
  return state === 'received' || state === 'in_review' || state === 'still_there';
}

/** The new team finds it in its inbox, unread and in nobody's hands. */
function handedOver(report: Report, team: string, { now, city }: DecisionContext): ReportPatch {
  const state = report.state === 'still_there' ? report.state : 'received';
  return { team, assignee: null, state, waiting: null, forwardedTo: null, dueAt: dueWithoutWaiting(report, now, city) };
}

function otherTeam({ place, team }: Report, city: City): string | null {
  const district = city.teams.find(({ kind, districtId }) => kind === 'district' && districtId !== null && districtId === place.districtId);
  return district && district.code !== team ? district.code : null;
}

/** Reasons of the place and the deadline stay true; who had it before does not. */
function kept({ routeReasons }: Report): RouteReason[] {
  return routeReasons.filter(({ code }) => !['returned', 'unclaimed', 'chosen_by_staff', 'rule'].includes(code));
}
