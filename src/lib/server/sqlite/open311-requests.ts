import { and, between, desc, eq, inArray, ne, or, sql, type SQL } from 'drizzle-orm';
import type { Circle } from '#lib/domain/geo/circle.ts';
import { updatesOf, updatesWithMain, type RequestUpdate } from '#lib/domain/open311/updates.ts';
import type { ReportEvent } from '#lib/domain/report/events.ts';
import { publicReport } from '#lib/domain/report/public-view.ts';
import type { Report } from '#lib/domain/report/report.ts';
import type { Page, PublicRequest, RequestQueries, RequestQuery, Span, UpdateOfRequest } from '../open311/queries.ts';
import { prepareAlsoSeen, type CountAlsoSeen } from './also-seen.ts';
import { pixelsAround, toMapPixel } from './map-pixel.ts';
import type { Database } from './open.ts';
import { isListed } from './predicates.ts';
import { releasedPhotos } from './public-rows.ts';
import { toEvent } from './report-history.ts';
import { toReport } from './report-row.ts';
import { reportEvent } from './schema/report-event.ts';
import { reportText } from './schema/report-text.ts';
import { report as reportTable, type ReportRow } from './schema/report.ts';

/** What Open311 clients read, from public rows only. */
export function createRequestQueries(database: Database): RequestQueries {
  const countAlsoSeen = prepareAlsoSeen(database);
  const tell = (rows: readonly ReportRow[]) => toRequests(database, countAlsoSeen, rows);
  return {
    list: async (cityId, query, page) => tell(readRows(database, { cityId, query, page })),
    byReferences: async (cityId, references) => {
      const rows = database.db
        .select()
        .from(reportTable)
        .where(and(eq(reportTable.cityId, cityId), inArray(reportTable.reference, [...references])))
        .all();
      const found = new Map(tell(rows).map((request) => [request.report.reference, request]));
      return references.flatMap((reference) => found.get(reference) ?? []);
    },
    updates: async (cityId, span, page) => {
      const { eventIds, rows } = readTold(database, { cityId, span, page });
      return updatesAmong(tell(rows), eventIds);
    }
  };
}

function readRows({ db }: Database, { cityId, query, page }: { cityId: string; query: RequestQuery; page: Page }): ReportRow[] {
  const { services, received, updated, open, circle } = query;
  return db
    .select()
    .from(reportTable)
    .where(
      and(
        eq(reportTable.cityId, cityId),
        isListed,
        between(reportTable.receivedAt, received.from, received.until),
        services.length === 0 ? undefined : inArray(reportTable.category, [...services]),
        open === null ? undefined : open ? ne(reportTable.state, 'closed') : eq(reportTable.state, 'closed'),
        updated ? inArray(reportTable.id, db.select({ id: reportEvent.reportId }).from(reportEvent).where(toldWithin(cityId, updated))) : undefined,
        circle ? withinCircle(circle) : undefined
      )
    )
    .orderBy(desc(reportTable.receivedAt), desc(reportTable.id))
    .limit(page.limit)
    .offset(page.offset)
    .all();
}

/** Mercator keeps circles round within a city. */
function withinCircle({ center, radiusMeters }: Circle): SQL | undefined {
  const { x, y } = toMapPixel(center);
  const { west, east, north, south } = pixelsAround(center, radiusMeters);
  const reach = (east - west) / 2;
  const dx = sql`(${reportTable.mapX} - ${x})`;
  const dy = sql`(${reportTable.mapY} - ${y})`;
  return and(between(reportTable.mapX, west, east), between(reportTable.mapY, north, south), sql`${dx} * ${dx} + ${dy} * ${dy} <= ${reach * reach}`);
}

/** Literal, because SQLite uses a partial index only for a condition it can read in the statement. */
function toldWithin(cityId: string, { from, until }: Span): SQL | undefined {
  return and(eq(reportEvent.cityId, cityId), sql`(${reportEvent.public} = 1 or ${reportEvent.type} = 'undone')`, between(reportEvent.at, from, until));
}

