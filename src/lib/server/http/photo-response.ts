import type { PhotoFile, Rendition } from '../photos/verbs.ts';

const NOT_MODIFIED = 304;
const NOT_FOUND = 404;

/** The rendition named in the path, or null for any other word. */
export function renditionOf(size: string): Rendition | null {
  return size === 'small' || size === 'large' ? size : null;
}

/**
 * A photo, asked for again each time, so that hiding it works at once; unchanged it costs no bytes. Not found and not
 * allowed look alike.
 */
export function photoResponse(file: PhotoFile | null, ifNoneMatch: string | null): Response {
  if (!file) return new Response('Not found\n', { status: NOT_FOUND, headers: { 'content-type': 'text/plain', 'cache-control': 'no-store' } });
  const etag = `"${file.etag}"`;
  const headers = { 'cache-control': 'no-cache', etag, 'content-disposition': 'inline' };
  const isUnchanged = ifNoneMatch?.split(',').some((candidate) => candidate.trim().replace(/^W\//, '') === etag);
  if (isUnchanged) return new Response(null, { status: NOT_MODIFIED, headers });
  return new Response(new Uint8Array(file.bytes), { headers: { ...headers, 'content-type': file.type, 'content-length': String(file.bytes.byteLength) } });
}
