import type { ReportLocation } from '#lib/domain/report/report.ts';

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
};

export type FieldProblem = { field: string; reason: string; message: string };

export type Sent =
  | { ok: true; reference: string }
  /** Refused: the field is named, everything stays with the person. */
  | { ok: false; kind: 'refused'; problems: FieldProblem[] }
  /** Not reached or overloaded: the same call may be repeated as it is. */
  | { ok: false; kind: 'unreached'; retryAfterSeconds: number | null };

export type PhotoSent = { ok: true } | { ok: false; kind: 'refused'; message: string } | { ok: false; kind: 'unreached'; retryAfterSeconds: number | null };

const TIMEOUT_MS = 20_000;
const PHOTO_TIMEOUT_MS = 90_000;
const HTTP_TOO_MANY = 429;

/** Sends the text of a report; repeatable, since the id is the idempotency key. */
export async function sendReport(address: { cityId: string; id: string; secret: string }, body: ReportBody): Promise<Sent> {
  const response = await put(`/api/${address.cityId}/reports/${address.id}`, {
    secret: address.secret,
    body: JSON.stringify(body),
    type: 'application/json',
    timeoutMs: TIMEOUT_MS
  });
  if (!response || isTemporary(response)) return { ok: false, kind: 'unreached', retryAfterSeconds: retryAfter(response) };
  const answer: unknown = await response.json();
  if (response.ok && hasText(answer, 'reference')) return { ok: true, reference: answer.reference };
  return { ok: false, kind: 'refused', problems: problemsOf(answer) };
}

/** Sends one photo of a report that is already there; repeatable by photo id. */
export async function sendPhoto(address: { cityId: string; id: string; secret: string; photoId: string }, photo: Blob): Promise<PhotoSent> {
  const response = await put(`/api/${address.cityId}/reports/${address.id}/photos/${address.photoId}`, {
    secret: address.secret,
    body: photo,
    type: photo.type || 'application/octet-stream',
    timeoutMs: PHOTO_TIMEOUT_MS
  });
  if (!response || isTemporary(response)) return { ok: false, kind: 'unreached', retryAfterSeconds: retryAfter(response) };
  if (response.ok) return { ok: true };
  const answer: unknown = await response.json();
  return { ok: false, kind: 'refused', message: hasText(answer, 'message') ? answer.message : '' };
}

type Parcel = { secret: string; body: BodyInit; type: string; timeoutMs: number };

async function put(url: string, { secret, body, type, timeoutMs }: Parcel): Promise<Response | null> {
  try {
    return await fetch(url, { method: 'PUT', body, headers: { 'content-type': type, 'x-report-key': secret }, signal: AbortSignal.timeout(timeoutMs) });
  } catch {
    // No connection, or it broke: expected on a phone, and the caller keeps everything.
    return null;
  }
}

function isTemporary(response: Response): boolean {
  return response.status >= 500 || response.status === HTTP_TOO_MANY;
}

function retryAfter(response: Response | null): number | null {
  const seconds = Number(response?.headers.get('retry-after'));
  return Number.isFinite(seconds) && seconds > 0 ? seconds : null;
}

function hasText<K extends string>(value: unknown, key: K): value is Record<K, string> {
  return typeof value === 'object' && value !== null && typeof Reflect.get(value, key) === 'string';
}

function problemsOf(answer: unknown): FieldProblem[] {
  const problems: unknown = typeof answer === 'object' && answer !== null ? Reflect.get(answer, 'problems') : null;
  if (!Array.isArray(problems)) return [];
  return problems.filter((entry): entry is FieldProblem => hasText(entry, 'field') && hasText(entry, 'message') && hasText(entry, 'reason'));
}