/** A page of events that told something, each with the reports that hear of it: a merged one hears of its main report. */
function readTold({ db }: Database, { cityId, span, page }: { cityId: string; span: Span; page: Page }): { eventIds: Set<string>; rows: ReportRow[] } {
  const events = db
    .select({ id: reportEvent.id, reportId: reportEvent.reportId })
    .from(reportEvent)
    .innerJoin(reportTable, and(eq(reportTable.cityId, reportEvent.cityId), eq(reportTable.id, reportEvent.reportId)))
    .where(and(toldWithin(cityId, span), eq(reportTable.isPublic, true)))
    .orderBy(reportEvent.at, reportEvent.id)
    .limit(page.limit)
    .offset(page.offset)
    .all();
  const ids = [...new Set(events.map(({ reportId }) => reportId))];
  const isAbout = or(inArray(reportTable.id, ids), inArray(reportTable.mergedInto, ids));
  const rows = db
    .select()
    .from(reportTable)
    .where(and(eq(reportTable.cityId, cityId), isAbout))
    .all();
  return { eventIds: new Set(events.map(({ id }) => id)), rows };
}

function updatesAmong(requests: readonly PublicRequest[], eventIds: ReadonlySet<string>): UpdateOfRequest[] {
  return requests
    .flatMap(({ report, updates }) => updates.filter(({ eventId }) => eventIds.has(eventId)).map((update) => ({ report, update })))
    .toSorted((a, b) => a.update.at - b.update.at || (a.update.eventId + a.report.reference < b.update.eventId + b.report.reference ? -1 : 1));
}

function toRequests(database: Database, countAlsoSeen: CountAlsoSeen, rows: readonly ReportRow[]): PublicRequest[] {
  const [first] = rows;
  if (!first) return [];
  const { cityId } = first;
  const ids = rows.map(({ id }) => id);
  const mains = mainsOf(database, cityId, rows);
  const told = readUpdates(database, cityId, [...rows.map(toReport), ...mains.values()]);
  const photos = Map.groupBy(releasedPhotos(database, cityId, ids), ({ reportId }) => reportId);
  const seen = countAlsoSeen(cityId, ids);
  return rows.flatMap((row) => {
    const main = row.mergedInto === null ? null : (mains.get(row.mergedInto) ?? null);
    const report = publicReport(toReport(row), { main, alsoSeen: seen.get(row.id) ?? 0, photos: photos.get(row.id) ?? [] });
    const own = told.get(row.id) ?? [];
    return report ? [{ report, updates: main ? updatesWithMain(own, told.get(main.id) ?? []) : own }] : [];
  });
}

function mainsOf({ db }: Database, cityId: string, rows: readonly ReportRow[]): Map<string, Report> {
  const ids = rows.flatMap(({ mergedInto }) => mergedInto ?? []);
  const found =
    ids.length === 0
      ? []
      : db
          .select()
          .from(reportTable)
          .where(and(eq(reportTable.cityId, cityId), inArray(reportTable.id, ids)))
          .all();
  return new Map(found.map((row) => [row.id, toReport(row)]));
}

/** The updates of many reports at once: one statement for their history, one for the answers that staff published. */
function readUpdates({ db }: Database, cityId: string, reports: readonly Report[]): Map<string, RequestUpdate[]> {
  const ids = sql`(select value from json_each(${JSON.stringify(reports.map(({ id }) => id))}))`;
  const events = db
    .select()
    .from(reportEvent)
    .where(and(eq(reportEvent.cityId, cityId), sql`${reportEvent.reportId} in ${ids}`))
    .orderBy(reportEvent.reportId, reportEvent.seq)
    .all()
    .map(toEvent);
  const answers = db
    .select({ id: reportText.id, body: reportText.body })
    .from(reportText)
    .where(and(eq(reportText.cityId, cityId), eq(reportText.kind, 'answer'), sql`${reportText.reportId} in ${ids}`))
    .all();
  const words = new Map(answers.map(({ id, body }) => [id, body]));
  const histories: Map<string, ReportEvent[]> = Map.groupBy(events, ({ reportId }) => reportId);
  return new Map(reports.map((report) => [report.id, updatesOf(report, histories.get(report.id) ?? [], words)]));
}
