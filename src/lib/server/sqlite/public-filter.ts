import { and, eq, gte, inArray, sql, type SQL } from 'drizzle-orm';
import type { PublicFilter } from '../public-map/queries.ts';
import { isListed } from './predicates.ts';
import { report } from './schema/report.ts';

/** Listed rows of a city that match the filter: the one condition of list and map. */
export function listedRows(cityId: string, { states, categories, districts, quarters, since }: PublicFilter): SQL | undefined {
  return and(
    eq(report.cityId, cityId),
    isListed,
    states.length === 0 ? undefined : sql`(${report.state} in ${states} or ${report.outcome} in ${states})`,
    categories.length === 0 ? undefined : inArray(report.category, categories),
    districts.length === 0 ? undefined : inArray(report.districtId, districts),
    quarters.length === 0 ? undefined : inArray(report.quarterId, quarters),
    since === null ? undefined : gte(report.receivedAt, since)
  );
}
