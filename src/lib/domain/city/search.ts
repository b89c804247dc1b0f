import { metersBetween } from '../geo/distance.ts';
import type { City } from './city.ts';
import { fold, wordFit, wordsOf, type Folded } from './fold.ts';
import { searchEntriesOf, type PlaceHit, type SearchEntry } from './search-entries.ts';

export type { PlaceHit } from './search-entries.ts';

const MAX_HITS = 8;
const MIN_LETTERS = 2;
const LONGEST_QUERY = 120;

type Query = { words: Folded; houseNumber: string | null };

/**
 * Addresses, streets and named places that fit what was typed, best first, at most eight. Forgives spelling of
 * umlauts, ß and "Str."; finds parts of compounds; ignores the city's name. A house number that the index does not
 * know gives its street, which is not `precise`.
 */
export function searchPlaces(typed: string, city: City): PlaceHit[] {
  const query = readQuery(typed, city);
  if (query.words.bare.length < MIN_LETTERS) return [];
  const scored = searchEntriesOf(city).flatMap((entry) => {
    const score = scoreOf(entry, query);
    return score === null ? [] : [{ hit: entry.hit, score }];
  });
  return scored
    .toSorted((a, b) => b.score - a.score || compareLabels(a.hit, b.hit))
    .slice(0, MAX_HITS)
    .map(({ hit }) => hit);
}

/**
 * The one precise place that was named in full, for a form that cannot ask back; null when it is unknown, only
 * approximate, or when places further apart than one site bear the name.
 */
export function findPlace(typed: string, city: City): PlaceHit | null {
  const query = readQuery(typed, city);
  const named = searchEntriesOf(city).filter((entry) => entry.hit.precise && isNamedInFull(entry, query));
  const [first, ...others] = named.map(({ hit }) => hit);
  if (!first || others.some((other) => metersBetween(first, other) > SAME_SITE_METERS)) return null;
  return first;
}

/** School and day care of one name, or two entrances of one house, count as one place. */
const SAME_SITE_METERS = 100;

function isNamedInFull({ name, context, houseNumber }: SearchEntry, query: Query): boolean {
  if (houseNumber === null ? query.houseNumber !== null : query.houseNumber === null || houseNumberFit(query.houseNumber, houseNumber) < PART_OF_HOUSE)
    return false;
  return holdsInFull(query.words.written, name.written, context.written) || holdsInFull(query.words.bare, name.bare, context.bare);
}

/** The name itself, perhaps followed by postcode or quarter. */
function holdsInFull(typed: string, name: string, context: string): boolean {
  if (typed === name) return true;
  return typed.startsWith(`${name} `) && wordsOf(typed.slice(name.length + 1)).every((word) => wordFit(word, context) >= 2);
}

/** "Dorstener Str. 12 a, 44809 Bochum" → words "dorstener str 44809", house number "12a". */
function readQuery(typed: string, city: Pick<City, 'name'>): Query {
  const text = typed.slice(0, LONGEST_QUERY);
  const found = /(?:^|[\s.])(\d{1,4})\s?([a-z](?![\p{Letter}\d]))?(?![\p{Letter}\d])/iu.exec(text);
  const rest = found ? `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}` : text;
  const cityName = fold(city.name).bare;
  const words = fold(rest);
  const withoutCity = (folded: string) =>
    wordsOf(folded)
      .filter((word) => word !== cityName)
      .join(' ') || folded;
  return {
    words: { written: withoutCity(words.written), bare: withoutCity(words.bare) },
    houseNumber: found ? `${found[1]}${found[2] ?? ''}`.toLowerCase() : null
  };
}

const KIND_BONUS = { street: 1, place: 0.5, address: 0 };
const WHOLE_NAME_BONUS = 3;
const NAME_START_BONUS = 2;
const HOUSE_NUMBER_BONUS = 4;

function scoreOf(entry: SearchEntry, { words, houseNumber }: Query): number | null {
  const written = wordsScore(words.written, entry.name.written, entry.context.written);
  const bare = wordsScore(words.bare, entry.name.bare, entry.context.bare);
  const text = Math.max(written ?? -1, bare ?? -1);
  if (text < 0) return null;
  if (houseNumber === null) return text + KIND_BONUS[entry.hit.kind];
  if (entry.houseNumber !== null) {
    const fit = houseNumberFit(houseNumber, entry.houseNumber);
    return fit === 0 ? null : text + fit * HOUSE_NUMBER_BONUS;
  }
  return entry.hit.kind === 'street' || wordFit(houseNumber, entry.name.bare) === 3 ? text : null;
}

/** null when a word fits nowhere, or when all only fit the quarter. */
function wordsScore(typed: string, name: string, context: string): number | null {
  const words = wordsOf(typed);
  let sum = 0;
  let inName = 0;
  for (const word of words) {
    const fit = wordFit(word, name);
    if (fit > 0) inName += 1;
    else if (wordFit(word, context) < 2) return null;
    sum += fit;
  }
  if (inName === 0) return null;
  const whole = name === typed ? WHOLE_NAME_BONUS : name.startsWith(typed) ? NAME_START_BONUS : 0;
  return sum / words.length + whole;
}

const PART_OF_HOUSE = 0.75;

/** 1 the same, 0.75 one of several ("46/48"), 0.5 the same house with another letter, 0 another house. */
function houseNumberFit(typed: string, known: string): number {
  if (typed === known) return 1;
  if (known.split(/[/-]/).includes(typed)) return PART_OF_HOUSE;
  return parseInt(typed, 10) === parseInt(known, 10) ? 0.5 : 0;
}

function compareLabels(a: PlaceHit, b: PlaceHit): number {
  return a.label.length - b.label.length || (a.label < b.label ? -1 : a.label > b.label ? 1 : (a.detail ?? '') < (b.detail ?? '') ? -1 : 1);
}
