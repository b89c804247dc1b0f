import { localDayAt, type LocalDay } from '#lib/domain/city/local-time.ts';
import { lastWatchedMonth } from '#lib/domain/numbers/again.ts';
import { mondayOf, monthOf } from '#lib/domain/numbers/calendar.ts';
import { METHOD_VERSION } from '#lib/domain/numbers/method.ts';
import { isSmall, SMALLEST_COUNT } from '#lib/domain/numbers/suppression.ts';
import { countIn, placesIn } from '#lib/domain/numbers/tally.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { CityRegistry } from '../cities/registry.ts';
import { AppError } from '../errors.ts';
import type { PublicQueries } from '../public-map/queries.ts';
import { againTables } from './again-tables.ts';
import { areaTables } from './area-tables.ts';
import { createDistrictReports } from './freeze-report.ts';
import { quarterTables } from './quarter-tables.ts';
import type { NumbersStore } from './store.ts';
import type { AreaNumbers, Guarded, Numbers, NumbersVerbs } from './verbs.ts';
import { guardWeeks } from './week-tables.ts';

/** Whole months before the running one. */
const SPAN_MONTHS = 12;
const SPAN_WEEKS = 12;
const WEEK = 7;

export type NumbersDeps = { store: NumbersStore; cities: Pick<CityRegistry, 'get'>; publicMap: Pick<PublicQueries, 'oldest'>; now: () => Instant };

/** The public figures of a city (docs/numbers.md). Places without a district are told as one number and are in no table: they are so few that much of a district would have to be hidden with them. */
export function createNumbers({ store, cities, publicMap, now }: NumbersDeps): NumbersVerbs {
  const scopeOf = (cityId: string) => {
    const city = cities.get(cityId);
    if (!city) throw new AppError('city.unknown', { cityId });
    const today = localDayAt(now(), city.timeZone);
    const until = monthOf(today);
    const categories = city.categories.filter(({ visibility }) => visibility === 'pin').map(({ code }) => code);
    return { city, today, categories, areas: city.districts.map(({ id }) => id), span: { from: until - SPAN_MONTHS, until } };
  };
  return {
    ofCity: async (cityId) => {
      const { today, categories, areas, span } = scopeOf(cityId);
      const found = await store.months(cityId, 'district', { ...span, categories });
      const months = found.filter(({ area }) => areas.includes(area));
      const watched = { from: lastWatchedMonth(today) - SPAN_MONTHS + 1, until: lastWatchedMonth(today) };
      const again = againTables(await store.fixed(cityId, { ...watched, categories }), { areas, categories });
      const weeks = await readWeeks(store, { cityId, categories, today });
      const tables = areaTables(months, { areas, categories, today });
      const guarded = guardWeeks(weeks, areas, (area) => openOf(tables.find((table) => table.area === area)) === null);
      return {
        method: METHOD_VERSION,
        span,
        areas: tables.map((table, index) => ({ ...table, open: guarded[index]?.at(-1)?.open ?? openOf(table), weeks: guarded[index] ?? [] })),
        merged: told(sumOf(months, (tally) => countIn(tally, 'merged'))),
        withoutDistrict: told(sumOf(found, placesIn) - sumOf(months, placesIn)),
        satisfaction: satisfactionOf(months),
        again: { ...watched, ...again }
      };
    },
    ofQuarters: async (cityId, districtId) => {
      const { city, today, categories, areas, span } = scopeOf(cityId);
      const ofDistricts = (await store.months(cityId, 'district', { ...span, categories })).filter(({ area }) => areas.includes(area));
      const ofQuarters = await store.months(cityId, 'quarter', { ...span, categories });
      const district = areaTables(ofDistricts, { areas, categories, today }).find(({ area }) => area === districtId);
      const quarters = city.quarters.filter((quarter) => quarter.districtId === districtId).map(({ id }) => id);
      if (!district) return new Map();
      const ofDistrict = ofDistricts.filter(({ area }) => area === districtId);
      return quarterTables({ ofDistrict, ofQuarters }, { quarters, categories, today, district });
    },
    ...createDistrictReports({ store, cities, now }),
    oldest: (cityId, districtId) => publicMap.oldest(cityId, districtId)
  };
}

/** What is open at the city and elsewhere, if both are told. */
function openOf(table: Pick<AreaNumbers, 'results'> | undefined): number | null {
  const parts = table?.results.filter(({ result }) => result === 'open' || result === 'forwarded').map(({ places }) => places) ?? [];
  return parts.reduce<number | null>((sum, places) => (sum === null || places === null ? null : sum + places), 0);
}

/** The last whole weeks and the running one. */
async function readWeeks(store: NumbersStore, { cityId, categories, today }: { cityId: string; categories: string[]; today: LocalDay }) {
  const until = mondayOf(today);
  const from = until - SPAN_WEEKS * WEEK;
  const mondays = Array.from({ length: SPAN_WEEKS + 1 }, (_, index) => from + index * WEEK);
  return {
    mondays,
    rows: await store.weeks(cityId, 'district', { from, until, categories }),
    openBefore: await store.openBefore(cityId, 'district', { week: from, categories })
  };
}

/** What reporters answered, while neither the yes nor the no is told by so few. */
function satisfactionOf(months: readonly { tally: Uint32Array }[]): Numbers['satisfaction'] {
  const count = (name: 'asked' | 'answered' | 'solved') => sumOf(months, (tally) => countIn(tally, name));
  const figures = { asked: count('asked'), answered: count('answered'), solved: count('solved') };
  const parts = [figures.solved, figures.answered - figures.solved, figures.asked - figures.answered];
  const isTold = figures.answered >= SMALLEST_COUNT && !parts.some(isSmall);
  return isTold ? figures : null;
}

function sumOf(months: readonly { tally: Uint32Array }[], read: (tally: Uint32Array) => number): number {
  return months.reduce((sum, { tally }) => sum + read(tally), 0);
}

function told(count: number): Guarded {
  return isSmall(count) ? null : count;
}
