import type { City } from '#lib/domain/city/city.ts';
import { OUTCOMES, type Outcome, type ReportState } from '#lib/domain/report/report.ts';
import { labelOf, stateWord } from '#lib/report-ui/words.ts';
import type { MapFilter } from '../map-filter.ts';

/** What a filter lets through, in the words of the page: two feeds of one city are told apart by it in a reader. */
export function filterNames({ states, categories, districts, quarters }: MapFilter, city: City): string[] {
  const named = <T extends { id: string }>(places: readonly T[], ids: readonly string[], word: (place: T) => string) =>
    places.filter(({ id }) => ids.includes(id)).map(word);
  return [
    ...categories.map((code) => labelOf(city.categories, code)),
    ...named(city.districts, districts, ({ fullName }) => fullName),
    ...named(city.quarters, quarters, ({ name }) => name),
    ...states.map(stateName)
  ];
}

function stateName(code: ReportState | Outcome): string {
  const outcome = OUTCOMES.find((known) => known === code);
  return outcome ? stateWord('closed', outcome) : stateWord(code as ReportState, null);
}
