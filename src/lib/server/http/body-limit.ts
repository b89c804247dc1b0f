const KILOBYTE = 1024;
const MEGABYTE = 1024 * KILOBYTE;

/** A JSON body, and every form without a file. */
export const SMALL_BODY_BYTES = 64 * KILOBYTE;
/** One photo (product limit; the photo verb says it kindly before this cap cuts the line). */
export const PHOTO_BODY_BYTES = 15 * MEGABYTE + 64 * KILOBYTE;
/** A form with three photos at once, for those without JavaScript. */
export const FORM_BODY_BYTES = 46 * MEGABYTE;

/** How many bytes a route takes at most. The server's own limit is the same for all and only the last resort. */
export function bodyLimitBytes(routeId: string | null): number {
  if (routeId === null) return SMALL_BODY_BYTES;
  if (routeId.startsWith('/api/')) return routeId.includes('/photos/') ? PHOTO_BODY_BYTES : SMALL_BODY_BYTES;
  if (routeId === '/open311/v2/requests.[format]') return FORM_BODY_BYTES;
  if (/^\/(?:\[city=city\]\/melden|m\/)/.test(routeId)) return FORM_BODY_BYTES;
  if (routeId.startsWith('/dienst/') && routeId !== '/dienst/anmelden') return FORM_BODY_BYTES;
  return SMALL_BODY_BYTES;
}

/**
 * The stream without what lies beyond `limitBytes`; once the sender is done it ends with the given error. The rest is read
 * and thrown away, because breaking off would close the connection before the sender has read why.
 */
export function limitBytes(body: ReadableStream<Uint8Array>, limitBytes: number, tooLarge: () => unknown): ReadableStream<Uint8Array> {
  let seenBytes = 0;
  const counter = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      seenBytes += chunk.byteLength;
      if (seenBytes <= limitBytes) controller.enqueue(chunk);
    },
    flush(controller) {
      if (seenBytes > limitBytes) controller.error(tooLarge());
    }
  });
  return body.pipeThrough(counter);
}
