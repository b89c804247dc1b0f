import { createHash } from 'node:crypto';
import { toXml, type Value } from './document.ts';

export type Format = 'xml' | 'json';

/** What an endpoint says: a document, or why not, in sentences for whoever runs the client. */
export type Reply = { ok: true; root: string; body: Value; status?: number } | Refusal;
export type Refusal = { ok: false; status: number; problems: readonly string[]; retryAfterSeconds?: number };

const OK = 200;
const NOT_MODIFIED = 304;
const ETAG_CHARACTERS = 27;
const TYPES: Record<Format, string> = { xml: 'text/xml; charset=utf-8', json: 'application/json; charset=utf-8' };

/** Any page on the web may read what is public; a key in a form needs no permission of ours. */
const READABLE_EVERYWHERE = { 'access-control-allow-origin': '*' };

/** The format that the suffix of an address names; null for any other word. */
export function formatOf(suffix: string | undefined): Format | null {
  return suffix === 'xml' || suffix === 'json' ? suffix : null;
}

export function refuse(status: number, ...problems: string[]): Refusal {
  return { ok: false, status, problems };
}

/** The answer as GeoReport wants it. What was read is asked for again each time, so that hiding works at once; unchanged it costs no bytes. */
export function answer(reply: Reply, format: Format, { method, headers }: Pick<Request, 'method' | 'headers'>): Response {
  const type = { 'content-type': TYPES[format], ...READABLE_EVERYWHERE };
  if (!reply.ok) {
    const { status, problems, retryAfterSeconds } = reply;
    const waiting = retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) };
    const errors = problems.map((description) => ({ code: status, description }));
    return new Response(written('errors', errors, format), { status, headers: { ...type, ...waiting, 'cache-control': 'no-store' } });
  }
  const body = written(reply.root, reply.body, format);
  if (method !== 'GET' && method !== 'HEAD') return new Response(body, { status: reply.status ?? OK, headers: { ...type, 'cache-control': 'no-store' } });
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, ETAG_CHARACTERS)}"`;
  const cached = { ...type, 'cache-control': 'no-cache', etag };
  const isUnchanged = headers
    .get('if-none-match')
    ?.split(',')
    .some((candidate) => candidate.trim().replace(/^W\//, '') === etag);
  return isUnchanged ? new Response(null, { status: NOT_MODIFIED, headers: cached }) : new Response(body, { headers: cached });
}

function written(root: string, body: Value, format: Format): string {
  return format === 'xml' ? toXml(root, body) : JSON.stringify(body);
}
