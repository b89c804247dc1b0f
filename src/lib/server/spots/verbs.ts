import type { Comparison, Measure, MeasureDraft, MeasureRefusal } from '#lib/domain/spots/measure.ts';
import type { Staff } from '#lib/domain/staff/staff.ts';
import type { Recurrence, SpotOccasion, SpotPlace, SpotQuery, SpotSummary } from './store.ts';

export type SpotMeasure = Measure & { comparison: Comparison; createdByName: string | null; withdrawnByName: string | null };

/** The page of a place. */
export type SpotFile = {
  place: SpotPlace;
  /** Oldest first. */
  occasions: SpotOccasion[];
  team: string;
  medianDays: number | null;
  measures: SpotMeasure[];
  /** Whether this person may record measures here. */
  mayPlan: boolean;
};

export type Planned = { ok: true; id: string } | { ok: false; reason: MeasureRefusal };

/** Recurring places, for the desk only. Each verb checks its right through the one policy function. */
export type SpotVerbs = {
  list(staff: Staff, query: SpotQuery): Promise<{ spots: SpotSummary[]; count: number }>;
  open(staff: Staff, id: number): Promise<SpotFile | null>;
  recurrences(staff: Staff, references: readonly string[]): Promise<Map<string, Recurrence>>;
  addMeasure(staff: Staff, id: number, draft: MeasureDraft): Promise<Planned>;
  withdrawMeasure(staff: Staff, id: number, measureId: string): Promise<Planned>;
};
