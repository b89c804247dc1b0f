import type { ReportLocation } from '#lib/domain/report/report.ts';
import { inPageLanguage } from '../page-language.ts';

/** The body of `PUT /api/{city}/reports/{id}`. */
export type ReportBody = {
  category: string;
  subKind: string | null;
  answers: Record<string, string>;
  phrases: string[];
  text: string | null;
  language: string;
  location: ReportLocation;
  photosExpected: number;
  observedAt: number | null;
  joins: string | null;
  again: string | null;
  /** Where news should go. */
  mail?: string;
};

export type FieldProblem = { field: string; reason: string; message: string };

export type Sent =
  /** `newsRefused`: the word for the own page that says why no news will come; empty where they will. */
  | { ok: true; reference: string; newsRefused: string }
  /** Refused: the field is named, everything stays with the person. */
  | { ok: false; kind: 'refused'; problems: FieldProblem[] }
  | Unreached;

export type PhotoSent = { ok: true } | { ok: false; kind: 'refused' | 'too-large'; message: string } | Unreached;

/** Not reached or overloaded: the same call may be repeated as it is. `answered`: somebody did, but not as the server does. */
export type Unreached = { ok: false; kind: 'unreached'; answered: boolean; retryAfterSeconds: number | null };

const TIMEOUT_MS = 20_000;
/** A photo of 400 KB takes more than 20 s on a line of 150 kbit/s. */
const PHOTO_TIMEOUT_MS = 90_000;
const HTTP_TIMEOUT = 408;
const HTTP_TOO_LARGE = 413;
const HTTP_TOO_EARLY = 425;
const HTTP_TOO_MANY = 429;

/** Sends the text of a report; repeatable, since the id is the idempotency key. */
export async function sendReport(address: { cityId: string; id: string; secret: string }, body: ReportBody): Promise<Sent> {
  const answer = await put(inPageLanguage(`/api/${address.cityId}/reports/${address.id}`), {
    secret: address.secret,
    body: JSON.stringify(body),
    type: 'application/json',
    timeoutMs: TIMEOUT_MS
  });
  if (!answer || isTemporary(answer.status)) return unreached(answer);
  if (answer.ok && hasText(answer.json, 'reference'))
    return { ok: true, reference: answer.json.reference, newsRefused: hasText(answer.json, 'newsRefused') ? answer.json.newsRefused : '' };
  const problems = problemsOf(answer.json);
  // Neither yes nor a named no is none of our answers: the page of a hotel's network, perhaps. It is not the person's fault.
  return problems.length > 0 ? { ok: false, kind: 'refused', problems } : unreached(answer);
}

/** Sends one photo of a report that is already there; repeatable by photo id. */
export async function sendPhoto(address: { cityId: string; id: string; secret: string; photoId: string }, photo: Blob): Promise<PhotoSent> {
  const answer = await put(inPageLanguage(`/api/${address.cityId}/reports/${address.id}/photos/${address.photoId}`), {
    secret: address.secret,
    body: photo,
    type: photo.type || 'application/octet-stream',
    timeoutMs: PHOTO_TIMEOUT_MS
  });
  if (!answer || isTemporary(answer.status)) return unreached(answer);
  if (answer.ok && hasText(answer.json, 'id')) return { ok: true };
  const message = hasText(answer.json, 'message') ? answer.json.message : '';
  if (answer.status === HTTP_TOO_LARGE) return { ok: false, kind: 'too-large', message };
  return message ? { ok: false, kind: 'refused', message } : unreached(answer);
}

type Parcel = { secret: string; body: BodyInit; type: string; timeoutMs: number };
type Answer = { status: number; ok: boolean; json: unknown; retryAfterSeconds: number | null };

async function put(url: string, { secret, body, type, timeoutMs }: Parcel): Promise<Answer | null> {
  const headers = { 'content-type': type, 'x-report-key': secret, accept: 'application/json' };
  // AbortSignal.timeout is missing on older phones.
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), timeoutMs);
  try {
    const response = await fetch(url, { method: 'PUT', body, headers, signal: stop.signal });
    const text = await response.text();
    return { status: response.status, ok: response.ok, json: parsed(text), retryAfterSeconds: secondsOf(response.headers.get('retry-after')) };
  } catch {
    // No connection, or it broke: expected on a phone, and the caller keeps everything.
    return null;
  } finally {
    clearTimeout(timer);
  }
}

function isTemporary(status: number): boolean {
  return status >= 500 || status === HTTP_TIMEOUT || status === HTTP_TOO_EARLY || status === HTTP_TOO_MANY;
}

function unreached(answer: Answer | null): Unreached {
  return { ok: false, kind: 'unreached', answered: answer !== null, retryAfterSeconds: answer?.retryAfterSeconds ?? null };
}

function secondsOf(header: string | null): number | null {
  const seconds = Number(header);
  return Number.isFinite(seconds) && seconds > 0 ? seconds : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

function hasText<K extends string>(value: unknown, key: K): value is Record<K, string> {
  return typeof value === 'object' && value !== null && typeof Reflect.get(value, key) === 'string';
}

/** The named problems of an answer; a sentence without a field stands for the whole report. */
function problemsOf(answer: unknown): FieldProblem[] {
  const problems: unknown = typeof answer === 'object' && answer !== null ? Reflect.get(answer, 'problems') : null;
  if (!Array.isArray(problems)) return hasText(answer, 'message') ? [{ field: 'report', reason: 'refused', message: answer.message }] : [];
  return problems.filter((entry): entry is FieldProblem => hasText(entry, 'field') && hasText(entry, 'message') && hasText(entry, 'reason'));
}
