import { and, asc, eq, gte, lt } from 'drizzle-orm';
import { monthAt, monthCode } from '#lib/domain/numbers/calendar.ts';
import { SMALLEST_COUNT } from '#lib/domain/numbers/suppression.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { PublicQueries } from '../public-map/queries.ts';
import type { Database } from './open.ts';
import { numbersSafety } from './schema/numbers.ts';

type SafetyCount = Awaited<ReturnType<PublicQueries['safetyCounts']>>[number];

/**
 * Counts-only reports per month, district and category, as they stood when their month ended. The running month is left out, so
 * that no two answers ever differ by one report (product.md, rule 3).
 */
export function readSafetyCounts({ db }: Database, { cityId, timeZone, now }: { cityId: string; timeZone: string; now: Instant }): SafetyCount[] {
  return db
    .select({ month: numbersSafety.month, districtId: numbersSafety.districtId, category: numbersSafety.category, count: numbersSafety.count })
    .from(numbersSafety)
    .where(and(eq(numbersSafety.cityId, cityId), lt(numbersSafety.month, monthAt(now, timeZone)), gte(numbersSafety.count, SMALLEST_COUNT)))
    .orderBy(asc(numbersSafety.month), asc(numbersSafety.districtId), asc(numbersSafety.category))
    .all()
    .map((row) => ({ ...row, month: monthCode(row.month) }));
}
