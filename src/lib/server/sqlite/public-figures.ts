import { and, asc, eq, gte, lt, sql } from 'drizzle-orm';
import { monthAt, monthCode } from '#lib/domain/numbers/calendar.ts';
import { nearestRank } from '#lib/domain/numbers/percentile.ts';
import { SMALLEST_COUNT } from '#lib/domain/numbers/suppression.ts';
import { DAY, type Instant } from '#lib/domain/time.ts';
import type { PublicQueries } from '../public-map/queries.ts';
import type { Database } from './open.ts';
import { numbersSafety } from './schema/numbers.ts';
import { report } from './schema/report.ts';

/** Below this many cases a median says more about chance than about the team, so the next wider pool is taken. */
const ENOUGH_CASES = 20;

type SafetyCount = Awaited<ReturnType<PublicQueries['safetyCounts']>>[number];
type FixTime = Awaited<ReturnType<PublicQueries['timeToFix']>>;

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

type FixPool = { cityId: string; category: string; districtId: string | null; since: Instant };

/** Days until `fixed`, from the narrowest pool with enough cases; null when even the widest has too few to publish. */
export function readTimeToFix(
  database: Database,
  { cityId, category, districtId, now }: { cityId: string; category: string; districtId: string | null; now: Instant }
): FixTime {
  const days = (pool: Pick<FixPool, 'districtId' | 'since'>) => daysToFix(database, { cityId, category, ...pool });
  const district = districtId === null ? [] : days({ districtId, since: now - 30 * DAY });
  if (district.length >= ENOUGH_CASES) return spreadOf(district, 'district_30');
  const city = days({ districtId: null, since: now - 30 * DAY });
  if (city.length >= ENOUGH_CASES) return spreadOf(city, 'city_30');
  const longer = days({ districtId: null, since: now - 90 * DAY });
  return longer.length >= SMALLEST_COUNT ? spreadOf(longer, 'city_90') : null;
}

function daysToFix({ db }: Database, { cityId, category, districtId, since }: FixPool): number[] {
  const days = sql<number>`(${report.closedAt} - ${report.receivedAt}) * 1.0 / ${DAY}`;
  return db
    .select({ days })
    .from(report)
    .where(
      and(
        eq(report.cityId, cityId),
        eq(report.category, category),
        sql`${report.outcome} = 'fixed' and ${report.mergedInto} is null`,
        sql`${report.publicKind} = 'pin'`,
        gte(report.closedAt, since),
        districtId === null ? undefined : eq(report.districtId, districtId)
      )
    )
    .orderBy(asc(days))
    .all()
    .map((row) => row.days);
}

/** Nearest-rank percentiles of sorted days. */
function spreadOf(days: readonly number[], scope: NonNullable<FixTime>['scope']): FixTime {
  return { medianDays: nearestRank(days, 0.5) ?? 0, p90Days: nearestRank(days, 0.9) ?? 0, cases: days.length, scope };
}
