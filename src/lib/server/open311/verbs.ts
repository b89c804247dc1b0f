import type { Report, ReportLocation } from '#lib/domain/report/report.ts';
import type { GivenAttributes } from '#lib/domain/open311/service.ts';
import type { Staff } from '#lib/domain/staff/staff.ts';
import type { SubmissionProblem } from '../reports/verbs.ts';
import type { RequestQueries } from './queries.ts';
import type { ApiKey, KeyRight } from './store.ts';

/** A key that was just shown to be right, with what was sent as proof; it never leaves the request. */
export type OpenKey = { key: ApiKey; secret: string };

export type Opened = { ok: true; opened: OpenKey } | { ok: false; reason: 'unknown' | 'right' } | { ok: false; reason: 'too-often'; retryAfterSeconds: number };

/** What makes two requests one: an id of the sender for the report itself, or a key that the sender made for this try. */
export type SenderId = { kind: 'report' | 'try'; id: string };

/** A report as another system sends it, with everything of the protocol already read. */
export type SentRequest = GivenAttributes & {
  category: string;
  text: string | null;
  location: ReportLocation;
  photos: readonly Uint8Array[];
  email: string | null;
  /** What staff may read beside the report, such as addresses of pictures. */
  note: string | null;
  senderId: SenderId | null;
};

export type Received =
  | { ok: true; report: Report; created: boolean; photosRefused: number; mail: 'asked' | 'refused' | null }
  | { ok: false; reason: 'category' | 'other-content' }
  | { ok: false; reason: 'problems'; problems: SubmissionProblem[] };

export type SentUpdate = { updateId: string; reference: string; note: string };

/** `id` names the update for good. */
export type UpdateReceived = { ok: true; id: string; created: boolean } | { ok: false; reason: 'unknown-report' };

export type NewKey = { name: string; rights: KeyRight[]; categories: string[] | null; perHour: number };

export type KeyVerbs = {
  /** Every key of the person's city, newest first; null without the right. */
  list(staff: Staff): Promise<ApiKey[] | null>;
  /** A new key, told this once. */
  create(
    staff: Staff,
    wanted: NewKey
  ): Promise<{ ok: true; secret: string } | { ok: false; reason: 'not-allowed' | 'name' | 'rights' | 'categories' | 'per-hour' }>;
  /** Null without the right, false when there was nothing to revoke. */
  revoke(staff: Staff, id: string): Promise<boolean | null>;
};

/** What other systems do here, as the routes call it. */
export type Open311Verbs = {
  requests: RequestQueries;
  keys: KeyVerbs;
  /** Whether a key opens this right in this city now; asking counts as a use. */
  open(cityId: string, secret: string, right: KeyRight): Promise<Opened>;
  /** Takes a report in, as often as it is sent with the same sender's id. */
  report(opened: OpenKey, sent: SentRequest): Promise<Received>;
  /** Keeps news about a report for staff; it never changes the report. Idempotent by the sender's id. */
  update(opened: OpenKey, sent: SentUpdate): Promise<UpdateReceived>;
};
