import { retryAfter } from '#lib/domain/delivery/retry.ts';
import { DAY, HOUR, MINUTE, type Instant } from '#lib/domain/time.ts';
import type { Delivery, DeliveryStore } from './store.ts';
import type { DeliveryHandlers, Sent } from './verbs.ts';

/** Longer than any handler takes. A worker that died leaves its claim for this long, then another one goes on. */
const CLAIM_MS = 3 * MINUTE;
/** So that one round ends, whatever arrives meanwhile. */
const MOST_PER_ROUND = 100;
/** As long as a recurring place remembers; the history of a report keeps what was done for good. */
const DONE_KEPT_DAYS = 90;
/** How often what is older is looked for. */
const FORGET_EVERY_MS = HOUR;

export type WorkerDeps = { store: DeliveryStore; handlers: DeliveryHandlers; now: () => Instant; failed: (delivery: Delivery, error: unknown) => void };

/**
 * Does what is due, one after the other, at least once each: a crash between doing and noting it down does it again, so
 * every handler is idempotent. A round that is asked for while one runs joins it. What was done long ago is forgotten.
 */
export function createWorker(deps: WorkerDeps): { runRound(): Promise<number> } {
  let running: Promise<number> | null = null;
  let forgottenAt = -Infinity;
  const run = async () => {
    const now = deps.now();
    if (now - forgottenAt >= FORGET_EVERY_MS) {
      await deps.store.forget(now - DONE_KEPT_DAYS * DAY);
      forgottenAt = now;
    }
    return round(deps);
  };
  return {
    runRound: () => {
      running ??= run().finally(() => {
        running = null;
      });
      return running;
    }
  };
}

async function round(deps: WorkerDeps): Promise<number> {
  for (let done = 0; done < MOST_PER_ROUND; done += 1) {
    const claimed = await deps.store.claim(deps.now(), deps.now() + CLAIM_MS);
    if (!claimed) return done;
    await settle(deps, claimed, await handle(deps, claimed));
  }
  return MOST_PER_ROUND;
}

async function handle({ handlers, failed }: WorkerDeps, claimed: Delivery): Promise<Sent> {
  try {
    return await handlers[claimed.topic](claimed);
  } catch (error) {
    failed(claimed, error);
    return { ok: false, problem: 'failed', permanent: false };
  }
}

async function settle({ store, now }: WorkerDeps, claimed: Delivery, sent: Sent): Promise<void> {
  const at = now();
  if (sent.ok) {
    await store.settle(claimed, { state: 'done', runAfter: claimed.runAfter, problem: null, at });
    return;
  }
  const pause = sent.permanent ? null : retryAfter(claimed.attempts);
  const { problem, waitMs = 0 } = sent;
  await store.settle(
    claimed,
    pause === null ? { state: 'parked', runAfter: claimed.runAfter, problem, at } : { state: 'pending', runAfter: at + Math.max(pause, waitMs), problem, at }
  );
}
