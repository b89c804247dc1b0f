import type { Instant } from '../time.ts';
import type { LatLon } from '../geo/point.ts';
import type { RouteReason } from '../triage/reasons.ts';

/** Open states with a sign, a word and a filter of their own. */
export const SIGNED_STATES = ['received', 'in_review', 'in_progress', 'waiting', 'forwarded'] as const;
/**
 * States in which a report still waits for something; the clock runs in all of them but `waiting`. `still_there` is what its
 * reporter opened again: in progress to the public, and new to the team that has to take it on once more.
 */
export const OPEN_STATES = [...SIGNED_STATES, 'still_there'] as const;
export type OpenState = (typeof OPEN_STATES)[number];
/** `held` is what looks like abuse: kept, in no queue, list or figure until staff release it; its reporter sees it as received. */
export const STATES = ['held', ...OPEN_STATES, 'closed'] as const;
export type ReportState = (typeof STATES)[number];

/** How a closed report ended. Only `fixed` claims that the problem is gone, and it needs proof. */
export const OUTCOMES = ['fixed', 'not_found', 'not_responsible', 'not_feasible', 'no_answer', 'rejected', 'withdrawn'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** `pin`: one public entry per report. `counts`: only ever part of a monthly district count (product.md, rule 3). */
export const PUBLIC_KINDS = ['pin', 'counts'] as const;
export type PublicKind = (typeof PUBLIC_KINDS)[number];

export const CHANNELS = ['web', 'web_without_script', 'staff', 'open311'] as const;
export type Channel = (typeof CHANNELS)[number];

/** A place as the reporter gave it. Described places never enter duplicate search or map (ADR 0010 of the plan). */
export type ReportLocation =
  | ({
      kind: 'point';
      accuracyMeters: number | null;
      source: 'device' | 'search' | 'map';
      /** The address as it was typed, where the index does not know its house number; for the team only. */
      typedAddress?: string;
    } & LatLon)
  | { kind: 'described'; text: string; districtId: string | null };

/** What the city's index honestly knows about a point: a house number only within 25 m of a known address. */
export type Place = {
  street: string | null;
  houseNumber: string | null;
  quarterId: string | null;
  districtId: string | null;
};

/** Why and until when an open report rests; the reason is public. */
export type Waiting = { reason: string; until: Instant };

/** What staff stated when closing; codes come from the city's or the product's lists. */
export type Closing = {
  /** Coded finding, e.g. `removed_on_site`. With `fixed`, this or a proof photo is required (rule 4). */
  finding: string | null;
  /** Organisation that is responsible instead, with `not_responsible`. */
  organisation: string | null;
  /** Rule that was broken, with `rejected`. */
  rule: string | null;
};

/**
 * One observation by one person. Free text and contact data are not part of it: they live beside it, so that
 * they can be deleted and never travel into a public view by accident.
 */
export type Report = {
  cityId: string;
  /** UUID, made by the client or by the app; also the idempotency key of the submission. */
  id: string;
  /** Speakable public number, e.g. `BO-7K4-M2P`. */
  reference: string;
  cityVersion: number;
  category: string;
  subKind: string | null;
  answers: Readonly<Record<string, string>>;
  /** Bausteine, as codes of the category. */
  phrases: readonly string[];
  publicKind: PublicKind;
  /** Whether the neutral row is public: at receipt, or once staff accepted (category setting). */
  published: boolean;
  location: ReportLocation;
  place: Place;
  state: ReportState;
  outcome: Outcome | null;
  closing: Closing | null;
  mergedInto: string | null;
  waiting: Waiting | null;
  /** Organisation code while `forwarded`. */
  forwardedTo: string | null;
  hiddenAt: Instant | null;
  /** Staff said that it has nothing to do with the recurring place around it. */
  leftSpot: boolean;
  team: string;
  assignee: string | null;
  proposedOrganisation: string | null;
  /** Rule code and reasons of the routing decision, stored as they were made. */
  routeRule: string;
  routeReasons: readonly RouteReason[];
  dueAt: Instant;
  /** Code of the rule that makes it urgent: its deadline runs by the clock and an alarm chain runs until somebody accepts it. */
  urgency: string | null;
  /** How often a team gave it back since it was last routed. */
  returns: number;
  language: string;
  channel: Channel;
  observedAt: Instant;
  receivedAt: Instant;
  updatedAt: Instant;
  closedAt: Instant | null;
  photosExpected: number;
  /** Optimistic lock: counts the changes. */
  version: number;
};

export function isOpen(report: Pick<Report, 'state'>): boolean {
  return report.state !== 'closed';
}
