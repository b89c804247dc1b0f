import type { MapMark } from '#lib/domain/report/map-mark.ts';
import type { PublicReport, PublicReportPage } from '#lib/domain/report/public-view.ts';
import type { Outcome, ReportState } from '#lib/domain/report/report.ts';
import type { Instant } from '#lib/domain/time.ts';

/** Filters of map and list, as they stand in the URL. Empty arrays mean "all". */
export type PublicFilter = {
  states: (ReportState | Outcome)[];
  categories: string[];
  districts: string[];
  quarters: string[];
  /** Only reports received at or after this instant. */
  since: Instant | null;
  /** Only reports received before this instant; missing is until now. */
  until?: Instant;
  /** Only reports with a point within this part of the map; missing or null is everywhere. */
  bounds?: MapBounds | null;
  /** Something was asked for that does not exist, so nothing is found. */
  nothing?: boolean;
};

export type MapBounds = { south: number; west: number; north: number; east: number };

export type { MapMark };

/** An entry that was public once, and since when it no longer is. */
export type RemovedEntry = { reference: string; removedAt: Instant };

export type PublicList = { reports: PublicReport[]; total: number; next: string | null };

/** From after `after` until `until`. */
export type ChangeSpan = { after: Instant; until: Instant };

export type PublicQueries = {
  /** Public reports that were received or closed within a time, newest first, at most a hundred. */
  changes(cityId: string, filter: PublicFilter, span: ChangeSpan): Promise<PublicReport[]>;
  list(cityId: string, filter: PublicFilter, after: string | null): Promise<PublicList>;
  /** All of the public list, newest first, a few hundred at a time; what is hidden meanwhile is left out. */
  batches(cityId: string, filter: PublicFilter): AsyncIterable<PublicReport[]>;
  /** Entries that left the public list, the longest gone first, a few hundred at a time. */
  removed(cityId: string): AsyncIterable<RemovedEntry[]>;
  /** When the oldest entry of the public list was received; null while there is none. */
  firstReceived(cityId: string): Promise<Instant | null>;
  /** Whatever changes a public list, of whichever city, changes this word too, and nothing else does. */
  revision(): Promise<string>;
  /** The public reports that have been open longest, oldest first, at most ten; of one district or of all. */
  oldest(cityId: string, districtId: string | null): Promise<PublicReport[]>;
  /** Clusters on a grid of about 64 px at this zoom, at most one mark per grid cell. */
  marks(cityId: string, filter: PublicFilter, bounds: MapBounds, zoom: number): Promise<MapMark[]>;
  /** From which receipt on `marks` counts, where so many match that it leaves out older ones; null where it leaves out none. */
  countedSince(cityId: string, filter: PublicFilter): Promise<Instant | null>;
  /** Null for anything that is not public, without telling why. */
  report(cityId: string, reference: string): Promise<PublicReportPage | null>;
  /** Monthly counts per district and category for counts-only categories, whole past months only, n >= 5. */
  safetyCounts(cityId: string): Promise<{ month: string; districtId: string; category: string; count: number }[]>;
  /** Median and 90th percentile days to a `fixed` result over the last 30 days, pooled wider below 20 cases; null if never. */
  timeToFix(
    cityId: string,
    category: string,
    districtId: string | null
  ): Promise<{ medianDays: number; p90Days: number; cases: number; scope: 'district_30' | 'city_30' | 'city_90' } | null>;
};
