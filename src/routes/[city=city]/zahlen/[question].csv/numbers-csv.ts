import { dayCode, monthCode } from '#lib/domain/numbers/calendar.ts';
import type { CsvValue } from '#lib/server/http/csv.ts';
import type { AgainCount, Days, DistrictReport, Numbers } from '#lib/server/numbers/verbs.ts';

type Table = { heading: string[]; rows: CsvValue[][] };

const WHOLE_CITY = 'gesamt';

/** The numbers of a question, one line per area; null for a question that nobody asks. Fields: docs/numbers.md. */
export function numbersCsv(question: string, { areas, again }: Numbers): Table | null {
  const againRow = ({ fixed, again: count }: AgainCount, area: CsvValue, category: CsvValue): CsvValue[] => [
    area,
    category ?? 'alle',
    fixed,
    count,
    monthCode(again.from),
    monthCode(again.until)
  ];
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
    case 'erneut':
      return {
        heading: ['bezirk', 'kategorie', 'erledigt', 'erneut_gemeldet', 'von', 'bis'],
        rows: [...[again.all, ...again.categories].map((row) => againRow(row, WHOLE_CITY, row.code)), ...again.areas.map((row) => againRow(row, row.code, null))]
      };
    default:
      return null;
  }
}

function daysValue(days: Days): CsvValue {
  return days === 'not-reached' ? 'nicht erreicht' : days;
}

/** Everything of a report for a district's council: what, of which part, which number. */
export function reportCsv({ districtId, district, safety, again }: DistrictReport): Table {
  const times = [district.all, ...district.categories].flatMap(({ category, places, half, nine, halfFixed, reopened }): CsvValue[][] => {
    const part = category ?? 'alle';
    return [
      ['orte', part, places],
      ['haelfte_tage', part, daysValue(half)],
      ['neun_von_zehn_tage', part, daysValue(nine)],
      ['haelfte_behoben_tage', part, daysValue(halfFixed)],
      ['wieder_geoeffnet', part, reopened]
    ];
  });
  const results = district.results.map(({ result, places }): CsvValue[] => ['ergebnis', result, places]);
  const weeks = district.weeks.flatMap(({ week, cameIn, wentOut, open }): CsvValue[][] => [
    ['eingegangen', dayCode(week), cameIn],
    ['abgeschlossen', dayCode(week), wentOut],
    ['offen', dayCode(week), open]
  ]);
  const counts = safety.map(({ month, category, count }): CsvValue[] => ['nur_gezaehlt', `${category} ${month}`, count]);
  const repeated = (again ? [again] : []).flatMap(({ from, until, district: { fixed, again: count } }): CsvValue[][] => {
    const months = `${monthCode(from)} ${monthCode(until)}`;
    return [
      ['erledigt_davor', months, fixed],
      ['erneut_gemeldet', months, count]
    ];
  });
  return { heading: ['bezirk', 'was', 'teil', 'zahl'], rows: [...times, ...results, ...weeks, ...repeated, ...counts].map((row) => [districtId, ...row]) };
}
