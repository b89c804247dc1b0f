import type { Instant } from '#lib/domain/time.ts';

/** The current time. With a start it begins there and ticks on, so that a demo or a test has its own day. */
export function createClock(start: Instant | null, realNow: () => Instant = Date.now): () => Instant {
  if (start === null) return realNow;
  const startedAt = realNow();
  return () => start + realNow() - startedAt;
}
