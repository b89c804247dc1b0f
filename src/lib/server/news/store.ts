import type { Solved } from '#lib/domain/news/question.ts';
import type { Subscription } from '#lib/domain/news/subscription.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { NewDelivery } from '../delivery/store.ts';

/** What the key of a mail's link may do. */
export type MailKeyPurpose = 'confirm' | 'stop';

/** The key of a link in a mail, stored only as hex SHA-256. */
export type MailKey = { cityId: string; subscriptionId: string; sha256: string; purpose: MailKeyPurpose; expires: Instant | null };

/** One closing of one report that its reporter was asked about. */
export type AskedAbout = { cityId: string; reportId: string; closedAt: Instant };

/** What was asked about one closing, and what was said. */
export type StoredQuestion = { closedAt: Instant; askedAt: Instant; answer: Solved | null; answeredAt: Instant | null };

/** Who wants mails about which report, in the database of the reports. Contract suite: `store.contract.ts`. */
export type NewsStore = {
  /**
   * Keeps an unconfirmed wish with the mails it causes, and makes the links of earlier unconfirmed ones for the same report
   * useless. False, and nothing is kept, when the mailbox has got too many such mails since `since`.
   */
  request(wish: Subscription, limit: { since: Instant; most: number }, deliveries: readonly NewDelivery[]): Promise<boolean>;
  /**
   * Confirms it, in place of any other of the same report and role with everything that waits for them; null when it is gone. Its key
   * stays to say so. Links that another mailbox got to the report's own page end.
   */
  confirm(cityId: string, id: string, at: Instant, deliveries: readonly NewDelivery[]): Promise<Subscription | null>;
  byId(cityId: string, id: string): Promise<Subscription | null>;
  /** Of these reports, confirmed or not, oldest first. */
  ofReports(cityId: string, reportIds: readonly string[]): Promise<Subscription[]>;
  /** Confirmed ones of a mailbox, newest first. */
  ofMailbox(cityId: string, mailbox: string): Promise<Subscription[]>;
  addKey(key: MailKey): Promise<void>;
  /** A key that opens the report's own page, for the link of one mail; those whose time is up go. */
  addReportKey(key: { cityId: string; reportId: string; sha256: string; expires: Instant }, now: Instant): Promise<void>;
  /** What the link of a mail belongs to, or null when it is unknown or its time is up. */
  byKey(sha256: string, purpose: MailKeyPurpose, now: Instant): Promise<Subscription | null>;
  /** Up to where a mail has told them. */
  told(cityId: string, ids: readonly string[], told: Pick<Subscription, 'toldUntil' | 'toldState'>): Promise<void>;
  /** Counts the question as asked, once per closing, whether by mail or on the page. */
  asked(about: AskedAbout, at: Instant): Promise<void>;
  /** Keeps the answer; a later one stands in its place. */
  answer(about: AskedAbout, answer: Solved, at: Instant): Promise<void>;
  answerTo(about: AskedAbout): Promise<Solved | null>;
  /** All about one report, oldest closing first. */
  questions(cityId: string, reportId: string): Promise<StoredQuestion[]>;
  /** Deletes addresses with their keys; what was reported stays. */
  forget(cityId: string, ids: readonly string[]): Promise<void>;
  /**
   * Deletes the addresses of a report's reporter and ends every link that their mails hold. If `acting.sha256` was the key of such a
   * link, `fresh` opens the report in its place and the answer is true.
   */
  forgetReporter(report: { cityId: string; id: string }, acting: { sha256: string; fresh: string }): Promise<boolean>;
};
