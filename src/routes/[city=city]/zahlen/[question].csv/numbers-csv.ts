import { dayCode } from '#lib/domain/numbers/calendar.ts';
import type { CsvValue } from '#lib/server/http/csv.ts';
import type { Days, Numbers } from '#lib/server/numbers/verbs.ts';

type Table = { heading: string[]; rows: CsvValue[][] };

const WHOLE_CITY = 'gesamt';

/** The numbers of a question, one line per area; null for a question that nobody asks. Fields: docs/numbers.md. */
export function numbersCsv(question: string, { areas }: Numbers): Table | null {
  const lines = areas.map((numbers) => ({ numbers, area: numbers.area ?? WHOLE_CITY }));
  switch (question) {
    case 'dauer':
      return {
        heading: ['bezirk', 'kategorie', 'orte', 'haelfte_tage', 'neun_von_zehn_tage', 'haelfte_behoben_tage', 'monate'],
        rows: lines.flatMap(({ area, numbers }) =>
          [numbers.all, ...numbers.categories].map(({ category, places, half, nine, halfFixed, span }) => [
            area,
            category ?? 'alle',
            places,
            daysValue(half),
            daysValue(nine),
            daysValue(halfFixed),
            span === 'short' ? 3 : 12
          ])
        )
      };
    case 'tempo':
      return {
        heading: ['bezirk', 'woche_ab', 'eingegangen', 'abgeschlossen', 'offen'],
        rows: lines.flatMap(({ area, numbers }) => numbers.weeks.map(({ week, cameIn, wentOut, open }) => [area, dayCode(week), cameIn, wentOut, open]))
      };
    case 'ergebnis':
      return {
        heading: ['bezirk', 'ergebnis', 'orte'],
        rows: lines.flatMap(({ area, numbers }) => numbers.results.map(({ result, places }) => [area, result, places]))
      };
    case 'zurueck':
      return {
        heading: ['bezirk', 'kategorie', 'wieder_geoeffnet', 'orte'],
        rows: lines.flatMap(({ area, numbers }) =>
          [numbers.all, ...numbers.categories].map(({ category, reopened, places }) => [area, category ?? 'alle', reopened, places])
        )
      };
    default:
      return null;
  }
}

function daysValue(days: Days): CsvValue {
  return days === 'not-reached' ? 'nicht erreicht' : days;
}
