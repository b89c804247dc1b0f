import type { LocalDay } from '#lib/domain/city/local-time.ts';
import { AGE_ENDS } from '#lib/domain/numbers/age.ts';
import { monthOf } from '#lib/domain/numbers/calendar.ts';
import { daysUntil, incidenceOf, type Incidence } from '#lib/domain/numbers/incidence.ts';
import { SMALLEST_COUNT } from '#lib/domain/numbers/suppression.ts';
import { addTally, exitsOf, placesIn } from '#lib/domain/numbers/tally.ts';
import { ENOUGH_CASES, SHORT_MONTHS } from './area-tables.ts';
import type { MonthTally } from './store.ts';
import type { AtMost, ExpectedTime } from './verbs.ts';

/** What happened to a category lately, from the narrowest pool with enough cases; null when even the widest has too few to publish. */
export function expectedTime(months: readonly MonthTally[], { districtId, today }: { districtId: string | null; today: LocalDay }): ExpectedTime | null {
  const recent = months.filter(({ month }) => month >= monthOf(today) - SHORT_MONTHS);
  const inDistrict = districtId === null ? [] : recent.filter(({ area }) => area === districtId);
  const told = (pool: readonly MonthTally[], scope: ExpectedTime['scope']) => timeOf(pool, scope, today);
  if (casesIn(inDistrict) >= ENOUGH_CASES) return told(inDistrict, 'district_3');
  if (casesIn(recent) >= ENOUGH_CASES) return told(recent, 'city_3');
  return casesIn(months) >= SMALLEST_COUNT ? told(months, 'city_12') : null;
}

function timeOf(pool: readonly MonthTally[], scope: ExpectedTime['scope'], today: LocalDay): ExpectedTime {
  const curve = incidenceOf(exitsOf(pool, today));
  return { half: reached(curve, 0.5), nine: reached(curve, 0.9), cases: casesIn(pool), scope };
}

/** Days until that share had ended; where so many never did, all that is known is that it takes longer than the oldest are old. */
function reached(curve: Incidence, share: number): AtMost {
  const days = daysUntil(curve, share, 'ended');
  if (days !== null) return { days, isMore: false };
  const known = AGE_ENDS.findLast((end) => Number.isFinite(end) && end <= (curve.at(-1)?.days ?? 0));
  return { days: known ?? 1, isMore: true };
}

function casesIn(pool: readonly MonthTally[]): number {
  const sum: number[] = [];
  for (const { tally } of pool) addTally(sum, tally);
  return placesIn(sum);
}
