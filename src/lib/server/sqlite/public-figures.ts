import { and, asc, eq, gte, isNotNull, sql } from 'drizzle-orm';
import { DAY, type Instant } from '#lib/domain/time.ts';
import type { PublicQueries } from '../public-map/queries.ts';
import type { Database } from './open.ts';
import { report } from './schema/report.ts';

/** Counts below this are not published, because they could point at a person (product.md, rule 3). */
const SMALLEST_COUNT = 5;
/** Below this many cases a median says more about chance than about the team, so the next wider pool is taken. */
const ENOUGH_CASES = 20;

type SafetyCount = Awaited<ReturnType<PublicQueries['safetyCounts']>>[number];
type FixTime = Awaited<ReturnType<PublicQueries['timeToFix']>>;

/** Counts-only reports per month, district and category. The running month is left out, so that no two answers differ by one report. */
export function readSafetyCounts({ db }: Database, { cityId, timeZone, now }: { cityId: string; timeZone: string; now: Instant }): SafetyCount[] {
  const months = new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit' });
  const running = months.format(now);
  const counts = new Map<string, SafetyCount>();
  const rows = db
    .select({ receivedAt: report.receivedAt, category: report.category, districtId: report.districtId })
    .from(report)
    .where(
      and(
        eq(report.cityId, cityId),
        sql`${report.publicKind} = 'counts'`,
        isNotNull(report.districtId),
        sql`coalesce(${report.outcome}, '') not in ('rejected', 'withdrawn')`
      )
    )
    .all();
  for (const { receivedAt, category, districtId } of rows) {
    const month = months.format(receivedAt);
    if (month === running || districtId === null) continue;
    const key = `${month} ${districtId} ${category}`;
    counts.set(key, { month, districtId, category, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, entry]) => entry)
    .filter((entry) => entry.count >= SMALLEST_COUNT);
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
  const rank = (share: number) => days[Math.max(0, Math.ceil(days.length * share) - 1)] ?? 0;
  return { medianDays: rank(0.5), p90Days: rank(0.9), cases: days.length, scope };
}
