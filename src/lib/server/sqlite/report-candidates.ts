import { metersBetween } from '#lib/domain/geo/distance.ts';
import type { LatLon } from '#lib/domain/geo/point.ts';
import type { Candidate } from '#lib/domain/triage/triage.ts';
import type { NearbyQuery } from '../reports/store.ts';
import { cellsOf, pixelsAround, type CellRange } from './map-pixel.ts';
import type { Database } from './open.ts';

type Search = { cityId: string; around: LatLon; query: NearbyQuery };
/** A row of the look-up before it is put into the words of triage. */
export type CandidateRow = Omit<Candidate, 'phrases' | 'text' | 'place' | 'published'> &
  Candidate['place'] & { phrases: string; published: number; outcome: string | null };

const NO_PHRASES = '[]';
/** Ended without anything being there, so that nothing can be the same as it. */
const NEVER_THERE: readonly (string | null)[] = ['withdrawn', 'rejected'];

/**
 * Reports that may be the same, nearest first. The index gives one range per cell, since an open report and one closed
 * recently both have a `live_until` beyond `closedAfter`, and leaves out what lies beside the square around the circle;
 * only what is left is read in full, and then measured exactly.
 * Written in SQL and prepared once per number of cells, because this runs with every report and every draft.
 */
export function prepareCandidates({ client }: Database): (search: Search) => Candidate[] {
  const prepared = new Map<number, ReturnType<typeof prepare>>();
  const prepare = (columns: number, rows: number) => client.prepare<unknown[], CandidateRow>(selectIn(columns, rows));
  const text = client
    .prepare<[string, string], string>("select body from report_text where city_id = ? and report_id = ? and kind = 'description' limit 1")
    .pluck();
  return ({ cityId, around, query }) => {
    const box = pixelsAround(around, query.radiusMeters);
    const [xs, ys] = columnsAndRows(cellsOf(box));
    const key = xs.length * 1000 + ys.length;
    const statement = prepared.get(key) ?? prepare(xs.length, ys.length);
    prepared.set(key, statement);
    const rows = statement.all(cityId, ...xs, ...ys, query.closedAfter, box.west, box.east, box.north, box.south, query.before);
    return within(rows, around, query).map(({ row }) => candidateOf(row, query.withText ? (text.get(cityId, row.id) ?? null) : null));
  };
}

/** The rows within the circle that may be the same as something, nearest first. */
function within(rows: readonly CandidateRow[], around: LatLon, { radiusMeters, except }: NearbyQuery): { row: CandidateRow; meters: number }[] {
  const found: { row: CandidateRow; meters: number }[] = [];
  for (const row of rows) {
    const meters = metersBetween(around, row);
    if (meters <= radiusMeters && row.id !== except && row.state !== 'held' && !NEVER_THERE.includes(row.outcome)) found.push({ row, meters });
  }
  return found.sort((a, b) => a.meters - b.meters || (a.row.id < b.row.id ? -1 : 1));
}

function selectIn(columns: number, rows: number): string {
  const marks = (count: number) => new Array<string>(count).fill('?').join(', ');
  return `select id, reference, category, sub_kind as subKind, phrases, public_kind as publicKind, published, lat, lon, street,
      house_number as houseNumber, quarter_id as quarterId, district_id as districtId, state, outcome, merged_into as mergedInto,
      received_at as receivedAt, closed_at as closedAt
    from report indexed by report_by_cell
    where city_id = ? and cell_x in (${marks(columns)}) and cell_y in (${marks(rows)}) and live_until > ?
      and map_x between ? and ? and map_y between ? and ? and received_at < ?`;
}

function columnsAndRows({ west, east, north, south }: CellRange): [number[], number[]] {
  const from = (start: number, end: number) => Array.from({ length: end - start + 1 }, (_, offset) => start + offset);
  return [from(west, east), from(north, south)];
}

/** Field by field, because this runs for each of a dozen rows with every report, and copying the rest costs as much as reading it. */
export function candidateOf(row: CandidateRow, text: string | null): Candidate {
  return {
    id: row.id,
    reference: row.reference,
    category: row.category,
    subKind: row.subKind,
    phrases: row.phrases === NO_PHRASES ? [] : (JSON.parse(row.phrases) as string[]),
    text,
    publicKind: row.publicKind,
    published: row.published === 1,
    lat: row.lat,
    lon: row.lon,
    place: { street: row.street, houseNumber: row.houseNumber, quarterId: row.quarterId, districtId: row.districtId },
    state: row.state,
    mergedInto: row.mergedInto,
    receivedAt: row.receivedAt,
    closedAt: row.closedAt
  };
}
