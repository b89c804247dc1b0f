import { wordFit, wordsOf } from './fold.ts';
import type { SearchEntry } from './search-entries.ts';
import type { PlaceQuery } from './search-query.ts';
import type { nameFit, SearchedName } from './search-words.ts';

const KIND_BONUS = { street: 1, place: 0.5, address: 0 };
const AREA_BONUS = 0.9;
const WHOLE_NAME_BONUS = 3;
const NAME_START_BONUS = 2;
const HOUSE_NUMBER_BONUS = 4;
const POSTCODE_BONUS = 1.5;
const PART_OF_HOUSE = 0.75;

/** How well an entry fits a query, more is better; null when it does not. A postcode alone fits its quarters and streets. */
export function scoreOf(entry: SearchEntry, query: PlaceQuery, fitOf: typeof nameFit): number | null {
  const inPostcode = query.postcode !== null && entry.postcodes.includes(query.postcode);
  if (query.words.bare === '') return inPostcode && query.houseNumber === null && entry.houseNumber === null ? areaFirst(entry) : null;
  const text = textScore(entry, query, fitOf);
  if (text === null) return null;
  return numberScore(entry, query.houseNumber, text + (inPostcode ? POSTCODE_BONUS : 0));
}

function numberScore(entry: SearchEntry, houseNumber: string | null, text: number): number | null {
  if (houseNumber === null) return text + kindBonus(entry);
  if (entry.houseNumber !== null) {
    const fit = houseNumberFit(houseNumber, entry.houseNumber);
    return fit === 0 ? null : text + fit * HOUSE_NUMBER_BONUS;
  }
  return entry.hit.kind === 'street' || wordFit(houseNumber, entry.name.bare) === 3 ? text : null;
}

function areaFirst({ hit }: SearchEntry): number {
  return hit.area === null ? 0 : 1;
}

function kindBonus({ hit }: SearchEntry): number {
  return hit.area === null ? KIND_BONUS[hit.kind] : AREA_BONUS;
}

function textScore({ name, joined, context }: SearchEntry, { words }: PlaceQuery, fitOf: typeof nameFit): number | null {
  const written = wordsScore(words.written, { name: name.written, joined: joined.written, context: context.written }, fitOf);
  const bare = wordsScore(words.bare, { name: name.bare, joined: joined.bare, context: context.bare }, fitOf);
  const better = Math.max(written ?? -1, bare ?? -1);
  return better < 0 ? null : better;
}

/** null when a word fits nowhere, or when all only fit the quarter. */
function wordsScore(typed: string, searched: SearchedName & { context: string }, fitOf: typeof nameFit): number | null {
  const words = wordsOf(typed);
  let sum = 0;
  let ofName = '';
  for (const word of words) {
    const fit = fitOf(word, searched);
    if (fit > 0) ofName += word;
    else if (wordFit(word, searched.context) < 2) return null;
    sum += fit;
  }
  if (ofName === '') return null;
  const [whole = ''] = wordsOf(searched.joined);
  const bonus = whole === ofName ? WHOLE_NAME_BONUS : whole.startsWith(ofName) ? NAME_START_BONUS : 0;
  return sum / words.length + bonus;
}

/** Whether a typed house number is this one, or one of several ("46/48"). */
export function isSameHouse(typed: string, known: string): boolean {
  return houseNumberFit(typed, known) >= PART_OF_HOUSE;
}

/** 1 the same, 0.75 one of several ("46/48"), 0.5 the same house with another letter, 0 another house. */
function houseNumberFit(typed: string, known: string): number {
  if (typed === known) return 1;
  if (known.split(/[/-]/).includes(typed)) return PART_OF_HOUSE;
  return parseInt(typed, 10) === parseInt(known, 10) ? 0.5 : 0;
}
