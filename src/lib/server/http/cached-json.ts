import { createHash } from 'node:crypto';

const NOT_MODIFIED = 304;
const ETAG_CHARACTERS = 27;

/** JSON that the browser keeps but asks about each time; unchanged it costs no bytes (decision 15). */
export function revalidatedJson(value: unknown, ifNoneMatch: string | null): Response {
  const body = JSON.stringify(value);
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, ETAG_CHARACTERS)}"`;
  const headers = { 'content-type': 'application/json', 'cache-control': 'no-cache', etag };
  const isUnchanged = ifNoneMatch?.split(',').some((candidate) => candidate.trim().replace(/^W\//, '') === etag);
  return isUnchanged ? new Response(null, { status: NOT_MODIFIED, headers }) : new Response(body, { headers });
}
