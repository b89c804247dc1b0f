import type { City } from '#lib/domain/city/city.ts';
import type { ReportPatch } from '#lib/domain/report/events.ts';
import { takeOverUrgency } from '#lib/domain/report/joined-urgency.ts';
import { movedDeadline } from '#lib/domain/report/pause.ts';
import type { Report } from '#lib/domain/report/report.ts';
import { keepUrgencyByHand } from '#lib/domain/report/urgency-by-hand.ts';
import type { Suggestion } from '#lib/domain/triage/triage.ts';
import type { ReportDeps } from './deps.ts';
import { inputOf, triageReport } from './triage-report.ts';

/**
 * Where a report goes now that its category changed, and what it may repeat. A new team starts without an assignee. What is
 * urgent about those that joined it stays urgent, and so does what staff found urgent.
 */
export async function reroute(deps: ReportDeps, city: City, report: Report): Promise<{ patch: ReportPatch; suggestions: Suggestion[] }> {
  const { route, suggestions } = await triageReport(deps, city, await inputOf(deps, report));
  const now = deps.now();
  const pausedUntil = Math.max(now, report.waiting?.until ?? now);
  const patch = {
    team: route.team,
    assignee: route.team === report.team ? report.assignee : null,
    proposedOrganisation: route.forwardTo,
    routeRule: route.rule,
    routeReasons: route.reasons,
    dueAt: pausedUntil > now ? movedDeadline(route, { from: now, to: pausedUntil }, city) : route.dueAt,
    urgency: route.urgency,
    returns: 0
  };
  const joined = await deps.store.mergedInto(report.cityId, report.id);
  const kept = { ...patch, ...keepUrgencyByHand(report, patch) };
  return { patch: { ...kept, ...takeOverUrgency({ ...report, ...kept }, joined) }, suggestions };
}
