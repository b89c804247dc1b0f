import type { Instant } from '../time.ts';
import type { LatLon } from '../geo/point.ts';
import type { Outcome, Report, ReportState } from './report.ts';

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
  /** The report went to that organisation by itself. */
  handedOn: boolean;
  reason: string | null;
  until: Instant | null;
  finding: string | null;
  team: string | null;
  /** Answer that staff published with this step. */
  answer: string | null;
};

export type PublicReportPage = PublicReport & { steps: PublicStep[]; mergedReferences: string[]; nearby: PublicReport[] };

/** What a view needs beside the report itself. `main` is the report this one follows, if it is merged. */
export type PublicSurroundings = { main: Report | null; alsoSeen: number; photos: readonly PhotoFacts[] };

/** A photo as far as the public may know of it; nothing of an unreleased one. */
export type PhotoFacts = { id: string; kind: PublicPhoto['kind']; receivedAt: Instant; released: { width: number; height: number } | null };

/** Decimals of a public coordinate: about a metre. */
const POINT_DECIMALS = 5;

/**
 * The only answer to "may anybody see this?" (product.md, rules 2 and 3): a published pin that is neither hidden, rejected
 * nor withdrawn. A merged report is public only while the main report is, as its page shows the main one's state.
 */
export function isPublic(report: Report, main: Report | null): boolean {
  if (report.mergedInto === null) return isShown(report);
  return isShown(report) && main !== null && main.id === report.mergedInto && isShown(main);
}

/** The one projection that every public output uses; null for whatever is not public. */
export function publicReport(report: Report, surroundings: PublicSurroundings): PublicReport | null {
  return isPublic(report, surroundings.main) ? neutralReport(report, surroundings) : null;
}

/**
 * The neutral facts of a report, public or not: for the reporter's own page and the desk's preview, which asked their own
 * rights. A merged report shows the main one's state, and its reference only while that one is public; one that its reporter
 * withdrew stays withdrawn, whatever it was merged into.
 */
export function neutralReport(report: Report, { main, alsoSeen, photos }: PublicSurroundings): PublicReport {
  const { reference, category, subKind, phrases, place, location, receivedAt } = report;
  return {
    reference,
    category,
    subKind,
    phrases,
    street: place.street,
    quarterId: place.quarterId,
    districtId: place.districtId,
    point: location.kind === 'point' ? { lat: rounded(location.lat), lon: rounded(location.lon) } : null,
    ...progress(outcomeOf(report, main)),
    receivedAt,
    alsoSeen,
    mergedInto: main && isShown(main) ? main.reference : null,
    photos: releasedPhotos(photos)
  };
}

function outcomeOf(report: Report, main: Report | null): Report {
  return main === null || report.outcome === 'withdrawn' ? report : main;
}

/** A report that ended so is no longer public; the others keep their sign on the map. */
export function isPublicOutcome(outcome: Outcome): boolean {
  return outcome !== 'rejected' && outcome !== 'withdrawn';
}

/** Whether the public sees such a report now or may see it one day. */
export function mayBePublic({ publicKind, outcome }: Pick<Report, 'publicKind' | 'outcome'>): boolean {
  return publicKind === 'pin' && (outcome === null || isPublicOutcome(outcome));
}

function isShown(report: Report): boolean {
  return mayBePublic(report) && report.published && report.hiddenAt === null;
}

function progress({ state, outcome, forwardedTo, waiting, closing, team, closedAt }: Report) {
  return {
    state: state === 'held' ? 'received' : state,
    outcome,
    forwardedTo,
    waitingReason: waiting?.reason ?? null,
    waitingUntil: waiting?.until ?? null,
    finding: closing?.finding ?? null,
    responsibleOrganisation: outcome === 'not_responsible' ? (closing?.organisation ?? null) : null,
    rejectionRule: closing?.rule ?? null,
    team,
    closedAt
  };
}

function releasedPhotos(photos: readonly PhotoFacts[]): PublicPhoto[] {
  return photos.flatMap(({ id, kind, receivedAt, released }) =>
    released ? [{ id, kind, takenAt: receivedAt, width: released.width, height: released.height }] : []
  );
}

function rounded(degrees: number): number {
  return Number(degrees.toFixed(POINT_DECIMALS));
}
