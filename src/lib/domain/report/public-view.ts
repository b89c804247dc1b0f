import type { Instant } from '../time.ts';
import type { LatLon } from '../geo/point.ts';
import type { Outcome, ReportState } from './report.ts';

/**
 * Everything of a report that may leave the staff area, and nothing else. Each public output (page, list, map, card,
 * feed) is made from this type, so that rule 2 of product.md has one place.
 */
export type PublicReport = {
  reference: string;
  category: string;
  subKind: string | null;
  phrases: readonly string[];
  /** Street and quarter in words, never the house number (decision 20 keeps it for reporter and staff). */
  street: string | null;
  quarterId: string | null;
  districtId: string | null;
  /** null for described places. */
  point: LatLon | null;
  state: ReportState;
  outcome: Outcome | null;
  forwardedTo: string | null;
  waitingReason: string | null;
  waitingUntil: Instant | null;
  finding: string | null;
  responsibleOrganisation: string | null;
  rejectionRule: string | null;
  team: string;
  receivedAt: Instant;
  closedAt: Instant | null;
  /** People who saw the same: supporters and merged reports over the whole family. */
  alsoSeen: number;
  /** Reference of the main report this one follows. */
  mergedInto: string | null;
  photos: PublicPhoto[];
};

export type PublicPhoto = { id: string; kind: 'report' | 'proof'; takenAt: Instant; width: number; height: number };

export type PublicStep = {
  type: 'received' | 'accepted' | 'waiting' | 'forwarded' | 'closed' | 'reopened' | 'merged' | 'unmerged' | 'recategorised' | 'answered' | 'withdrawn';
  at: Instant;
  state: ReportState;
  outcome: Outcome | null;
  organisation: string | null;
  reason: string | null;
  until: Instant | null;
  finding: string | null;
  team: string | null;
  /** Answer that staff published with this step. */
  answer: string | null;
};

export type PublicReportPage = PublicReport & { steps: PublicStep[]; mergedReferences: string[]; nearby: PublicReport[] };
