import type { LocalDay } from '#lib/domain/city/local-time.ts';
import type { Month } from '#lib/domain/numbers/calendar.ts';
import type { PublicReport } from '#lib/domain/report/public-view.ts';
import type { Outcome } from '#lib/domain/report/report.ts';
import type { Staff } from '#lib/domain/staff/staff.ts';
import type { Instant } from '#lib/domain/time.ts';

/** A number that may be hidden, because it or what could be worked out from it is below five. */
export type Guarded = number | null;
/** Whole days; `not-reached` when so many never got there. */
export type Days = number | 'not-reached' | null;

/** Times of one category in one area; of all categories or the whole city where the code is null. */
export type Times = {
  category: string | null;
  area: string | null;
  places: Guarded;
  /** Days until half, and nine of ten, had ended in whatever way. */
  half: Days;
  nine: Days;
  /** Days until half were fixed, of all and not only of those that were. */
  halfFixed: Days;
  /** `short` is three whole months and the running one, `long` is twelve: taken where the short one has too few cases. */
  span: 'short' | 'long';
  reopened: Guarded;
};

export const RESULTS = ['fixed', 'forwarded', 'not_found', 'not_responsible', 'not_feasible', 'no_answer', 'rejected', 'withdrawn', 'open'] as const;
/** An outcome, or `open` at the city, or `forwarded`: open at somebody else's, and never fixed. */
export type Result = Extract<Outcome | 'forwarded' | 'open', (typeof RESULTS)[number]>;

/** `open` is at the week's end; the last week still runs. */
export type Week = { week: LocalDay; cameIn: Guarded; wentOut: Guarded; open: Guarded };

/** Fixed places and how many of them were reported again: of a category, a district, or all where the code is null. */
export type AgainCount = { code: string | null; fixed: Guarded; again: Guarded };

/** Everything of one area; `area` is null for the whole city, which is all its districts together. */
export type AreaNumbers = {
  area: string | null;
  places: Guarded;
  /** Open today, whenever they came in. */
  open: Guarded;
  /** Of a hundred places, two weeks after the report; null below twenty. */
  afterTwoWeeks: { fixed: number; other: number; open: number } | null;
  all: Times;
  categories: Times[];
  results: { result: Result; places: Guarded }[];
  /** Days from report to visit of those where nothing was found, the middle one. */
  notFoundAfter: Guarded;
  /** Empty where they would tell of too few. */
  weeks: Week[];
};

/** Of a quarter less is told than of a district: most of its numbers are small. How many were reopened is hidden in all its times. */
export type QuarterNumbers = Pick<AreaNumbers, 'places' | 'all' | 'categories' | 'results' | 'notFoundAfter'>;

export type Numbers = {
  method: number;
  span: { from: Month; until: Month };
  /** First the whole city, then its areas in the city's order. */
  areas: AreaNumbers[];
  /** Places that are only described and lie in no known district; they are in no other number. */
  withoutDistrict: Guarded;
  /** Reports that are merged into another one; with the places they are all reports. Whole city only. */
  merged: Guarded;
  satisfaction: { asked: number; answered: number; solved: number } | null;
  /** Of the places that were fixed in these months, all watched to the end. */
  again: { from: Month; until: Month; all: AgainCount; categories: AgainCount[]; areas: AgainCount[] };
};

/** A quarter of one district as it was known on the day the report was made; it never changes. */
export type DistrictReport = {
  /** `bochum-nord-2026-q3`, also its address. */
  id: string;
  districtId: string;
  from: Month;
  until: Month;
  method: number;
  district: AreaNumbers;
  city: AreaNumbers;
  /** Monthly counts of five and more. */
  safety: { month: string; category: string; count: number }[];
  /** Of the places that were fixed in the quarter before, which have all been watched to the end; reports of method 1 have none. */
  again?: { from: Month; until: Month; district: AgainCount; city: AgainCount };
};
export type FrozenReport = DistrictReport & { madeAt: Instant };
export type ReportEntry = Pick<FrozenReport, 'id' | 'districtId' | 'from' | 'madeAt'>;

export type NumbersVerbs = {
  /** Reports for the districts' councils, newest first. */
  reports(cityId: string): Promise<ReportEntry[]>;
  report(cityId: string, id: string): Promise<FrozenReport | null>;
  /** Freezes the figures of a quarter that has ended; `known` if that was done before, which stays as it is. */
  freeze(
    staff: Staff,
    districtId: string,
    from: Month
  ): Promise<{ ok: true; id: string; known: boolean } | { ok: false; reason: 'not-allowed' | 'unknown' | 'not-over' }>;
  /** Everything that `/{city}/zahlen` says, from the summary tables alone. Throws `city.unknown`. */
  ofCity(cityId: string): Promise<Numbers>;
  /** Places, times and results of each quarter of a district, beside the same of the district in `ofCity`; without how many were reopened. */
  ofQuarters(cityId: string, districtId: string): Promise<Map<string, QuarterNumbers>>;
  /** The public reports that have been open longest, in one district or all. */
  oldest(cityId: string, districtId: string | null): Promise<PublicReport[]>;
};
