import type { LocalDay } from '#lib/domain/city/local-time.ts';
import { isSmall } from '#lib/domain/numbers/suppression.ts';
import type { AreaWeek } from './store.ts';
import type { Week } from './verbs.ts';

type Weeks = { mondays: readonly LocalDay[]; rows: readonly AreaWeek[]; openBefore: ReadonlyMap<string, number> };
type Told = { week: LocalDay; cameIn: number; wentOut: number; open: number };

/**
 * What came in and went out, per week of the whole city and then of each area, with what was open at the week's end. As the three
 * numbers follow from one another from week to week, an area's weeks are told all or not at all: not if one of them is small, nor
 * if `isHidden` says that what is open there is hidden elsewhere. The areas that are left out must not be few together either,
 * because they are the city without the others; so the smallest of the others join them.
 */
export function guardWeeks(weeks: Weeks, areas: readonly string[], isHidden: (area: string | null) => boolean): Week[][] {
  const series = new Map(areas.map((area) => [area, seriesOf(weeks, area)]));
  const hidden = new Set(areas.filter((area) => isHidden(area) || hasSmall(series.get(area) ?? [])));
  const city = sumOf(weeks.mondays, [...series.values()]);
  const bySize = areas.toSorted((a, b) => sizeOf(series.get(a)) - sizeOf(series.get(b)));
  const rest = () => [...hidden].map((area) => series.get(area) ?? []);
  for (const area of bySize) if (hidden.size === 1 || hasSmall(sumOf(weeks.mondays, rest()))) hidden.add(area);
  return [guardCity(city, isHidden(null)), ...areas.map((area) => (hidden.has(area) ? [] : (series.get(area) ?? [])))];
}

/** Of the city alone, in and out of a week are hidden together, and everything while so few are open. */
function guardCity(series: readonly Told[], isOpenHidden: boolean): Week[] {
  if (series.some(({ open }) => isSmall(open))) return [];
  return series.map(({ week, cameIn, wentOut, open }) => {
    const isTold = !isSmall(cameIn) && !isSmall(wentOut);
    return { week, cameIn: isTold ? cameIn : null, wentOut: isTold ? wentOut : null, open: isOpenHidden ? null : open };
  });
}

function seriesOf({ mondays, rows, openBefore }: Weeks, area: string): Told[] {
  let open = openBefore.get(area) ?? 0;
  return mondays.map((week) => {
    const row = rows.find((each) => each.week === week && each.area === area);
    const cameIn = row?.cameIn ?? 0;
    const wentOut = row?.wentOut ?? 0;
    open += cameIn - wentOut;
    return { week, cameIn, wentOut, open };
  });
}

function sumOf(mondays: readonly LocalDay[], series: readonly (readonly Told[])[]): Told[] {
  const sum = (index: number, name: 'cameIn' | 'wentOut' | 'open') => series.reduce((total, one) => total + (one[index]?.[name] ?? 0), 0);
  return mondays.map((week, index) => ({ week, cameIn: sum(index, 'cameIn'), wentOut: sum(index, 'wentOut'), open: sum(index, 'open') }));
}

function hasSmall(series: readonly Told[]): boolean {
  return series.some(({ cameIn, wentOut, open }) => isSmall(cameIn) || isSmall(wentOut) || isSmall(open));
}

function sizeOf(series: readonly Told[] = []): number {
  return series.reduce((total, { cameIn, wentOut }) => total + cameIn + wentOut, 0);
}
