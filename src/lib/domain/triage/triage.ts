import type { City } from '../city/city.ts';
import type { LatLon } from '../geo/point.ts';
import type { Instant } from '../time.ts';
import type { Place, PublicKind, Report, ReportLocation } from '../report/report.ts';
import { scoreCandidates } from './duplicates.ts';
import type { DuplicateReason, RouteReason } from './reasons.ts';
import { routeReport } from './routing.ts';

/** What triage needs to know of a new or re-categorised report. */
export type TriageInput = {
  id: string;
  category: string;
  subKind: string | null;
  answers: Readonly<Record<string, string>>;
  phrases: readonly string[];
  text: string | null;
  /** Hashes of its photos, once they came; see `sharePicture`. */
  pictures?: readonly string[];
  location: ReportLocation;
  place: Place;
  /** Other districts when the point lies exactly on their common border; as `locate` gives them. */
  borderDistrictIds?: readonly string[];
  /** What its reporter was promised, when that is known; a change of category never makes it more public. */
  publicKind?: PublicKind;
  receivedAt: Instant;
};

/** An earlier report near the new one, as the store's candidate look-up returns it. */
export type Candidate = LatLon & {
  id: string;
  reference: string;
  category: string;
  subKind: string | null;
  phrases: readonly string[];
  text: string | null;
  /** Hashes of its photos, where they matter. */
  pictures?: readonly string[];
  place: Place;
  publicKind: PublicKind;
  published: boolean;
  state: Report['state'];
  mergedInto: string | null;
  receivedAt: Instant;
  closedAt: Instant | null;
};

export type Route = {
  team: string;
  forwardTo: string | null;
  dueAt: Instant;
  /** Code of the urgency rule that holds, or null. */
  urgency: string | null;
  rule: string;
  reasons: RouteReason[];
};

export type Suggestion = { id: string; reference: string; score: number; reasons: DuplicateReason[] };

export type Triage = { route: Route; suggestions: Suggestion[] };

export type TriageContext = { nearby: readonly Candidate[]; city: City; now: Instant };

/**
 * The one decision about a new or re-categorised report: which team gets it, by when and why, and which earlier reports
 * nearby may be the same (architecture, "The heart"). It only suggests; nothing is ever merged by machine (product.md,
 * rule 5). Throws `RangeError` for a category the city does not have.
 */
export function triage(input: TriageInput, { nearby, city, now }: TriageContext): Triage {
  return { route: routeReport(input, city), suggestions: scoreCandidates(input, { nearby, city, now }) };
}
