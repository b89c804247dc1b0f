import type { ReportEvent } from '#lib/domain/report/events.ts';
import type { PublicReportPage } from '#lib/domain/report/public-view.ts';
import type { Report } from '#lib/domain/report/report.ts';
import type { Queue } from '#lib/domain/staff/queues.ts';
import type { Staff } from '#lib/domain/staff/staff.ts';
import type { Suggestion } from '#lib/domain/triage/triage.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Delivery } from '../delivery/store.ts';
import type { PartnerRequest } from '../partners/store.ts';
import type { Photo } from '../photos/verbs.ts';

export type InboxQuery = {
  /** Null is everything; only a search or a Lage asks for it. */
  queue: Queue | null;
  /** Team code; null shows every team the person may see. */
  team: string | null;
  category: string | null;
  /** Id of the Lage that it belongs to. */
  situation: string | null;
  /** Language of the free text; only reports whose text the person may read. */
  language: string | null;
  /** Reference, street or word of the text. */
  search: string | null;
  sort: 'due' | 'newest';
  /** Opaque keyset cursor of the next page. */
  after: string | null;
};

export type InboxRow = {
  reference: string;
  version: number;
  category: string;
  subKind: string | null;
  state: Report['state'];
  outcome: Report['outcome'];
  publicKind: Report['publicKind'];
  street: string | null;
  houseNumber: string | null;
  quarterId: string | null;
  districtId: string | null;
  described: boolean;
  team: string;
  assignee: { name: string; initials: string } | null;
  receivedAt: Instant;
  dueAt: Instant;
  /** Code of the rule that makes it urgent. */
  urgency: string | null;
  /** How often a team gave it back. */
  returns: number;
  alsoSeen: number;
  photos: number;
  likelyDuplicate: boolean;
  /** The body that has it calls it done. */
  calledDone: boolean;
};

/** With a search all counts are of what it finds; `found` is all of it, whatever the queue. */
export type Inbox = {
  rows: InboxRow[];
  next: string | null;
  counts: Record<Queue, number>;
  found: number | null;
  teamCounts: Record<string, number>;
};

export type StaffSuggestion = Suggestion & { report: Report; photo: string | null };

export type StaffReport = {
  report: Report;
  text: { body: string; language: string } | null;
  notes: { body: string; at: Instant; author: string | null }[];
  /** What somebody said to be wrong with the public entry, while nobody decided about it. */
  flags: { reason: string; text: string | null; at: Instant }[];
  answers: { body: string; at: Instant; author: string | null }[];
  history: (ReportEvent & { actorName: string | null; undoable: boolean })[];
  photos: Photo[];
  suggestions: StaffSuggestion[];
  /** Later reports that were taken for the same thing coming back, because this one was closed a short time before. */
  comeBacks: Report[];
  /** Open requests to merge with a report of another team; `joins`: this one would be joined to the other. */
  requests: { changeId: string; other: Report; joins: boolean; asker: string | null; decides: boolean; isOwn: boolean }[];
  mergedReports: Report[];
  main: Report | null;
  assignee: { id: string; name: string; initials: string } | null;
  colleagues: { id: string; name: string }[];
  alsoSeen: number;
  /** Steps of the alarm chain, planned and past; empty where there never was one. */
  alarms: Delivery[];
  /** What is known of it at the server of the organisation that got it last; their words only for whoever may read texts. */
  partner: PartnerRequest | null;
  /** Exactly what the public page shows, or null while nothing is public. */
  publicPage: PublicReportPage | null;
};

export type RuleFigures = {
  /** Per rule: how many reports it decided, and how many of them a team gave back. */
  counts: { rule: string; reports: number; returned: number }[];
  /** What somebody would make a rule and did not take back, newest first. */
  proposals: { reference: string; at: Instant; by: string | null; data: ReportEvent['data'] }[];
};

/** Read models of the desk; every method is scoped by the policy to what the person may see. */
export type StaffQueries = {
  inbox(staff: Staff, query: InboxQuery): Promise<Inbox>;
  report(staff: Staff, reference: string): Promise<StaffReport | null>;
  /** How the routing rules fare; null without the right. */
  rules(staff: Staff): Promise<RuleFigures | null>;
};
