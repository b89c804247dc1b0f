import type { Instant } from '#lib/domain/time.ts';

/** What somebody could not read, operate or understand on this site. */
export type Barrier = {
  id: string;
  cityId: string;
  at: Instant;
  body: string;
  /** Address of the page it is about, as it was typed or linked; null when not said. */
  page: string | null;
  /** Mail address or telephone number, if an answer is wanted. */
  replyTo: string | null;
  language: string;
};

/** Keeps what was said about barriers. Contract suite: `store.contract.ts`. */
export type BarrierStore = {
  /** Idempotent by id. */
  add(barrier: Barrier): Promise<void>;
  /** Newest first, at most `most`. */
  latest(cityId: string, most: number): Promise<Barrier[]>;
  /** Deletes what came in before that moment, in every city. */
  forgetBefore(at: Instant): Promise<void>;
};
