import { and, asc, eq, inArray, isNotNull, isNull, ne } from 'drizzle-orm';
import { metersBetween } from '#lib/domain/geo/distance.ts';
import { publicReport, type PublicReport } from '#lib/domain/report/public-view.ts';
import type { Report } from '#lib/domain/report/report.ts';
import type { CountAlsoSeen } from './also-seen.ts';
import { cellsAround } from './map-pixel.ts';
import type { Database } from './open.ts';
import { toPhoto } from './photo-store.ts';
import { withinCells } from './predicates.ts';
import { toReport } from './report-row.ts';
import { photo } from './schema/photo.ts';
import { report as reportTable, type ReportRow } from './schema/report.ts';

const NEARBY_METERS = 150;
const NEARBY_COUNT = 3;

/** Listed rows as everybody may see them, in the order given. */
export function toPublicReports(database: Database, countAlsoSeen: CountAlsoSeen, rows: readonly ReportRow[]): PublicReport[] {
  const [first] = rows;
  if (!first) return [];
  const ids = rows.map((row) => row.id);
  const seen = countAlsoSeen(first.cityId, ids);
  const photos = Map.groupBy(releasedPhotos(database, first.cityId, ids), (each) => each.reportId);
  return rows
    .map((row) => publicReport(toReport(row), { main: null, alsoSeen: seen.get(row.id) ?? 0, photos: photos.get(row.id) ?? [] }))
    .filter((shown) => shown !== null);
}

/** Photos of these reports with a public copy, oldest first. */
export function releasedPhotos({ db }: Database, cityId: string, reportIds: string[]) {
  return db
    .select()
    .from(photo)
    .where(and(eq(photo.cityId, cityId), inArray(photo.reportId, reportIds), isNotNull(photo.releasedAt)))
    .orderBy(asc(photo.receivedAt), asc(photo.id))
    .all()
    .map(toPhoto);
}

/** Open listed reports around a report, nearest first; none for a described place. */
export function readNearby(database: Database, countAlsoSeen: CountAlsoSeen, { cityId, id, location }: Report): PublicReport[] {
  if (location.kind !== 'point') return [];
  const rows = database.db
    .select()
    .from(reportTable)
    .where(
      and(
        eq(reportTable.cityId, cityId),
        withinCells(cellsAround(location, NEARBY_METERS)),
        eq(reportTable.isPublic, true),
        isNull(reportTable.mergedInto),
        ne(reportTable.state, 'closed'),
        ne(reportTable.id, id)
      )
    )
    .all();
  return toPublicReports(database, countAlsoSeen, rows)
    .map((shown) => ({ shown, meters: shown.point ? metersBetween(location, shown.point) : Infinity }))
    .filter(({ meters }) => meters <= NEARBY_METERS)
    .sort((a, b) => a.meters - b.meters)
    .slice(0, NEARBY_COUNT)
    .map(({ shown }) => shown);
}
