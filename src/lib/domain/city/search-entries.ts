import { metersBetween } from '../geo/distance.ts';
import type { LatLon } from '../geo/point.ts';
import type { Address, City } from './city.ts';
import { fold, wordsOf, type Folded } from './fold.ts';
import type { KnownObject } from './known-object.ts';
import { locate } from './locate.ts';
import { areaEntries } from './search-areas.ts';
import { joinedTails } from './search-words.ts';

/**
 * A place that a search found. `precise` is false when the point only stands for something larger or is approximate;
 * `area` says which kind of area it stands for; `unknownNumber` is the typed house number that a street does not have
 * in the index.
 */
export type PlaceHit = LatLon & {
  label: string;
  detail: string | null;
  kind: 'address' | 'street' | 'place';
  precise: boolean;
  area: 'quarter' | 'district' | null;
  unknownNumber: string | null;
  /** Known object that has no name of its own: the label is its number. */
  object: Pick<KnownObject, 'kind' | 'id'> | null;
};

/** `joined` holds the name again without spaces, from each of its words on. */
export type SearchEntry = { hit: PlaceHit; name: Folded; joined: Folded; context: Folded; houseNumber: string | null; postcodes: readonly string[] };

type Found = Pick<SearchEntry, 'houseNumber' | 'postcodes'> & {
  hit: Omit<PlaceHit, 'area' | 'unknownNumber' | 'object'>;
  name: string;
  context: (string | null)[];
};

const entriesByCity = new WeakMap<City, SearchEntry[]>();
const vocabularyByCity = new WeakMap<City, string[]>();

/** Each word of each name once, folded, also with what follows it and no space between. */
export function vocabularyOf(city: City): string[] {
  const known = vocabularyByCity.get(city);
  if (known) return known;
  const texts = searchEntriesOf(city).flatMap(({ name, joined }) => [name.written, name.bare, joined.written, joined.bare]);
  const vocabulary = [...new Set(texts.flatMap((text) => wordsOf(text)))];
  vocabularyByCity.set(city, vocabulary);
  return vocabulary;
}

/** Everything of a city that can be searched: known addresses, streets per quarter, named places, quarters, districts. */
export function searchEntriesOf(city: City): SearchEntry[] {
  const known = entriesByCity.get(city);
  if (known) return known;
  const words = contextOf(city);
  const found = [...streetEntries(city, words), ...addressEntries(city, words), ...placeEntries(city, words)];
  const entries = [...found.map((entry) => folded(entry)), ...areaEntries(city)];
  entriesByCity.set(city, entries);
  return entries;
}

function folded({ hit, name, context, houseNumber, postcodes }: Found): SearchEntry {
  const foldedName = fold(name);
  return {
    hit: { ...hit, area: null, unknownNumber: null, object: null },
    name: foldedName,
    joined: joinedTails(foldedName),
    context: fold(context.filter(Boolean).join(' ')),
    houseNumber,
    postcodes
  };
}

/** The names of a quarter and of its district. */
type ContextOf = (quarterId: string | null) => { quarter: string | null; district: string | null };

function contextOf({ quarters, districts }: City): ContextOf {
  const districtNames = new Map(districts.map(({ id, name }) => [id, name]));
  const known = new Map(quarters.map(({ id, name, districtId }) => [id, { quarter: name, district: districtNames.get(districtId) ?? null }]));
  return (quarterId) => known.get(quarterId ?? '') ?? { quarter: null, district: null };
}

function addressEntries({ addresses }: City, words: ContextOf): Found[] {
  const once = firstOfEach(
    addresses.filter(({ houseNumber }) => houseNumber !== ''),
    ({ street, houseNumber, quarterId }) => `${street}|${houseNumber}|${quarterId}`
  );
  return once.map(({ street, houseNumber, postcode, quarterId, lat, lon }) => {
    const { quarter, district } = words(quarterId);
    const detail = [postcode, quarter].filter(Boolean).join(' ') || null;
    return {
      hit: { label: `${street} ${houseNumber}`, detail, lat, lon, kind: 'address', precise: true },
      name: street,
      context: [quarter, district],
      houseNumber: houseNumber.toLowerCase().replaceAll(' ', ''),
      postcodes: postcode === null ? [] : [postcode]
    };
  });
}

/** One entry per street and quarter, at the known address nearest to the middle of them. */
function streetEntries({ addresses }: City, words: ContextOf): Found[] {
  const groups = Map.groupBy(addresses, ({ street, quarterId }) => `${street}|${quarterId}`);
  return [...groups.values()].flatMap((group): Found[] => {
    const middle = middleOf(group);
    const [nearest] = group.toSorted((a, b) => metersBetween(a, middle) - metersBetween(b, middle));
    if (!nearest) return [];
    const { street, quarterId, lat, lon } = nearest;
    const { quarter, district } = words(quarterId);
    const postcodes = [...new Set(group.flatMap(({ postcode }) => postcode ?? []))];
    return [
      {
        hit: { label: street, detail: quarter, lat, lon, kind: 'street', precise: false },
        name: street,
        context: [quarter, district],
        houseNumber: null,
        postcodes
      }
    ];
  });
}

function placeEntries(city: City, words: ContextOf): Found[] {
  const entries = city.places.flatMap(({ name, lat, lon, quality }): Found[] => {
    const located = locate({ lat, lon }, city);
    if (!located.inside) return [];
    const { quarter, district } = words(located.quarterId);
    const hit = { label: name, detail: quarter, lat, lon, kind: 'place' as const, precise: quality === 'official' };
    return [{ hit, name, context: [quarter, district], houseNumber: null, postcodes: [] }];
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
