import { instantOf, localDayAt, type LocalDay } from '../city/local-time.ts';
import { metersBetween } from '../geo/distance.ts';
import type { LatLon } from '../geo/point.ts';
import type { Report } from '../report/report.ts';
import { isOccasion, SPOT_RADIUS_METERS } from '../spots/spot.ts';
import { DAY, type Instant } from '../time.ts';
import { monthOf, type Month } from './calendar.ts';

/** How many days a fixed place is watched for a new report, after the day of its closing. */
export const AGAIN_DAYS = 90;
/** How far away a new report may lie, so that it is the same place. */
export const AGAIN_RADIUS_METERS = SPOT_RADIUS_METERS;

/** What is asked of a report to see whether it is a fixed place, or says that one needs somebody again. */
export type AgainFacts = Pick<
  Report,
  'id' | 'category' | 'publicKind' | 'state' | 'outcome' | 'mergedInto' | 'leftSpot' | 'observedAt' | 'receivedAt' | 'closedAt'
> & { point: LatLon | null };

/** A report that can say that something is there again: an occasion of its own with a pin (docs/numbers.md). */
export type Occasion = AgainFacts & { point: LatLon };
/** A fixed place, which is watched from its closing on. What was reopened is open and no longer one. */
export type FixedPlace = Occasion & { closedAt: Instant };

export function isPinOccasion(facts: AgainFacts): facts is Occasion {
  return facts.publicKind === 'pin' && isOccasion({ ...facts, location: { kind: facts.point ? 'point' : 'described' } });
}

export function isFixedPlace(facts: AgainFacts): facts is FixedPlace {
  return isPinOccasion(facts) && facts.state === 'closed' && facts.outcome === 'fixed' && facts.closedAt !== null;
}

/** Whether the later report says that the fixed place needs somebody again. What was seen before the closing and only sent after it does not. */
export function isAgain(fixed: FixedPlace, later: Occasion, timeZone: string): boolean {
  return (
    later.id !== fixed.id &&
    later.category === fixed.category &&
    Math.min(later.receivedAt, later.observedAt) > fixed.closedAt &&
    later.receivedAt < watchedUntil(fixed.closedAt, timeZone) &&
    metersBetween(fixed.point, later.point) <= AGAIN_RADIUS_METERS
  );
}

/** Midnight after the last day on which a place that was closed then is watched. */
export function watchedUntil(closedAt: Instant, timeZone: string): Instant {
  return instantOf(localDayAt(closedAt, timeZone) + AGAIN_DAYS + 1, 0, timeZone);
}

/** No place that was closed earlier is still watched at this time. Days are not all equally long, so it is a day early. */
export function earliestWatched(at: Instant): Instant {
  return at - (AGAIN_DAYS + 2) * DAY;
}

/** The newest month whose closings have all been watched to the end. */
export function lastWatchedMonth(today: LocalDay): Month {
  return monthOf(today - AGAIN_DAYS) - 1;
}
