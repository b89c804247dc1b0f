import { and, asc, eq, gte, inArray, isNotNull, sql } from 'drizzle-orm';
import type { EventType, ReportPatch } from '#lib/domain/report/events.ts';
import { DAY, type Instant } from '#lib/domain/time.ts';
import type { PublicQueries } from '../public-map/queries.ts';
import type { Database } from './open.ts';
import { reportEvent } from './schema/report-event.ts';
import { report } from './schema/report.ts';

/** Counts below this are not published, because they could point at a person (product.md, rule 3). */
const SMALLEST_COUNT = 5;
/** Events that change category, visibility or outcome. */
const COUNT_CHANGES: EventType[] = ['recategorised', 'closed', 'reopened', 'withdrawn', 'undone'];
/** Below this many cases a median says more about chance than about the team, so the next wider pool is taken. */
const ENOUGH_CASES = 20;

type SafetyCount = Awaited<ReturnType<PublicQueries['safetyCounts']>>[number];
type FixTime = Awaited<ReturnType<PublicQueries['timeToFix']>>;

/**
 * Counts-only reports per month, district and category, as they stood when their month ended: a report that is rejected,
 * withdrawn or made counts-only later changes nothing, and the running month is left out. So no two answers ever differ
 * by one report (product.md, rule 3).
 */
export function readSafetyCounts({ db }: Database, { cityId, timeZone, now }: { cityId: string; timeZone: string; now: Instant }): SafetyCount[] {
  const months = new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit' });
  const running = months.format(now);
  const counts = new Map<string, SafetyCount>();
  const history = changesByReport(db, cityId);
  const { id, receivedAt, category, districtId, publicKind, outcome } = report;
  const rows = db
    .select({ id, receivedAt, category, districtId, publicKind, outcome })
    .from(report)
    .where(and(eq(report.cityId, cityId), sql`${report.publicKind} = 'counts'`, isNotNull(report.districtId)))
    .all();
  for (const row of rows) {
    const month = months.format(row.receivedAt);
    const later = (history.get(row.id) ?? []).filter(({ at }) => months.format(at) > month);
    const then = asBefore(row, later);
    if (month === running || row.districtId === null || then.publicKind !== 'counts' || then.outcome === 'rejected' || then.outcome === 'withdrawn') continue;
    const key = `${month} ${row.districtId} ${then.category}`;
    counts.set(key, { month, districtId: row.districtId, category: then.category, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, entry]) => entry)
    .filter((entry) => entry.count >= SMALLEST_COUNT);
}

type PastChange = { at: Instant; before: ReportPatch };

/** Changes of what a count depends on, in order, for reports that are counts-only today; whoever was it once still is. */
function changesByReport(db: Database['db'], cityId: string): Map<string, PastChange[]> {
  const rows = db
    .select({ reportId: reportEvent.reportId, at: reportEvent.at, before: reportEvent.before })
    .from(reportEvent)
    .innerJoin(report, and(eq(report.cityId, reportEvent.cityId), eq(report.id, reportEvent.reportId)))
    .where(and(eq(report.cityId, cityId), sql`${report.publicKind} = 'counts'`, inArray(reportEvent.type, COUNT_CHANGES)))
    .orderBy(asc(reportEvent.reportId), asc(reportEvent.seq))
    .all();
  return Map.groupBy(rows, ({ reportId }) => reportId);
}

/** The row without these changes, the newest taken back first. */
function asBefore<Row extends object>(row: Row, changes: readonly PastChange[]): Row {
  return changes.reduceRight((then, { before }) => ({ ...then, ...before }), row);
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
