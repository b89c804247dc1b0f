import type { HoldReason, Signals } from '#lib/domain/abuse/guard.ts';
import type { EventType } from '#lib/domain/report/events.ts';
import type { FlagReason, LookAnswer } from '#lib/domain/report/flag.ts';
import type { StaffAction, Refusal } from '#lib/domain/report/actions.ts';
import type { Outcome, Report, ReportLocation } from '#lib/domain/report/report.ts';
import type { Staff } from '#lib/domain/staff/staff.ts';
import type { DuplicateReason } from '#lib/domain/triage/reasons.ts';
import type { PublicReport, PublicReportPage } from '#lib/domain/report/public-view.ts';
import type { Instant } from '#lib/domain/time.ts';

/** What a resident sends. `secret` is 128 random bits in base64url, made by the browser; only its hash is kept. */
export type Submission = {
  cityId: string;
  id: string;
  secret: string;
  category: string;
  subKind: string | null;
  answers: Record<string, string>;
  phrases: string[];
  text: string | null;
  language: string;
  location: ReportLocation;
  photosExpected: number;
  observedAt: Instant | null;
  channel: Report['channel'];
  /** Reference of the report this one joins ("Auch gesehen" with photo or news): it is born merged. */
  joins: string | null;
  /** Reference of the closed report that is back ("Wieder da?"); left out when there is none. */
  again?: string | null;
  /** How it was sent; kept nowhere. */
  signals?: Signals;
};

/** A field of the submission and what is wrong with it; the interface has a sentence with the remedy for each pair. */
export type SubmissionProblem = {
  field: 'category' | 'subKind' | 'answers' | 'phrases' | 'text' | 'location' | 'photos' | 'id' | 'secret' | 'joins';
  reason: 'missing' | 'unknown' | 'too-long' | 'too-many' | 'invalid' | 'outside' | 'not-joinable' | 'used-for-other';
  /** With `outside`: the neighbour's name and link, where known. */
  neighbour?: { name: string; url: string | null } | null;
};

export type Submitted = { ok: true; report: Report; created: boolean } | { ok: false; problems: SubmissionProblem[] };

export type Acted = { ok: true; report: Report; changeId: string } | { ok: false; reason: Refusal };

/** A card under "Schon gemeldet?": public data only, with the reasons of the match. */
export type SimilarReport = { report: PublicReport; meters: number; reasons: DuplicateReason[]; recentlyClosed: boolean };

/** What the secret's owner sees beyond the public page. */
export type OwnReport = {
  report: Report;
  text: string | null;
  page: PublicReportPage;
  /** Whether it is still worked on: of a merged report, whether its main report is. */
  open: boolean;
  photos: { id: string; released: boolean; receivedAt: Instant; width: number; height: number; kind: 'report' | 'proof' }[];
};

/** What a reporter gets when asking for everything that is stored about the report. */
export type ReportCopy = {
  report: Omit<Report, 'cityId' | 'assignee'>;
  texts: { kind: 'description' | 'answer'; body: string; language: string; at: Instant }[];
  /** What happened, without who of the staff did it and without notes among them. */
  history: { at: Instant; type: EventType; by: 'reporter' | 'staff' | 'public' | 'system'; public: boolean }[];
  photos: OwnReport['photos'];
  /** How many others said that they saw the same. */
  alsoSeen: number;
  hasPin: boolean;
};

/** A report that is kept back because it looks like abuse. */
export type HeldReport = {
  reference: string;
  category: string;
  subKind: string | null;
  receivedAt: Instant;
  reason: HoldReason;
  text: string | null;
  language: string;
  street: string | null;
  districtId: string | null;
};

/** The report's life, as the routes call it. Each verb checks its right through the one policy function. */
export type ReportVerbs = {
  submit(submission: Submission): Promise<Submitted>;
  /** "Auch gesehen" without photo or news; idempotent by supporter id. */
  support(cityId: string, reference: string, supporterId: string): Promise<{ ok: true; added: boolean } | { ok: false; reason: 'not-joinable' }>;
  /**
   * Somebody says that the public entry is wrong: hidden at once the first time, told to the desk every time. `text` is never
   * public. `busy` when others kept changing the report.
   */
  flag(
    cityId: string,
    reference: string,
    flag: { reason: FlagReason; text: string; language: string }
  ): Promise<{ ok: true } | { ok: false; reason: 'not-public' | 'busy' }>;
  /** A passer-by says whether it is still there; only of open public reports. */
  look(cityId: string, reference: string, answer: LookAnswer): Promise<{ ok: true } | { ok: false; reason: 'not-public' }>;
  /** Up to three public reports that may be the same as the draft; counts-only categories never appear. */
  similar(draft: {
    cityId: string;
    category: string;
    subKind: string | null;
    phrases: string[];
    text: string | null;
    location: ReportLocation;
  }): Promise<SimilarReport[]>;
  /** The reporter's own page; null for an unknown reference and for a wrong or missing secret alike. */
  own(reference: string, secret: string | null): Promise<OwnReport | null>;
  withdraw(reference: string, secret: string): Promise<Acted>;
  /** Opens a report again that was closed a short time ago, because its reporter still sees the problem. */
  stillThere(reference: string, secret: string): Promise<Acted>;
  /** A new PIN for telephone and counter, in the place of an earlier one; it is told this once. Null for a wrong secret. */
  makePin(reference: string, secret: string): Promise<string | null>;
  /** Whether somebody who says so is the reporter. The caller counts the tries. */
  checkPin(staff: Staff, reference: string, typed: string): Promise<'right' | 'wrong' | 'none' | 'not-allowed'>;
  /** Everything that is stored about the report and concerns its reporter; null as `own`. */
  copy(reference: string, secret: string | null): Promise<ReportCopy | null>;
  /** What is held, newest first. Null for whoever may not see it. */
  held(staff: Staff): Promise<{ reports: HeldReport[]; total: number } | null>;
  /** Makes held ones reports like any other; says how many, null for whoever may not. Unknown references are left out. */
  release(staff: Staff, references: readonly string[]): Promise<number | null>;
  /** Holds everything from the network that sent this until a day has passed; false when it is no longer known, null for whoever may not. */
  blockSender(staff: Staff, reference: string): Promise<boolean | null>;
  /** Deletes what was held for longer than anybody would still look at it, with everything that hangs on it. */
  forgetHeld(): Promise<void>;
  act(staff: Staff, reference: string, expectedVersion: number, action: StaffAction): Promise<Acted>;
  /** Merges two reports, or asks a lead for it where the person may not decide for both teams. */
  merge(staff: Staff, merge: { from: string; fromVersion: number; into: string; intoVersion: number }): Promise<Acted>;
  /** What `merge` would refuse of this pair now, null for nothing; for the page that asks before. */
  whyNotMerge(staff: Staff, pair: { from: string; into: string }): Promise<Refusal | null>;
  /** Merges what a member asked for under the id of the request, or declines it. */
  answerRequest(staff: Staff, reference: string, answer: { changeId: string; agrees: boolean }): Promise<Acted>;
  /** Says that a suggestion is wrong; can be taken back as any change. */
  tellApart(staff: Staff, reference: string, pair: { other: string; expectedVersion: number }): Promise<Acted>;
  /** Takes a merged report out of its family, also when the merge itself can no longer be taken back. */
  separate(staff: Staff, reference: string, expectedVersion: number): Promise<Acted>;
  /** Takes back one change of this report, merge or action alike, unless something later built on it. */
  undo(staff: Staff, reference: string, changeId: string): Promise<Acted>;
};

export type { Outcome };
