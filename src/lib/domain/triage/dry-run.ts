import type { City } from '../city/city.ts';
import { locate } from '../city/locate.ts';
import type { Report } from '../report/report.ts';
import { routeReport } from './routing.ts';
import type { Route } from './triage.ts';

/** What other rules would decide about a stored report; `rule` and reasons alone are no change. */
export type RouteChange = { report: Report; before: Route; after: Route; team: boolean; organisation: boolean; deadline: boolean };

/**
 * Compares what the rules of a city and of the same city with other rules decide about a report, as it was received.
 * What people decided about it since is left alone. null when nothing would change. Throws `RangeError` for a category
 * the city no longer has.
 */
export function changeOf(report: Report, city: City, other: City): RouteChange | null {
  const { location } = report;
  const located = location.kind === 'point' ? locate(location, city) : null;
  const input = { ...report, borderDistrictIds: located?.inside ? located.borderDistrictIds : [] };
  const [before, after] = [routeReport(input, city), routeReport(input, other)];
  const change = {
    team: before.team !== after.team,
    organisation: before.forwardTo !== after.forwardTo,
    deadline: before.dueAt !== after.dueAt
  };
  return change.team || change.organisation || change.deadline ? { report, before, after, ...change } : null;
}
