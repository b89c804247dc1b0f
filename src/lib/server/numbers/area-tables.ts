import type { LocalDay } from '#lib/domain/city/local-time.ts';
import { monthOf } from '#lib/domain/numbers/calendar.ts';
import { daysUntil, incidenceOf, ofHundred } from '#lib/domain/numbers/incidence.ts';
import { classAt } from '#lib/domain/numbers/percentile.ts';
import { guardTable } from '#lib/domain/numbers/suppression.ts';
import { addTally, countIn, exitsOf, openIn, placesIn, TALLY_LENGTH } from '#lib/domain/numbers/tally.ts';
import type { MonthTally } from './store.ts';
import { RESULTS, type AreaNumbers, type Days, type Result, type Times } from './verbs.ts';

/** Below this many places a median says more about chance than about the work, so the longer span is taken. */
const ENOUGH_CASES = 20;
/** Whole months before the running one. */
const SHORT_MONTHS = 3;
const TWO_WEEKS = 14;

type Scope = { areas: readonly string[]; categories: readonly string[]; today: LocalDay };
type Pool = { months: readonly MonthTally[]; sum: number[]; places: number };

/**
 * Times and results of the whole city and of each area, in this order. Every number of places comes from one guarded table of
 * categories by areas and one of results by areas, so that no choice of area tells more than all of them together.
 */
export function areaTables(months: readonly MonthTally[], { areas, categories, today }: Scope): Omit<AreaNumbers, 'weeks' | 'open'>[] {
  const pools = categories.map((category) => areas.map((area) => poolOf(months.filter((row) => row.category === category && row.area === area))));
  const places = guardTable(pools.map((row) => row.map((pool) => pool.places)));
  const reopened = guardTable(pools.map((row) => row.map(({ sum }) => countIn(sum, 'reopened'))));
  const columns = areas.map((area) => poolOf(months.filter((row) => row.area === area)));
  const results = guardTable(
    RESULTS.map((result) => columns.map(({ sum }) => resultIn(sum, result))),
    places.at(-1)
  );
  const rowPools = categories.map((category) => poolOf(months.filter((row) => row.category === category)));
  const all = poolOf(months);
  return [null, ...areas].map((area, index) => {
    const column = area === null ? areas.length : index - 1;
    const whole = area === null ? all : (columns[column] ?? poolOf([]));
    const guardedAt = (row: number) => ({ places: places[row]?.[column] ?? null, reopened: reopened[row]?.[column] ?? null });
    const resultsHere = RESULTS.map((result, row) => ({ result, places: results[row]?.[column] ?? null }));
    return {
      area,
      places: guardedAt(categories.length).places,
      afterTwoWeeks: whole.places >= ENOUGH_CASES ? ofHundred(curveOf(whole, today), TWO_WEEKS) : null,
      all: timesOf(whole, { category: null, area, ...guardedAt(categories.length) }, today),
      categories: categories.map((category, row) => {
        const pool = area === null ? rowPools[row] : pools[row]?.[column];
        return timesOf(pool ?? poolOf([]), { category, area, ...guardedAt(row) }, today);
      }),
      results: resultsHere,
      notFoundAfter: notFoundAfter(whole.months, resultsHere, today)
    };
  });
}

/** The same of any months, whose number of places was guarded elsewhere. */
export function timesOfMonths(months: readonly MonthTally[], known: Pick<Times, 'category' | 'area' | 'places' | 'reopened'>, today: LocalDay): Times {
  return timesOf(poolOf(months), known, today);
}

/** How many places of these months have each result, in the order of `RESULTS`. */
export function resultsOfMonths(months: readonly MonthTally[]): number[] {
  const { sum } = poolOf(months);
  return RESULTS.map((result) => resultIn(sum, result));
}

/** The middle age at a visit where nothing was found, if how many these are is told. */
export function notFoundAfter(months: readonly MonthTally[], results: AreaNumbers['results'], today: LocalDay): number | null {
  const visits = results.find(({ result }) => result === 'not_found')?.places ?? 0;
  return visits === 0 ? null : classAt(exitsOf(months, today).notFound, 0.5);
}

/** The times, unless they would be about very few. Days do not tell how many there are, so a hidden number of many still has its times. */
function timesOf(pool: Pool, known: Pick<Times, 'category' | 'area' | 'places' | 'reopened'>, today: LocalDay): Times {
  const short = poolOf(pool.months.filter(({ month }) => month >= monthOf(today) - SHORT_MONTHS));
  const span = short.places >= ENOUGH_CASES ? 'short' : 'long';
  const isTold = known.places === null ? pool.places >= ENOUGH_CASES : known.places > 0;
  if (!isTold) return { ...known, half: null, nine: null, halfFixed: null, span };
  const curve = curveOf(span === 'short' ? short : pool, today);
  const days = (share: number, what: 'ended' | 'fixed'): Days => daysUntil(curve, share, what) ?? 'not-reached';
  return { ...known, half: days(0.5, 'ended'), nine: days(0.9, 'ended'), halfFixed: days(0.5, 'fixed'), span };
}

function curveOf({ months }: Pool, today: LocalDay) {
  return incidenceOf(exitsOf(months, today));
}

function poolOf(months: readonly MonthTally[]): Pool {
  const sum = new Array<number>(TALLY_LENGTH).fill(0);
  for (const { tally } of months) addTally(sum, tally);
  return { months, sum, places: placesIn(sum) };
}

function resultIn(sum: readonly number[], result: Result): number {
  return result === 'open' ? openIn(sum) - countIn(sum, 'forwarded') : countIn(sum, result);
}
