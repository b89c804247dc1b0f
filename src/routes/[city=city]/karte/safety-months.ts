import type { City } from '#lib/domain/city/city.ts';
import { monthWords } from '#lib/report-ui/dates.ts';
import { labelOf } from '#lib/report-ui/words.ts';
import type { PublicQueries } from '#lib/server/public-map/queries.ts';

type SafetyCount = Awaited<ReturnType<PublicQueries['safetyCounts']>>[number];

export type SafetyMonth = { month: string; word: string; rows: { district: string; counts: (number | null)[] }[] };
export type SafetyTable = { categories: string[]; months: SafetyMonth[] };

/** Months on the page; older ones belong to the figures. */
const MONTHS_SHOWN = 3;

/** The newest months as tables, district by category; null stands for "fewer than five". */
export function safetyMonths(counts: readonly SafetyCount[], city: Pick<City, 'categories' | 'districts'>): SafetyTable {
  const codes = city.categories.filter(({ visibility }) => visibility === 'counts').map(({ code }) => code);
  const months = [...new Set(counts.map(({ month }) => month))].sort().reverse().slice(0, MONTHS_SHOWN);
  const countOf = (month: string, districtId: string, category: string) =>
    counts.find((entry) => entry.month === month && entry.districtId === districtId && entry.category === category)?.count ?? null;
  return {
    categories: codes.map((code) => labelOf(city.categories, code)),
    months: months.map((month) => ({
      month,
      word: monthWords(month),
      rows: city.districts.map(({ id, name }) => ({ district: name, counts: codes.map((code) => countOf(month, id, code)) }))
    }))
  };
}
