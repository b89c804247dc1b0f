import { metersBetween } from '../geo/distance.ts';
import type { LatLon } from '../geo/point.ts';
import type { Address, City } from './city.ts';
import { fold, type Folded } from './fold.ts';
import { locate } from './locate.ts';

/** A place that a search found. `precise` is false when the point only stands for something larger or is approximate. */
export type PlaceHit = LatLon & { label: string; detail: string | null; kind: 'address' | 'street' | 'place'; precise: boolean };

export type SearchEntry = { hit: PlaceHit; name: Folded; houseNumber: string | null; context: Folded };

const entriesByCity = new WeakMap<City, SearchEntry[]>();

/** Everything of a city that can be searched: each known address, each street per quarter, each named place. */
export function searchEntriesOf(city: City): SearchEntry[] {
  const known = entriesByCity.get(city);
  if (known) return known;
  const quarterNames = new Map(city.quarters.map(({ id, name }) => [id, name]));
  const nameOf = (quarterId: string | null) => (quarterId === null ? null : (quarterNames.get(quarterId) ?? null));
  const entries = [...streetEntries(city, nameOf), ...addressEntries(city, nameOf), ...placeEntries(city, nameOf)];
  entriesByCity.set(city, entries);
  return entries;
}

type NameOf = (quarterId: string | null) => string | null;

function addressEntries({ addresses }: City, nameOf: NameOf): SearchEntry[] {
  const once = firstOfEach(
    addresses.filter(({ houseNumber }) => houseNumber !== ''),
    ({ street, houseNumber, quarterId }) => `${street}|${houseNumber}|${quarterId}`
  );
  return once.map(({ street, houseNumber, postcode, quarterId, lat, lon }) => {
    const detail = [postcode, nameOf(quarterId)].filter(Boolean).join(' ') || null;
    return {
      hit: { label: `${street} ${houseNumber}`, detail, lat, lon, kind: 'address', precise: true },
      name: fold(street),
      houseNumber: houseNumber.toLowerCase().replaceAll(' ', ''),
      context: fold(detail ?? '')
    };
  });
}

/** One entry per street and quarter, at the known address nearest to the middle of them. */
function streetEntries({ addresses }: City, nameOf: NameOf): SearchEntry[] {
  const groups = Map.groupBy(addresses, ({ street, quarterId }) => `${street}|${quarterId}`);
  return [...groups.values()].flatMap((group) => {
    const middle = middleOf(group);
    const [nearest] = group.toSorted((a, b) => metersBetween(a, middle) - metersBetween(b, middle));
    if (!nearest) return [];
    const { street, quarterId, lat, lon } = nearest;
    const detail = nameOf(quarterId);
    return { hit: { label: street, detail, lat, lon, kind: 'street', precise: false }, name: fold(street), houseNumber: null, context: fold(detail ?? '') };
  });
}

function placeEntries(city: City, nameOf: NameOf): SearchEntry[] {
  const entries = city.places.flatMap(({ name, lat, lon, quality }): SearchEntry[] => {
    const located = locate({ lat, lon }, city);
    if (!located.inside) return [];
    const detail = nameOf(located.quarterId);
    return [
      {
        hit: { label: name, detail, lat, lon, kind: 'place', precise: quality === 'official' },
        name: fold(name),
        houseNumber: null,
        context: fold(detail ?? '')
      }
    ];
  });
  return firstOfEach(entries, ({ hit }) => `${hit.label}|${hit.detail}`);
}

function middleOf(points: readonly Address[]): LatLon {
  const sum = points.reduce((total, { lat, lon }) => ({ lat: total.lat + lat, lon: total.lon + lon }), { lat: 0, lon: 0 });
  return { lat: sum.lat / points.length, lon: sum.lon / points.length };
}

function firstOfEach<T>(items: readonly T[], keyOf: (item: T) => string): T[] {
  return [...new Map(items.toReversed().map((item) => [keyOf(item), item])).values()].toReversed();
}
