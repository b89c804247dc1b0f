import type { City } from '#lib/domain/city/city.ts';
import { labelOf } from '#lib/report-ui/words.ts';
import { choiceWord } from '../choice-word.ts';
import type { MapFilter } from '../map-filter.ts';

/** What a filter lets through, in the words of the page: two feeds of one city are told apart by it in a reader. */
export function filterNames({ states, categories, districts, quarters }: MapFilter, city: City): string[] {
  const named = <T extends { id: string }>(places: readonly T[], ids: readonly string[], word: (place: T) => string) =>
    places.filter(({ id }) => ids.includes(id)).map(word);
  return [
    ...categories.map((code) => labelOf(city.categories, code)),
    ...named(city.districts, districts, ({ fullName }) => fullName),
    ...named(city.quarters, quarters, ({ name }) => name),
    ...states.map(choiceWord)
  ];
}
