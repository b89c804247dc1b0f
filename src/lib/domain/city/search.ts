import { metersBetween } from '../geo/distance.ts';
import type { City } from './city.ts';
import { wordFit, wordsOf } from './fold.ts';
import type { KnownObject } from './known-object.ts';
import { locate } from './locate.ts';
import { findObjects } from './object-search.ts';
import { searchEntriesOf, vocabularyOf, type PlaceHit, type SearchEntry } from './search-entries.ts';
import { readQuery, type PlaceQuery } from './search-query.ts';
import { isSameHouse, scoreOf } from './search-score.ts';
import { fitWithTypo, nameFit } from './search-words.ts';

export type { PlaceHit } from './search-entries.ts';

const MAX_HITS = 8;
const MIN_LETTERS = 2;

/**
 * Known objects by their number, then addresses, streets, named places, quarters and districts that fit what was typed,
 * best first, at most eight.
 * Forgives spelling of umlauts, ß, "Str." and spaces; finds parts of compounds; ignores the city's name; a postcode
 * only ranks. When nothing fits, each long word may hold one slip. A house number that the index does not know gives
 * its street, which is not `precise` and names the number.
 */
export function searchPlaces(typed: string, city: City): PlaceHit[] {
  return [...findObjects(typed, city).map((object) => objectHit(object, city)), ...searchNames(typed, city)].slice(0, MAX_HITS);
}

function searchNames(typed: string, city: City): PlaceHit[] {
  const query = readQuery(typed, city);
  if (query.words.bare.length < MIN_LETTERS && query.postcode === null) return [];
  const entries = searchEntriesOf(city);
  const exact = ranked(entries, query, nameFit);
  const hits = exact.length > 0 ? exact : ranked(entries, query, fitWithTypo(vocabularyOf(city)));
  return hits.slice(0, MAX_HITS).map((entry) => withUnknownNumber(entry, query.houseNumber, entries));
}

function objectHit({ id, kind, name, lat, lon }: KnownObject, city: City): PlaceHit {
  const located = locate({ lat, lon }, city);
  const quarter = located.inside ? city.quarters.find(({ id }) => id === located.quarterId) : undefined;
  const object = name === null ? { kind, id } : null;
  return { label: name ?? id, detail: quarter?.name ?? null, lat, lon, kind: 'place', precise: true, area: null, unknownNumber: null, object };
}

function ranked(entries: readonly SearchEntry[], query: PlaceQuery, fitOf: typeof nameFit): SearchEntry[] {
  return entries
    .flatMap((entry) => {
      const score = scoreOf(entry, query, fitOf);
      return score === null ? [] : [{ entry, score }];
    })
    .toSorted((a, b) => b.score - a.score || compareLabels(a.entry.hit, b.entry.hit))
    .map(({ entry }) => entry);
}

function withUnknownNumber({ hit, name }: SearchEntry, typed: string | null, entries: readonly SearchEntry[]): PlaceHit {
  if (hit.kind !== 'street' || typed === null) return hit;
  const known = entries.some((other) => other.name.written === name.written && other.houseNumber !== null && isSameHouse(typed, other.houseNumber));
  return known ? hit : { ...hit, unknownNumber: typed };
}

/**
 * The one known object whose number, or the one precise place whose full name was given, for a form that cannot ask back; null when it is unknown, only
 * approximate, in another postcode, or when places further apart than one site bear the name.
 */
export function findPlace(typed: string, city: City): PlaceHit | null {
  const [object, ...more] = findObjects(typed, city);
  if (object) return more.length > 0 ? null : objectHit(object, city);
  const query = readQuery(typed, city);
  const named = searchEntriesOf(city).filter((entry) => entry.hit.precise && isNamedInFull(entry, query));
  const [first, ...others] = named.map(({ hit }) => hit);
  if (!first || others.some((other) => metersBetween(first, other) > SAME_SITE_METERS)) return null;
  return first;
}

/** School and day care of one name, or two entrances of one house, count as one place. */
const SAME_SITE_METERS = 100;

function isNamedInFull({ name, context, houseNumber, postcodes }: SearchEntry, { words, ...typed }: PlaceQuery): boolean {
  if (typed.postcode !== null && !postcodes.includes(typed.postcode)) return false;
  if (houseNumber === null ? typed.houseNumber !== null : typed.houseNumber === null || !isSameHouse(typed.houseNumber, houseNumber)) return false;
  return holdsInFull(words.written, name.written, context.written) || holdsInFull(words.bare, name.bare, context.bare);
}

/** The name itself, with or without its spaces, perhaps followed by quarter or district. */
function holdsInFull(typed: string, name: string, context: string): boolean {
  const words = wordsOf(typed);
  const whole = name.replaceAll(' ', '');
  return words.some((_, i) => words.slice(0, i + 1).join('') === whole && words.slice(i + 1).every((word) => wordFit(word, context) >= 2));
}

function compareLabels(a: PlaceHit, b: PlaceHit): number {
  return a.label.length - b.label.length || (a.label < b.label ? -1 : a.label > b.label ? 1 : (a.detail ?? '') < (b.detail ?? '') ? -1 : 1);
}
