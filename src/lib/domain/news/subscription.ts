import type { Language } from '../language.ts';
import { HOUR, type Instant } from '../time.ts';

/** A confirmation that nobody gave in this time is gone, and the address with it. */
export const CONFIRM_WITHIN_MS = 24 * HOUR;
/** So many unconfirmed wishes one mailbox may get in that time, whoever typed it. */
export const MOST_UNCONFIRMED = 5;

/** Somebody's wish to hear by mail what becomes of a report. No mail but the question whether that is so goes out before it is confirmed. */
export type Subscription = {
  cityId: string;
  id: string;
  reportId: string;
  /** The reporter hears of their own report, a follower only of what is public. */
  role: 'reporter' | 'follower';
  address: string;
  language: Language;
  requestedAt: Instant;
  confirmedAt: Instant | null;
  /** Time of the last step that a mail told of. */
  toldUntil: Instant;
  /** Where the report stood then; null before the first mail. */
  toldState: string | null;
};

/** Until when an unconfirmed wish can be confirmed. */
export function confirmableUntil({ requestedAt }: Pick<Subscription, 'requestedAt'>): Instant {
  return requestedAt + CONFIRM_WITHIN_MS;
}
