import { areaBounds, type SpecialArea } from '../city/special-area.ts';
import type { Category, City } from '../city/city.ts';
import type { RoutingRule } from '../city/routing-rule.ts';
import { meet } from '../geo/bounds.ts';

/**
 * All reports for which rules hold, as the city's data tells: a sub-kind says its category, a quarter its district, a
 * kind of area all areas of that kind. null is "any, or none". Each set of phrases or areas needs one of its entries.
 */
export type Reach = {
  categories: ReadonlySet<string>;
  subKinds: ReadonlySet<string> | null;
  districts: ReadonlySet<string> | null;
  quarters: ReadonlySet<string> | null;
  objects: ReadonlySet<string> | null;
  weekdays: ReadonlySet<number>;
  /** Minutes of the day. */
  minutes: ReadonlySet<number>;
  answers: ReadonlySet<string>;
  phrases: readonly ReadonlySet<string>[];
  areas: readonly ReadonlySet<SpecialArea>[];
};

const DAYS = [1, 2, 3, 4, 5, 6, 7];
const MINUTES_PER_DAY = 1440;

export function reachOf({ when }: RoutingRule, city: City): Reach {
  const categories = categoriesOf(when, city);
  const known = new Set(categories.flatMap(({ subKinds }) => subKinds.map(({ code }) => code)));
  return {
    categories: new Set(categories.map(({ code }) => code)),
    subKinds: when.subKinds ? new Set(when.subKinds.filter((code) => known.has(code))) : null,
    districts: districtsOf(when, city),
    quarters: when.quarters ? new Set(when.quarters) : null,
    objects: when.objects ? new Set(when.objects) : null,
    weekdays: new Set(when.weekdays ?? DAYS),
    minutes: minutesOf(when),
    answers: new Set(Object.entries(when.answers ?? {}).map((entry) => entry.join('='))),
    phrases: when.phrases ? [new Set(when.phrases)] : [],
    areas: [
      ...(when.areas ? [new Set(city.areas.filter(({ id }) => when.areas?.includes(id)))] : []),
      ...(when.areaKinds ? [new Set(city.areas.filter(({ kind }) => when.areaKinds?.includes(kind)))] : [])
    ]
  };
}

/** What both reach. */
export function bothReach(a: Reach, b: Reach): Reach {
  return {
    categories: a.categories.intersection(b.categories),
    subKinds: common(a.subKinds, b.subKinds),
    districts: common(a.districts, b.districts),
    quarters: common(a.quarters, b.quarters),
    objects: common(a.objects, b.objects),
    weekdays: a.weekdays.intersection(b.weekdays),
    minutes: a.minutes.intersection(b.minutes),
    answers: a.answers.union(b.answers),
    phrases: [...a.phrases, ...b.phrases],
    areas: [...a.areas, ...b.areas]
  };
}

/** Whether no report can be reached: nothing is left of a list, one question has two answers, or two areas lie apart. */
export function isEmptyReach({ categories, subKinds, districts, quarters, objects, weekdays, minutes, answers, areas }: Reach): boolean {
  const questions = [...answers].map((answer) => answer.split('=', 1)[0]);
  return (
    [categories, subKinds, districts, quarters, objects, weekdays, minutes, ...areas].some((set) => set?.size === 0) ||
    new Set(questions).size < questions.length ||
    areas.some((some, i) => areas.slice(i + 1).some((others) => !touch(some, others)))
  );
}

/** Whether everything that `a` reaches is reached by `b` as well. */
export function isWithinReach(a: Reach, b: Reach): boolean {
  return (
    a.categories.isSubsetOf(b.categories) &&
    isNarrower(a.subKinds, b.subKinds) &&
    isNarrower(a.districts, b.districts) &&
    isNarrower(a.quarters, b.quarters) &&
    isNarrower(a.objects, b.objects) &&
    a.weekdays.isSubsetOf(b.weekdays) &&
    a.minutes.isSubsetOf(b.minutes) &&
    b.answers.isSubsetOf(a.answers) &&
    b.phrases.every((wide) => a.phrases.some((narrow) => narrow.isSubsetOf(wide))) &&
    b.areas.every((wide) => a.areas.some((narrow) => narrow.isSubsetOf(wide)))
  );
}

type When = RoutingRule['when'];

function categoriesOf({ categories, subKinds, phrases, answers = {} }: When, city: City): Category[] {
  return city.categories.filter(
    (category) =>
      (categories?.includes(category.code) ?? true) &&
      (!subKinds || category.subKinds.some(({ code }) => subKinds.includes(code))) &&
      (!phrases || category.phrases.some(({ code }) => phrases.includes(code))) &&
      Object.keys(answers).every((asked) => category.questions.some(({ code }) => code === asked))
  );
}

function districtsOf({ districts, quarters }: When, city: City): Set<string> | null {
  if (!districts && !quarters) return null;
  const ofQuarters = quarters && new Set(city.quarters.filter(({ id }) => quarters.includes(id)).map(({ districtId }) => districtId));
  return new Set(city.districts.map(({ id }) => id).filter((id) => (districts?.includes(id) ?? true) && (ofQuarters?.has(id) ?? true)));
}

function minutesOf({ hours }: When): Set<number> {
  const [from, to] = hours ? [hours.fromMinute, hours.toMinute] : [0, MINUTES_PER_DAY];
  const length = from < to ? to - from : to + MINUTES_PER_DAY - from;
  return new Set(Array.from({ length }, (_, i) => (from + i) % MINUTES_PER_DAY));
}

function common<T>(a: ReadonlySet<T> | null, b: ReadonlySet<T> | null): ReadonlySet<T> | null {
  return a && b ? a.intersection(b) : (a ?? b);
}

function isNarrower<T>(a: ReadonlySet<T> | null, b: ReadonlySet<T> | null): boolean {
  return b === null || (a !== null && a.isSubsetOf(b));
}

/** By their bounds, so that areas that only come close count as touching: a rule too many is asked for, never one too few. */
function touch(some: ReadonlySet<SpecialArea>, others: ReadonlySet<SpecialArea>): boolean {
  return [...some].some((one) => [...others].some((other) => meet(areaBounds(one), areaBounds(other))));
}
