import { createThrottle } from '../throttle.ts';
import { DAY, MINUTE, type Instant } from '../time.ts';
import { createTextFlood, SAME_TEXTS } from './text-flood.ts';

/**
 * Why a report waits for a look of staff before it is one: a field that nobody sees was filled; the same text came again and
 * again; its network is held for the day; the form came back too fast; its network sent too many.
 */
export type HoldReason = 'trap' | 'flood' | 'blocked' | 'too_fast' | 'pace';

/** What is known of how a report was sent. The network is a keyed hash with a salt of the day, never an address. */
export type Signals = {
  network: string | null;
  /** The field that no person sees was filled. */
  trapped: boolean;
  /** From handing out the form to its return, in milliseconds; null where nobody knows, as with a draft sent later. */
  formMillis: number | null;
};

export type Post = {
  id: string;
  cityId: string;
  text: string | null;
  /** Somebody may be in danger: a mistake of ours must not keep it back. */
  isUrgent: boolean;
  /** A Lage covers it: many people report at once, from few networks where one mast carries a quarter. */
  isExpected?: boolean;
  signals: Signals | null;
};

export type GuardLimits = {
  /** Reports of one network at once before the next ones are held; one more is free every five minutes. */
  perNetwork: number;
  /** A form that comes back sooner was not filled in by a person; 0 asks nothing. */
  formMillis: number;
};

export type AbuseGuard = {
  /** Why to hold it, null for nothing; the same answer for the same id, so that a repeated try counts once. */
  judge(post: Post, now: Instant): HoldReason | null;
  /** For a day, or as long as its name lasts, everything of the network that sent this report is held; false when nobody knows it any more. */
  block(cityId: string, reportId: string, now: Instant): boolean;
};

const REFILL = 5 * MINUTE;
const MOST_REMEMBERED = 20_000;

/**
 * Tells what people send from what scripts send, and refuses nobody: what looks wrong is held for a look of staff.
 * Everything is in memory, and forgotten with the process.
 */
export function createAbuseGuard(limits: GuardLimits): AbuseGuard {
  const pace = createThrottle({ capacity: limits.perNetwork, refillMillis: REFILL });
  const flood = createTextFlood();
  const judged = new Map<string, { hold: HoldReason | null; network: string | null }>();
  const blocked = new Map<string, Instant>();

  function holdReason({ text, isUrgent, isExpected, signals }: Post, now: Instant): HoldReason | null {
    const copies = text === null ? 0 : flood.count(text, now);
    const network = signals?.network ?? null;
    // In a Lage a shared network uses up nothing that it would miss when the Lage ends.
    const isWithinPace = network === null || isExpected || pace.take(network, now).ok;
    if (signals?.trapped) return 'trap';
    if (copies > SAME_TEXTS) return 'flood';
    if (isUrgent) return null;
    if (network !== null && (blocked.get(network) ?? 0) > now) return 'blocked';
    if (signals !== null && signals.formMillis !== null && signals.formMillis < limits.formMillis) return 'too_fast';
    return isWithinPace ? null : 'pace';
  }

  return {
    judge(post, now) {
      const key = `${post.cityId}/${post.id}`;
      const known = judged.get(key);
      if (known) return known.hold;
      const hold = holdReason(post, now);
      judged.set(key, { hold, network: post.signals?.network ?? null });
      const oldest = judged.keys().next();
      if (judged.size > MOST_REMEMBERED && !oldest.done) judged.delete(oldest.value);
      return hold;
    },
    block(cityId, reportId, now) {
      const network = judged.get(`${cityId}/${reportId}`)?.network ?? null;
      if (network === null) return false;
      blocked.set(network, now + DAY);
      return true;
    }
  };
}
