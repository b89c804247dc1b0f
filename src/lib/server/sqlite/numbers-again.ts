import {
  earliestWatched,
  isAgain,
  isFixedPlace,
  isPinOccasion,
  watchedUntil,
  AGAIN_RADIUS_METERS,
  type AgainFacts,
  type FixedPlace
} from '#lib/domain/numbers/again.ts';
import type { LatLon } from '#lib/domain/geo/point.ts';
import { monthAt, type Month } from '#lib/domain/numbers/calendar.ts';
import { cellsAround } from './map-pixel.ts';
import type { ZoneOf } from './numbers-keeper.ts';
import type { Database } from './open.ts';

/** A row of `report`, as far as coming back asks for it. */
export type AgainRow = Omit<AgainFacts, 'point' | 'leftSpot'> & { leftSpot: 0 | 1; lat: number | null; lon: number | null; districtId: string | null };
/** A fixed place, and where and when it counts. */
export type Watched = { place: FixedPlace; cityId: string; category: string; districtId: string | null; month: Month };

export const AGAIN_COLUMNS = `r.id, r.category, r.public_kind as publicKind, r.state, r.outcome, r.merged_into as mergedInto, r.left_spot as leftSpot,
  r.observed_at as observedAt, r.received_at as receivedAt, r.closed_at as closedAt, r.lat, r.lon, r.district_id as districtId`;

/** A circle of 50 m touches at most two columns and two rows of cells in Germany. The index is by cell and closing. */
const AROUND = `select ${AGAIN_COLUMNS} from report r indexed by report_by_cell
  where r.city_id = :cityId and r.cell_x in (:west, :east) and r.cell_y in (:north, :south) and r.category = :category and r.merged_into is null`;

export type AgainLookUp = ReturnType<typeof prepareAgain>;

/** Looks up which fixed places a report says to be there again, and whether a fixed place has such a report. */
export function prepareAgain({ client }: Database, zoneOf: ZoneOf) {
  const fixedBefore = client.prepare<[Record<string, unknown>], AgainRow>(`${AROUND} and r.live_until between :since and :at and r.outcome = 'fixed'`);
  const laterThan = client.prepare<[Record<string, unknown>], AgainRow>(
    `${AROUND} and r.live_until > :closedAt and r.received_at > :closedAt and r.received_at < :until`
  );
  return {
    /** The fixed places that this report says to be there again. */
    broughtBackBy: (cityId: string, later: AgainFacts | undefined): Watched[] => {
      if (!later || !isPinOccasion(later)) return [];
      const zone = zoneOf(cityId);
      const { receivedAt: at, category } = later;
      const rows = fixedBefore.all({ cityId, ...cellsOf(later.point), category, since: earliestWatched(at), at });
      return rows.flatMap((row) => {
        const place = toFacts(row);
        if (!isFixedPlace(place) || !isAgain(place, later, zone)) return [];
        return [{ place, cityId, category, districtId: row.districtId, month: monthAt(place.closedAt, zone) }];
      });
    },
    /** Whether a report says that this place is there again; `without` are such that do not count. */
    isBack: (cityId: string, place: FixedPlace, without: ReadonlySet<string> = new Set()): boolean => {
      const zone = zoneOf(cityId);
      const { closedAt, category } = place;
      const rows = laterThan.all({ cityId, ...cellsOf(place.point), category, closedAt, until: watchedUntil(closedAt, zone) });
      return rows.some((row) => {
        const later = toFacts(row);
        return !without.has(row.id) && isPinOccasion(later) && isAgain(place, later, zone);
      });
    }
  };
}

export function toFacts({ lat, lon, leftSpot, ...row }: AgainRow): AgainFacts {
  return { ...row, leftSpot: leftSpot === 1, point: lat === null || lon === null ? null : { lat, lon } };
}

function cellsOf(point: LatLon): { west: number; east: number; north: number; south: number } {
  return cellsAround(point, AGAIN_RADIUS_METERS);
}
