/**
 * An answer that is made while it is sent: the next piece only when the one before was taken, so that its length costs no
 * memory. Whoever hangs up ends the work. `pieces` null is the answer to HEAD.
 */
export function streamedText(pieces: AsyncIterable<string> | null, headers: Record<string, string>): Response {
  if (pieces === null) return new Response(null, { headers });
  const encoder = new TextEncoder();
  const work = pieces[Symbol.asyncIterator]();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next = await work.next();
      if (next.done) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
    async cancel() {
      await work.return?.();
    }
  });
  return new Response(body, { headers });
}
