import type { ReportEvent, ReportPatch, Actor, EventType } from '#lib/domain/report/events.ts';
import type { Report } from '#lib/domain/report/report.ts';
import type { LatLon } from '#lib/domain/geo/point.ts';
import type { Candidate, Suggestion } from '#lib/domain/triage/triage.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { HeldReport } from './verbs.ts';
import type { NewDelivery } from '../delivery/store.ts';

export type TextKind = 'description' | 'note' | 'answer';

/** Free text of a person, kept apart from report and event so that deleting it leaves the history whole. */
export type ReportText = { id: string; cityId: string; reportId: string; kind: TextKind; body: string; language: string; at: Instant; authorId: string | null };

/** A secret that opens one report, stored only as hex SHA-256. */
export type ReportKey = { sha256: string; purpose: 'reporter' | 'mail'; expires: Instant | null };

export type NewEvent = { id: string; type: EventType; public: boolean; data?: ReportEvent['data']; text?: ReportText };

/** A new report with everything that must become durable together with it. */
export type NewReport = {
  report: Report;
  description: ReportText | null;
  key: ReportKey;
  suggestions: Suggestion[];
  changeId: string;
  events: NewEvent[];
  actor: Actor;
  /** What is to be done later because of it, stored with it. */
  deliveries?: readonly NewDelivery[];
  /** What becomes of the main report that it is born into; without a patch it is a line that makes nobody at the desk too late. */
  main?: ReportChange;
};

/** One report's part in a change: what it looked like when read, what becomes of it, what the history says. */
export type ReportChange = { reportId: string; expectedVersion: number; patch: ReportPatch; events: NewEvent[] };

/** All parts of one change are stored together or not at all. */
export type Change = {
  cityId: string;
  changeId: string;
  at: Instant;
  actor: Actor;
  parts: ReportChange[];
  /** What is to be done later because of it, stored with it. */
  deliveries?: readonly NewDelivery[];
  /** It takes an earlier change of the same id back: what that one has not sent yet is dropped. */
  takesBack?: boolean;
};

/** A line of the history that changes nothing of the report, with what follows from it. */
export type Appended = { cityId: string; reportId: string; changeId: string; at: Instant; actor: Actor; event: NewEvent; deliveries: readonly NewDelivery[] };

export type Supporter = { id: string; cityId: string; reportId: string; at: Instant };

/** A finished past of one report, for the demo data. */
export type ImportedReport = {
  report: Report;
  description: ReportText | null;
  key: ReportKey;
  events: Omit<ReportEvent, 'seq'>[];
  texts: ReportText[];
  supporters: Supporter[];
  suggestions: Suggestion[];
};

export type NearbyQuery = { radiusMeters: number; closedAfter: Instant; before: Instant; except: string | null; withText: boolean };

/**
 * Keeps reports, their history and what hangs on them. Each method is one whole unit of work: it has happened durably
 * when the promise resolves, or not at all. Contract suite: `store.contract.ts`.
 */
export type ReportStore = {
  /**
   * Idempotent by `report.id` and city: a second call answers with the stored report. Throws `report.reference-taken` if only the reference collides,
   * `report.main-changed` if the report it is born into takes nothing in any more, or changed since what becomes of it was planned.
   */
  create(fresh: NewReport): Promise<{ report: Report; created: boolean }>;
  /** Bulk insert of finished reports in one transaction; for the demo data only. */
  import(batch: readonly ImportedReport[]): Promise<void>;
  byId(cityId: string, id: string): Promise<Report | null>;
  byReference(reference: string): Promise<Report | null>;
  /** Reports merged into this one. */
  mergedInto(cityId: string, id: string): Promise<Report[]>;
  /**
   * Applies all parts or none; `version-conflict` names the first report that changed since it was read, or that would leave
   * somebody behind who joined it since.
   */
  commit(change: Change): Promise<{ ok: true; reports: Report[] } | { ok: false; reason: 'version-conflict'; reportId: string }>;
  /** True when this supporter was new; idempotent by supporter id. Appends a `supported` event. */
  support(supporter: Supporter): Promise<boolean>;
  /** Adds a line without a new version, so that nobody at the desk is too late because of it; false when its id is known. */
  append(line: Appended): Promise<boolean>;
  history(cityId: string, reportId: string): Promise<ReportEvent[]>;
  /** All events of one change over all its reports. */
  eventsOfChange(cityId: string, changeId: string): Promise<ReportEvent[]>;
  texts(cityId: string, reportId: string): Promise<ReportText[]>;
  suggestions(cityId: string, reportId: string): Promise<Suggestion[]>;
  /** Ids of the reports for which triage found this one closed a short time before ("Wieder da?"), oldest first. */
  comeBacks(cityId: string, id: string): Promise<string[]>;
  /** Replaces the stored duplicate suggestions of one report (after a change of category). */
  replaceSuggestions(cityId: string, reportId: string, suggestions: Suggestion[]): Promise<void>;
  /** Does this hash open that report now? */
  keyOpens(cityId: string, reportId: string, sha256: string, now: Instant): Promise<boolean>;
  /** Keeps the hash of a report's PIN, in the place of an earlier one. */
  putPin(pin: { cityId: string; reportId: string; hash: string; madeAt: Instant }): Promise<void>;
  /** The hash of its PIN; null while it has none. */
  pinHash(cityId: string, reportId: string): Promise<string | null>;
  /**
   * Candidates for duplicates: point reports within `radiusMeters`, open or closed after `closedAfter`, any group,
   * received before `before`, not withdrawn or rejected, without the report `except`. Their texts only come `withText`,
   * because reading them takes as long as everything else.
   */
  nearby(cityId: string, around: LatLon, query: NearbyQuery): Promise<Candidate[]>;
  /** People who saw the same, per report: supporters and merged reports of the whole family; 0 where there is none. */
  alsoSeen(cityId: string, reportIds: readonly string[]): Promise<Map<string, number>>;
  /** Held reports with why and their text, newest first, at most `most`; `total` counts all. */
  held(cityId: string, most: number): Promise<{ reports: HeldReport[]; total: number }>;
  /** Deletes held reports that came in before that moment, in every city, with everything that hangs on them. */
  forgetHeld(before: Instant): Promise<void>;
};
