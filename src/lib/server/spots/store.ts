import type { LatLon } from '#lib/domain/geo/point.ts';
import type { Report } from '#lib/domain/report/report.ts';
import type { Measure } from '#lib/domain/spots/measure.ts';
import type { Instant } from '#lib/domain/time.ts';

/** A recurring place of one category group. */
export type SpotPlace = LatLon & { id: number; group: string };

export type SpotSummary = SpotPlace & {
  /** Reports in the window of 90 days, and of all time. */
  recent: number;
  total: number;
  since: Instant;
  latest: Instant;
  /** Team of the newest report, which then works on the place. */
  team: string;
  /** Measures that were not taken back. */
  measures: number;
};

/** One report of a place, without anybody's words. */
export type SpotOccasion = Pick<Report, 'reference' | 'category' | 'subKind' | 'state' | 'outcome' | 'receivedAt' | 'publicKind' | 'team'> &
  LatLon & { street: string | null; houseNumber: string | null; quarterId: string | null; inWindow: boolean };

/** How often it happened at this place: the report is the `nth` of `total` there, and `recent` of them are in the window. */
export type Recurrence = { spot: number; nth: number; total: number; recent: number; since: Instant };

export type SpotQuery = { group: string | null; team: string | null; show: 'active' | 'measures'; skip: number; limit: number };

/** Reads the places that the report store keeps, and keeps their measures. */
export type SpotStore = {
  /** Takes out of the window what grew too old; to be called before reading. */
  catchUp(cityId: string, now: Instant): Promise<void>;
  /** By reference, of reports that belong to a place; a merged one speaks for its main report. */
  recurrences(cityId: string, references: readonly string[]): Promise<Map<string, Recurrence>>;
  /** Places with a centre in the window, or with a measure; the busiest first. */
  list(cityId: string, query: SpotQuery): Promise<{ spots: SpotSummary[]; count: number }>;
  byId(cityId: string, id: number): Promise<SpotPlace | null>;
  /** All reports of a place, oldest first. */
  occasions(cityId: string, id: number): Promise<SpotOccasion[]>;
  /** Oldest first, those that were taken back included. */
  measures(cityId: string, id: number): Promise<Measure[]>;
  addMeasure(measure: Measure & { cityId: string; spotId: number }): Promise<void>;
  /** False when there is no such measure of this place that still holds. */
  withdrawMeasure(measure: { cityId: string; spotId: number; id: string; at: Instant; by: string }): Promise<boolean>;
  /** When the city's first report came in; null without any. */
  recordedSince(cityId: string): Promise<Instant | null>;
};
