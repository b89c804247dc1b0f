import { and, asc, count, desc, eq, gt, lte, or, sql } from 'drizzle-orm';
import type { ChangeSpan, PublicFilter, PublicList } from '../public-map/queries.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { PublicReport } from '#lib/domain/report/public-view.ts';
import type { CountAlsoSeen } from './also-seen.ts';
import { decodeCursor, encodeCursor, type Cursor } from './cursor.ts';
import type { Database } from './open.ts';
import { isListed, isListedAndOpen } from './predicates.ts';
import { listedRows } from './public-filter.ts';
import { toPublicReports } from './public-rows.ts';
import { report, type ReportRow } from './schema/report.ts';

const PAGE_ROWS = 20;
/** Few enough that nobody waits for a batch, and that a file of any length takes the same memory. */
const BATCH_ROWS = 500;
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
  const found = rowsBehind(database, { cityId, filter, cursor: decodeCursor(after), limit: PAGE_ROWS + 1 });
  const page = found.slice(0, PAGE_ROWS);
  const last = page.at(-1);
  return {
    reports: toPublicReports(database, countAlsoSeen, page),
    total: db.select({ n: count() }).from(report).where(matching).get()?.n ?? 0,
    next: last && found.length > PAGE_ROWS ? encodeCursor({ at: last.receivedAt, id: last.id }) : null
  };
}

type Behind = { cityId: string; filter: PublicFilter; cursor: Cursor | null; limit: number };

function rowsBehind({ db }: Database, { cityId, filter, cursor, limit }: Behind): ReportRow[] {
  const behind = cursor ? sql`(${report.receivedAt}, ${report.id}) < (${cursor.at}, ${cursor.id})` : undefined;
  return db
    .select()
    .from(report)
    .where(and(listedRows(cityId, filter), behind))
    .orderBy(desc(report.receivedAt), desc(report.id))
    .limit(limit)
    .all();
}

/** The whole public list in batches, each read only when the one before was taken. */
export async function* readBatches(
  database: Database,
  countAlsoSeen: CountAlsoSeen,
  { cityId, filter }: Pick<Behind, 'cityId' | 'filter'>
): AsyncGenerator<PublicReport[]> {
  let cursor: Cursor | null = null;
  do {
    const rows: ReportRow[] = rowsBehind(database, { cityId, filter, cursor, limit: BATCH_ROWS });
    const last = rows.at(-1);
    cursor = last && rows.length === BATCH_ROWS ? { at: last.receivedAt, id: last.id } : null;
    if (last) yield await Promise.resolve(toPublicReports(database, countAlsoSeen, rows));
  } while (cursor !== null);
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

/** Receipt of the oldest listed report. */
export function readFirstReceived({ db }: Database, cityId: string): Instant | null {
  const oldest = db
    .select({ at: report.receivedAt })
    .from(report)
    .where(and(eq(report.cityId, cityId), isListed))
    .orderBy(asc(report.receivedAt), asc(report.id))
    .limit(1)
    .get();
  return oldest?.at ?? null;
}
