import type { City } from '#lib/domain/city/city.ts';
import type { ReportPatch } from '#lib/domain/report/events.ts';
import type { Report } from '#lib/domain/report/report.ts';
import type { Suggestion } from '#lib/domain/triage/triage.ts';
import type { ReportDeps } from './deps.ts';
import { inputOf, triageReport } from './triage-report.ts';

/** Where a report goes now that its category changed, and what it may repeat. A new team starts without an assignee. */
export async function reroute(deps: ReportDeps, city: City, report: Report): Promise<{ patch: ReportPatch; suggestions: Suggestion[] }> {
  const { route, suggestions } = await triageReport(deps, city, await inputOf(deps, report));
  const pauseMillis = report.waiting === null ? 0 : Math.max(0, report.waiting.until - deps.now());
  return {
    patch: {
      team: route.team,
      assignee: route.team === report.team ? report.assignee : null,
      proposedOrganisation: route.forwardTo,
      routeRule: route.rule,
      routeReasons: route.reasons,
      dueAt: route.dueAt + pauseMillis
    },
    suggestions
  };
}
