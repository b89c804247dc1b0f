import { eq, inArray, or, sql, type SQL } from 'drizzle-orm';
import { scopeOf, type PolicyAction } from '#lib/domain/staff/policy.ts';
import type { Staff } from '#lib/domain/staff/staff.ts';
import { report } from './schema/report.ts';

/** The rows for which the policy allows this, as a condition beside `city_id`; says the same as `may` does for one report. */
export function reportsOpenTo(staff: Staff, action: PolicyAction): SQL {
  const scope = scopeOf(staff, action);
  if (scope === 'city') return sql`${report.cityId} = ${staff.cityId}`;
  const own = or(inArray(report.team, [...staff.teams]), eq(report.assignee, staff.id));
  return scope === 'team' && own ? sql`${report.cityId} = ${staff.cityId} and (${own})` : sql`1 = 0`;
}
