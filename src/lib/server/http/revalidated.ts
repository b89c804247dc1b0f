import { createHash } from 'node:crypto';

const NOT_MODIFIED = 304;
const ETAG_CHARACTERS = 27;

/** JSON that the browser keeps but asks about each time; unchanged it costs no bytes (decision 15). */
export function revalidatedJson(value: unknown, ifNoneMatch: string | null): Response {
  return revalidated(JSON.stringify(value), { 'content-type': 'application/json' }, ifNoneMatch);
}

/** A short text under the same rule: its ETag is made of its words. */
export function revalidated(body: string, about: Readonly<Record<string, string>>, ifNoneMatch: string | null): Response {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, ETAG_CHARACTERS)}"`;
  const headers = { ...about, 'cache-control': 'no-cache', etag };
  return isUnchanged(etag, ifNoneMatch) ? new Response(null, { status: NOT_MODIFIED, headers }) : new Response(body, { headers });
}

/** Whether the one who asks has this already: weak comparison (RFC 9110, 13.1.2). */
export function isUnchanged(etag: string, ifNoneMatch: string | null): boolean {
  const strong = (tag: string) => tag.trim().replace(/^W\//, '');
  return ifNoneMatch?.split(',').some((candidate) => strong(candidate) === strong(etag)) === true;
}
