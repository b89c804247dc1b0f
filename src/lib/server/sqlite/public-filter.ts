import { and, between, eq, gte, inArray, lt, sql, type SQL } from 'drizzle-orm';
import type { MapBounds, PublicFilter } from '../public-map/queries.ts';
import { toMapPixel } from './map-pixel.ts';
import { isListed } from './predicates.ts';
import { report } from './schema/report.ts';

/** Listed rows of a city that match the filter: the one condition of list and map. */
export function listedRows(cityId: string, { states, categories, districts, quarters, since, until, bounds, nothing }: PublicFilter): SQL | undefined {
  return and(
    eq(report.cityId, cityId),
    isListed,
    nothing ? sql`0` : undefined,
    states.length === 0 ? undefined : standsAt(states),
    categories.length === 0 ? undefined : inArray(report.category, categories),
    districts.length === 0 ? undefined : inArray(report.districtId, districts),
    quarters.length === 0 ? undefined : inArray(report.quarterId, quarters),
    since === null ? undefined : gte(report.receivedAt, since),
    until === undefined ? undefined : lt(report.receivedAt, until),
    bounds ? withinBounds(bounds) : undefined
  );
}

/** What its reporter opened again is found under "in progress", the word it is shown with. */
function standsAt(states: PublicFilter['states']): SQL {
  const stored = states.includes('in_progress') ? [...states, 'still_there'] : states;
  return sql`(${report.state} in ${stored} or ${report.outcome} in ${states})`;
}

function withinBounds({ north, west, south, east }: MapBounds): SQL | undefined {
  const from = toMapPixel({ lat: north, lon: west });
  const to = toMapPixel({ lat: south, lon: east });
  return and(between(report.mapX, from.x, to.x), between(report.mapY, from.y, to.y));
}
