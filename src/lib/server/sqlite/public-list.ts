import { and, asc, count, desc, eq, gt, lte, or, sql } from 'drizzle-orm';
import type { ChangeSpan, PublicFilter, PublicList } from '../public-map/queries.ts';
import type { PublicReport } from '#lib/domain/report/public-view.ts';
import type { CountAlsoSeen } from './also-seen.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import type { Database } from './open.ts';
import { isListedAndOpen } from './predicates.ts';
import { listedRows } from './public-filter.ts';
import { toPublicReports } from './public-rows.ts';
import { report } from './schema/report.ts';

const PAGE_ROWS = 20;
/** More than anybody reads in one mail. */
const MOST_CHANGES = 100;
const OLDEST = 10;

/** One page of the public list, newest first, with the number of all matches. */
export function readList(
  database: Database,
  countAlsoSeen: CountAlsoSeen,
  { cityId, filter, after }: { cityId: string; filter: PublicFilter; after: string | null }
): PublicList {
  const { db } = database;
  const matching = listedRows(cityId, filter);
  const cursor = decodeCursor(after);
  const behind = cursor ? sql`(${report.receivedAt}, ${report.id}) < (${cursor.at}, ${cursor.id})` : undefined;
  const found = db
    .select()
    .from(report)
    .where(and(matching, behind))
    .orderBy(desc(report.receivedAt), desc(report.id))
    .limit(PAGE_ROWS + 1)
    .all();
  const page = found.slice(0, PAGE_ROWS);
  const last = page.at(-1);
  return {
    reports: toPublicReports(database, countAlsoSeen, page),
    total: db.select({ n: count() }).from(report).where(matching).get()?.n ?? 0,
    next: last && found.length > PAGE_ROWS ? encodeCursor({ at: last.receivedAt, id: last.id }) : null
  };
}

/** What of the public list was received or closed within a time. */
export function readChanges(
  database: Database,
  countAlsoSeen: CountAlsoSeen,
  { cityId, filter, span }: { cityId: string; filter: PublicFilter; span: ChangeSpan }
): PublicReport[] {
  const within = (column: typeof report.receivedAt | typeof report.closedAt) => and(gt(column, span.after), lte(column, span.until));
  const rows = database.db
    .select()
    .from(report)
    .where(and(listedRows(cityId, filter), or(within(report.receivedAt), within(report.closedAt))))
    .orderBy(desc(report.receivedAt), desc(report.id))
    .limit(MOST_CHANGES)
    .all();
  return toPublicReports(database, countAlsoSeen, rows);
}

/** What has been open longest. */
export function readOldest(
  database: Database,
  countAlsoSeen: CountAlsoSeen,
  { cityId, districtId }: { cityId: string; districtId: string | null }
): PublicReport[] {
  const inDistrict = districtId === null ? undefined : eq(report.districtId, districtId);
  const rows = database.db
    .select()
    .from(report)
    .where(and(eq(report.cityId, cityId), isListedAndOpen, inDistrict))
    .orderBy(asc(report.receivedAt), asc(report.id))
    .limit(OLDEST)
    .all();
  return toPublicReports(database, countAlsoSeen, rows);
}
