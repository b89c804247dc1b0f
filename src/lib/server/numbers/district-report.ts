import type { City } from '#lib/domain/city/city.ts';
import type { LocalDay } from '#lib/domain/city/local-time.ts';
import { firstDayOf, mondayOf, monthCode, type Month } from '#lib/domain/numbers/calendar.ts';
import { METHOD_VERSION } from '#lib/domain/numbers/method.ts';
import { QUARTER_MONTHS, quarterCode } from '#lib/domain/numbers/quarter.ts';
import { isSmall } from '#lib/domain/numbers/suppression.ts';
import { againTables } from './again-tables.ts';
import { areaTables } from './area-tables.ts';
import type { NumbersStore } from './store.ts';
import type { AreaNumbers, DistrictReport } from './verbs.ts';
import { guardWeeks } from './week-tables.ts';

const WEEK = 7;

type Question = { city: City; districtId: string; from: Month; today: LocalDay };

/**
 * What became of the reports that a district received in a quarter, as it is known today, beside the same of the whole city.
 * It holds numbers only: a single report may be taken back later, a frozen page may not.
 */
export async function makeDistrictReport(store: NumbersStore, { city, districtId, from, today }: Question): Promise<DistrictReport> {
  const until = from + QUARTER_MONTHS - 1;
  const categories = city.categories.filter(({ visibility }) => visibility === 'pin').map(({ code }) => code);
  const areas = city.districts.map(({ id }) => id);
  const months = (await store.months(city.id, 'district', { from, until, categories })).filter(({ area }) => areas.includes(area));
  const first = mondayOf(firstDayOf(from));
  const last = mondayOf(firstDayOf(until + 1) - 1);
  const mondays = Array.from({ length: (last - first) / WEEK + 1 }, (_, index) => first + index * WEEK);
  const rows = await store.weeks(city.id, 'district', { from: first, until: last, categories });
  const openBefore = await store.openBefore(city.id, 'district', { week: first, categories });
  const weeks = guardWeeks({ mondays, rows, openBefore }, areas, () => false);
  const tables = areaTables(months, { areas, categories, today }).map((table, index) => withQuarter({ ...table, open: null, weeks: weeks[index] ?? [] }));
  const watched = { from: from - QUARTER_MONTHS, until: from - 1 };
  const again = againTables(await store.fixed(city.id, { ...watched, categories }), { areas, categories });
  const againHere = again.areas.find(({ code }) => code === districtId);
  const find = (area: string | null): AreaNumbers => {
    const found = tables.find((table) => table.area === area);
    if (!found) throw new RangeError(`no district ${String(area)}`);
    return found;
  };
  const safety = (await store.safety(city.id, { from, until })).filter((row) => row.districtId === districtId && row.count > 0 && !isSmall(row.count));
  return {
    id: `${districtId}-${quarterCode(from)}`,
    districtId,
    from,
    until,
    method: METHOD_VERSION,
    district: find(districtId),
    city: find(null),
    safety: safety.map(({ month, category, count }) => ({ month: monthCode(month), category, count })),
    ...(againHere && { again: { ...watched, district: againHere, city: again.all } })
  };
}

/** All times of a quarter are of its three months. */
function withQuarter(numbers: AreaNumbers): AreaNumbers {
  const quarter = (times: AreaNumbers['all']) => ({ ...times, span: 'short' as const });
  return { ...numbers, all: quarter(numbers.all), categories: numbers.categories.map(quarter) };
}
