import { latinDigits } from '../plain-typing.ts';
import type { City } from './city.ts';
import { fold, wordsOf, type Folded } from './fold.ts';

/** What was typed, taken apart. */
export type PlaceQuery = { words: Folded; houseNumber: string | null; postcode: string | null };

const LONGEST_QUERY = 120;
/** Marks of direction, which keyboards of Arabic and pages around an address put between the signs. */
const UNSEEN = /\p{Cf}/gu;
const POSTCODE = /(?<![\p{Letter}\d])\d{5}(?![\p{Letter}\d])/u;
/** "12", "12 a", "35 / 37", "Nr. 12". */
const HOUSE_NUMBER =
  /(?:^|[\s.,])(?:(?:haus)?(?:nr\.?|nummer)\s?)?(\d{1,4}(?:\s?[a-z](?![\p{Letter}\d]))?(?:\s?[-–/]\s?\d{1,4}(?:\s?[a-z](?![\p{Letter}\d]))?)?)(?![\p{Letter}\d])/iu;

/** What was typed as the search reads it: no longer than an address, nothing that nobody sees, and Latin digits. */
export function searchable(typed: string): string {
  return latinDigits(typed.slice(0, LONGEST_QUERY).replace(UNSEEN, ''));
}

/** "Dorstener Str. 12 a, 44809 Bochum" → words "dorstener str", house number "12a", postcode "44809". */
export function readQuery(typed: string, city: Pick<City, 'name'>): PlaceQuery {
  const text = searchable(typed);
  const postcode = POSTCODE.exec(text)?.[0] ?? null;
  const withoutPostcode = text.replace(POSTCODE, ' ');
  const houseNumber = HOUSE_NUMBER.exec(withoutPostcode)?.[1] ?? null;
  const words = fold(withoutPostcode.replace(HOUSE_NUMBER, ' '));
  const cityName = fold(city.name);
  const rest = { written: withoutCity(words.written, cityName.written), bare: withoutCity(words.bare, cityName.bare) };
  return {
    words: rest.bare === '' && postcode === null ? words : rest,
    houseNumber: houseNumber && houseNumber.toLowerCase().replaceAll('–', '-').replaceAll(' ', ''),
    postcode
  };
}

/** Leaves out the city's own name, also as "in Bochum". */
function withoutCity(folded: string, cityName: string): string {
  return wordsOf(` ${folded} `.replaceAll(` in ${cityName} `, ' ').trim())
    .filter((word) => word !== cityName)
    .join(' ');
}
