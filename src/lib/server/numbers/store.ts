import type { LocalDay } from '#lib/domain/city/local-time.ts';
import type { Month } from '#lib/domain/numbers/calendar.ts';
import type { FrozenReport, ReportEntry } from './verbs.ts';

export type AreaKind = 'district' | 'quarter';

/** Tallies are in the order of `domain/numbers/tally.ts`. Area '' stands for places that lie in no district. */
export type MonthTally = { month: Month; area: string; category: string; tally: Uint32Array };
export type AreaWeek = { week: LocalDay; area: string; cameIn: number; wentOut: number };
export type FixedCount = { month: Month; area: string; category: string; fixed: number; again: number };
export type SafetyCount = { month: Month; districtId: string; category: string; count: number };

/** Both ends belong to it. */
export type MonthSpan = { from: Month; until: Month };
/** Mondays; both ends belong to it. */
export type WeekSpan = { from: LocalDay; until: LocalDay };

/** Only these categories are read: those that are counts-only take no part. */
type Of<Span> = Span & { categories: readonly string[] };

/** The summary tables of the figures. What they hold is kept in the transactions that change reports; here they are only read. */
export type NumbersStore = {
  months(cityId: string, kind: AreaKind, span: Of<MonthSpan>): Promise<MonthTally[]>;
  weeks(cityId: string, kind: AreaKind, span: Of<WeekSpan>): Promise<AreaWeek[]>;
  /** Places per area that were open when this week began. */
  openBefore(cityId: string, kind: AreaKind, before: Of<{ week: LocalDay }>): Promise<Map<string, number>>;
  /** Places fixed in these months, and how many of them were reported again; a month's number grows until all were watched to the end. */
  fixed(cityId: string, span: Of<MonthSpan>): Promise<FixedCount[]>;
  /** False if there is one of this id, which stays as it is. */
  keepReport(cityId: string, report: FrozenReport, staffId: string): Promise<boolean>;
  report(cityId: string, id: string): Promise<FrozenReport | null>;
  /** Newest period first. */
  reports(cityId: string): Promise<ReportEntry[]>;
  /** Every count, also those too small to be published. */
  safety(cityId: string, span: MonthSpan): Promise<SafetyCount[]>;
};
