import type { Instant } from './time.ts';

/** `capacity` tries at once, then one more every `refillMillis`. */
export type ThrottleLimit = { capacity: number; refillMillis: number };

export type Taken = { ok: true } | { ok: false; retryAfterSeconds: number };

/** Token buckets by key. It has no clock of its own and forgets everything with the process. */
export type Throttle = {
  /** Uses up one try, or says after how many whole seconds the next one is free. */
  take(key: string, now: Instant): Taken;
  /** Gives a try back, for what turned out to be harmless. */
  giveBack(key: string, now: Instant): void;
};

type Bucket = { tokens: number; at: Instant };

/** Above this many keys the longest unused ones are forgotten, so that many addresses cannot fill the memory. */
const MAX_KEYS = 20_000;

/** A throttle for one purpose (token bucket, ASVS 5.0 2.4.1). */
export function createThrottle(limit: ThrottleLimit): Throttle {
  const buckets = new Map<string, Bucket>();

  function tokensNow(key: string, now: Instant): number {
    const bucket = buckets.get(key);
    if (!bucket) return limit.capacity;
    const refilled = Math.max(0, now - bucket.at) / limit.refillMillis;
    return Math.min(limit.capacity, bucket.tokens + refilled);
  }

  function keep(key: string, tokens: number, at: Instant): void {
    buckets.delete(key);
    buckets.set(key, { tokens, at });
    const oldest = buckets.keys().next();
    if (buckets.size > MAX_KEYS && !oldest.done) buckets.delete(oldest.value);
  }

  return {
    take(key, now) {
      const tokens = tokensNow(key, now);
      keep(key, tokens >= 1 ? tokens - 1 : tokens, now);
      if (tokens >= 1) return { ok: true };
      return { ok: false, retryAfterSeconds: Math.ceil(((1 - tokens) * limit.refillMillis) / 1000) };
    },
    giveBack(key, now) {
      keep(key, Math.min(limit.capacity, tokensNow(key, now) + 1), now);
    }
  };
}
