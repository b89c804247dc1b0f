import type { City } from '../city/city.ts';
import type { LatLon } from '../geo/point.ts';
import type { Instant } from '../time.ts';
import type { Place, PublicKind, Report, ReportLocation } from '../report/report.ts';
import type { DuplicateReason, RouteReason } from './reasons.ts';

/** What triage needs to know of a new or re-categorised report. */
export type TriageInput = {
  id: string;
  category: string;
  subKind: string | null;
  answers: Readonly<Record<string, string>>;
  phrases: readonly string[];
  text: string | null;
  location: ReportLocation;
  place: Place;
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
  rule: string;
  reasons: RouteReason[];
};

export type Suggestion = { id: string; reference: string; score: number; reasons: DuplicateReason[] };

export type Triage = { route: Route; suggestions: Suggestion[] };

export type TriageContext = { nearby: readonly Candidate[]; city: City; now: Instant };
