import type { LatLon } from '../geo/point.ts';
import type { Report } from '../report/report.ts';
import { DAY } from '../time.ts';

/** How far a report may lie from the centre of its spot, and a centre from the place where its spot was founded. */
export const SPOT_RADIUS_METERS = 50;
/** Reports within the radius, itself included, that make a report a core. */
export const SPOT_LEAST_REPORTS = 3;
export const SPOT_WINDOW_DAYS = 90;
export const SPOT_WINDOW = SPOT_WINDOW_DAYS * DAY;

/** A report as the look for recurring places sees it; all of them belong to one category group. */
export type SpotReport = LatLon & { id: string };

/**
 * Whether a report is an occasion of its own. Merged reports are further voices about one occasion, withdrawn and rejected
 * ones were none, a described place has no distance to anything, and staff may say that one only lies near.
 */
export function isOccasion({
  location,
  mergedInto,
  state,
  outcome,
  leftSpot
}: Pick<Report, 'mergedInto' | 'state' | 'outcome' | 'leftSpot'> & { location: Pick<Report['location'], 'kind'> }): boolean {
  return location.kind === 'point' && state !== 'held' && mergedInto === null && outcome !== 'withdrawn' && outcome !== 'rejected' && !leftSpot;
}
