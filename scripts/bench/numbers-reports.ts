import type { City } from '#lib/domain/city/city.ts';
import type { Outcome, Report } from '#lib/domain/report/report.ts';
import { createChance } from '#lib/server/demo/random.ts';
import { cityOfDensity, syntheticReports } from './synthetic.ts';

/** One in sixty lies in no district, because its place was only described. */
const WITHOUT_DISTRICT = 1 / 60;
const OUTCOMES: readonly Outcome[] = ['fixed', 'fixed', 'fixed', 'fixed', 'fixed', 'fixed', 'not_found', 'not_responsible', 'not_feasible', 'rejected'];

/** Synthetic reports spread over the quarters and categories of a city, with the endings that real ones have. */
export function* manyReports(count: number, city: City): Generator<Report> {
  const random = createChance(5).next;
  const pick = <Value>(values: readonly Value[]): Value | undefined => values[Math.floor(random() * values.length)];
  const categories = city.categories.filter(({ visibility }) => visibility === 'pin').map(({ code }) => code);
  for (const report of syntheticReports(count, cityOfDensity(count))) {
    const quarter = random() < WITHOUT_DISTRICT ? null : pick(city.quarters);
    yield {
      ...report,
      category: pick(categories) ?? report.category,
      place: { ...report.place, quarterId: quarter?.id ?? null, districtId: quarter?.districtId ?? null },
      outcome: report.state === 'closed' ? (pick(OUTCOMES) ?? 'fixed') : null
    };
  }
}
