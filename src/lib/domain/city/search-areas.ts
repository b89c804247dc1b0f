import { pointInside } from '../geo/inner-point.ts';
import type { Area } from '../geo/area.ts';
import type { Address, City } from './city.ts';
import { fold } from './fold.ts';
import type { PlaceHit, SearchEntry } from './search-entries.ts';
import { joinedTails } from './search-words.ts';

/** Words that people put before the name of an area; understood, never required. */
const WORDS_FOR = { quarter: 'Quartier Stadtteil Ortsteil', district: 'Stadtbezirk Bezirk' };

/** Quarters and districts, each at a point inside; never precise, because they only say roughly where. */
export function areaEntries({ quarters, districts, addresses }: City): SearchEntry[] {
  const districtNames = new Map(districts.map(({ id, fullName }) => [id, fullName]));
  const addressesOf = Map.groupBy(addresses, ({ quarterId }) => quarterId);
  return [
    ...districts.flatMap(({ name, area }) => entryOf({ name, area, detail: null, kind: 'district', postcodes: [] })),
    ...quarters.flatMap(({ id, name, districtId, area }) =>
      entryOf({
        name,
        area,
        detail: districtNames.get(districtId) ?? null,
        kind: 'quarter',
        postcodes: usualPostcodes(addressesOf.get(id) ?? [])
      })
    )
  ];
}

/** Postcodes that a good part of the addresses bear, not only a house on the edge. */
function usualPostcodes(addresses: readonly Address[]): string[] {
  const counts = Map.groupBy(addresses, ({ postcode }) => postcode);
  return [...counts].flatMap(([postcode, { length }]) => (postcode !== null && length >= addresses.length * USUAL_SHARE ? postcode : []));
}

const USUAL_SHARE = 0.25;

type Named = { name: string; area: Area; detail: string | null; kind: NonNullable<PlaceHit['area']>; postcodes: string[] };

function entryOf({ name, area, detail, kind, postcodes }: Named): SearchEntry[] {
  const point = pointInside(area);
  if (!point) return [];
  const folded = fold(name);
  return [
    {
      hit: { ...point, label: name, detail, kind: 'place', precise: false, area: kind, unknownNumber: null, object: null },
      name: folded,
      joined: joinedTails(folded),
      context: fold(`${WORDS_FOR[kind]} ${detail ?? ''}`),
      houseNumber: null,
      postcodes
    }
  ];
}
