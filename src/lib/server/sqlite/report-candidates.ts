import { and, eq, gt, ne, notInArray, or, sql } from 'drizzle-orm';
import { metersBetween } from '#lib/domain/geo/distance.ts';
import type { LatLon } from '#lib/domain/geo/point.ts';
import type { Candidate } from '#lib/domain/triage/triage.ts';
import type { ReportStore } from '../reports/store.ts';
import { cellsAround } from './map-pixel.ts';
import type { Database } from './open.ts';
import { withinCells } from './predicates.ts';
import { toReport } from './report-row.ts';
import { reportText } from './schema/report-text.ts';
import { report, type ReportRow } from './schema/report.ts';

type NearbyQuery = Parameters<ReportStore['nearby']>[2];
type Search = { cityId: string; around: LatLon; query: NearbyQuery };

/** Reports that may be the same: the cells that cover the circle from the index, then the exact distance. Nearest first. */
export function findCandidates(database: Database, { cityId, around, query }: Search): Candidate[] {
  return rowsInCells(database, { cityId, around, query })
    .map(({ row, text }) => candidateOf(row, text))
    .filter((candidate) => candidate !== null)
    .map((candidate) => ({ candidate, meters: metersBetween(around, candidate) }))
    .filter(({ meters }) => meters <= query.radiusMeters)
    .sort((a, b) => a.meters - b.meters || (a.candidate.id < b.candidate.id ? -1 : 1))
    .map(({ candidate }) => candidate);
}

function rowsInCells({ db }: Database, { cityId, around, query }: Search): { row: ReportRow; text: string | null }[] {
  return db
    .select({ row: report, text: reportText.body })
    .from(report)
    .leftJoin(reportText, and(eq(reportText.cityId, report.cityId), eq(reportText.reportId, report.id), eq(reportText.kind, 'description')))
    .where(
      and(
        eq(report.cityId, cityId),
        withinCells(cellsAround(around, query.radiusMeters)),
        or(ne(report.state, 'closed'), gt(report.closedAt, query.closedAfter)),
        // The plus keeps SQLite from reading the city by date instead of by cell.
        sql`+${report.receivedAt} < ${query.before}`,
        notInArray(sql`coalesce(${report.outcome}, '')`, ['withdrawn', 'rejected']),
        query.except === null ? undefined : ne(report.id, query.except)
      )
    )
    .all();
}

function candidateOf(row: ReportRow, text: string | null): Candidate | null {
  const { location, ...found } = toReport(row);
  if (location.kind !== 'point') return null;
  const { id, reference, category, subKind, phrases, place, publicKind, published, state, mergedInto, receivedAt, closedAt } = found;
  return {
    lat: location.lat,
    lon: location.lon,
    id,
    reference,
    category,
    subKind,
    phrases,
    text,
    place,
    publicKind,
    published,
    state,
    mergedInto,
    receivedAt,
    closedAt
  };
}
