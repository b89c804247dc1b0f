import { refuseTooOften } from './limits.ts';
import { isUnchanged } from './revalidated.ts';
import { streamedText } from './streamed-text.ts';

type Asked = { locals: App.Locals; request: Request };
/** `etag`: changes whenever the file may have changed; null where the clock changes it, too. */
type File = { headers: Readonly<Record<string, string>>; etag: string | null; pieces: () => AsyncIterable<string> };

const NOT_MODIFIED = 304;

/** A long file that is made while it is sent, or nothing where it is known already or asked for too often. HEAD says what would come. */
export function streamedFile({ locals, request }: Asked, { headers: about, etag, pieces }: File): Response {
  const headers = { ...about, 'cache-control': 'no-cache', ...(etag && { etag }) };
  if (etag && isUnchanged(etag, request.headers.get('if-none-match'))) return new Response(null, { status: NOT_MODIFIED, headers });
  if (request.method === 'HEAD') return streamedText(null, headers);
  return refuseTooOften('download', locals) ?? streamedText(pieces(), headers);
}
