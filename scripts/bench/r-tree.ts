import { metersBetween } from '#lib/domain/geo/distance.ts';
import type { LatLon } from '#lib/domain/geo/point.ts';
import { MINUTE } from '#lib/domain/time.ts';
import type { Candidate } from '#lib/domain/triage/triage.ts';
import { toMapPixel } from '#lib/server/sqlite/map-pixel.ts';
import type { Database } from '#lib/server/sqlite/open.ts';
import { candidateOf, type CandidateRow } from '#lib/server/sqlite/report-candidates.ts';

type Query = { radiusMeters: number; closedAfter: number; before: number };

/** Beyond every minute of this century, and within 32 bits. */
const OPEN_MINUTES = 2_000_000_000;
/** Metres of a pixel at zoom 22 and at the equator; pixels shrink with the cosine of the latitude. */
const EQUATOR_METERS_PER_PIXEL = 40_075_016.686 / (256 * 2 ** 22);

/**
 * The competitor: SQLite's own R*Tree over place and time, joined to the same table for the same columns. It holds only what can be found
 * at all, open or closed recently, which is its fastest form (a product would have to take reports out as they grow old).
 */
export function prepareRTree({ client }: Database, cityId: string, query: Query): (around: LatLon) => Candidate[] {
  client.exec('drop table if exists near; create virtual table near using rtree_i32(id, x0, x1, y0, y1, t0, t1)');
  client.exec(`insert into near select rowid, map_x, map_x, map_y, map_y,
      case when state = 'closed' then closed_at / ${MINUTE} else ${OPEN_MINUTES} end, case when state = 'closed' then closed_at / ${MINUTE} else ${OPEN_MINUTES} end
    from report where map_x is not null and live_until > ${query.closedAfter}`);
  const select = client.prepare<
    unknown[],
    CandidateRow
  >(`select r.id, reference, category, sub_kind as subKind, phrases, public_kind as publicKind, published, lat, lon,
      street, house_number as houseNumber, quarter_id as quarterId, district_id as districtId, state, merged_into as mergedInto,
      received_at as receivedAt, closed_at as closedAt
    from near cross join report r on r.rowid = near.id
    where x0 >= ? and x1 <= ? and y0 >= ? and y1 <= ? and t1 >= ?
      and city_id = ? and live_until > ? and received_at < ? and coalesce(outcome, '') not in ('withdrawn', 'rejected')`);
  return (around) => {
    const { x, y } = toMapPixel(around);
    const reach = Math.ceil((query.radiusMeters * 1.01) / (EQUATOR_METERS_PER_PIXEL * Math.cos((around.lat * Math.PI) / 180))) + 1;
    return select
      .all(x - reach, x + reach, y - reach, y + reach, Math.floor(query.closedAfter / MINUTE), cityId, query.closedAfter, query.before)
      .map((row) => ({ row, meters: metersBetween(around, row) }))
      .filter(({ meters }) => meters <= query.radiusMeters)
      .sort((a, b) => a.meters - b.meters || (a.row.id < b.row.id ? -1 : 1))
      .map(({ row }) => candidateOf(row, null));
  };
}
