import type { Staff } from '#lib/domain/staff/staff.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Delivery, DeliveryTopic, Parked } from './store.ts';

/** One mail, ready to be sent. `key` names it for good: the same key makes the same Message-ID, so that a mail that came twice is known as one. */
export type Mail = { key: string; cityId: string; to: string; subject: string; text: string; html: string | null; headers: Readonly<Record<string, string>> };

/** `permanent`: trying again cannot help. `problem` is a code without address or words. `waitMs`: the next try is not sooner, as the other side asked. */
export type Sent = { ok: true } | { ok: false; problem: string; permanent: boolean; waitMs?: number };

/** A way a mail leaves the house. */
export type MailTransport = { send(mail: Mail): Promise<Sent> };

/** A mail that was kept in a folder instead of being sent; demo only. */
export type KeptMail = { cityId: string; to: string; subject: string; text: string; at: Instant };

/** Does what one message asks for; a second call for the same message changes nothing more. */
export type DeliveryHandler = (delivery: Delivery) => Promise<Sent>;
export type DeliveryHandlers = Readonly<Record<DeliveryTopic, DeliveryHandler>>;

/** What waits outside of reports, as the routes call it. Each verb checks its right. */
export type DeliveryVerbs = {
  /** Messages that nobody will try again by itself; null without the right. */
  parked(staff: Staff): Promise<Parked[] | null>;
  /** Lets one begin anew; null without the right, false when it is not parked any more. */
  tryAgain(staff: Staff, key: string): Promise<boolean | null>;
  /** Whether mails are kept in a folder instead of being sent. */
  keepsMails: boolean;
  /** Mails of the person's city in the folder, newest first; null without the right or when mails are really sent. */
  keptMails(staff: Staff): Promise<KeptMail[] | null>;
  /** Does all that is due now, one after the other, never two rounds at once; answers with how many. */
  runRound(): Promise<number>;
};
