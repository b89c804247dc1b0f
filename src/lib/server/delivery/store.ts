import type { Instant } from '#lib/domain/time.ts';

/**
 * What is to be done later: send a mail to the staff, raise the next step of an alarm, take an unclaimed report to the control
 * room, send a report to the organisation that is responsible, see who wants to hear of a change, send a mail to a resident, delete an address that
 * nobody confirmed or whose report has ended, or tell somebody who follows a place.
 */
export const DELIVERY_TOPICS = ['mail', 'alarm', 'unclaimed', 'hand_on', 'news', 'letter', 'unconfirmed', 'contacts', 'alert'] as const;
export type DeliveryTopic = (typeof DELIVERY_TOPICS)[number];

/** Codes and ids only: words and addresses are looked up when it is sent, so that nothing personal rests in the queue. */
export type DeliveryData = Readonly<Record<string, string | number | null>>;

/** Something to do once, not before `runAfter`. */
export type NewDelivery = {
  /** Says what it is about; the same key is the same message and is never stored twice. */
  key: string;
  topic: DeliveryTopic;
  runAfter: Instant;
  reportId: string | null;
  data: DeliveryData;
  /** An earlier one of this key starts anew, done or not, instead of standing for this one. */
  restarts?: boolean;
};

export type Delivery = Required<Omit<NewDelivery, 'restarts'>> & {
  cityId: string;
  /** The change that caused it; taking the change back drops it while it is not delivered. */
  changeId: string;
  state: 'pending' | 'done' | 'parked';
  /** Tries so far, the running one included. */
  attempts: number;
  /** Code of what went wrong last, never an address or a sentence of a server. */
  problem: string | null;
  updatedAt: Instant;
};

/** What waits for a person; `reference` names the report it is about, `words` are those of another server that refused it. */
export type Parked = Delivery & { reference: string | null; words: string | null };

/** Messages that wait, in the database of the reports. Contract suite: `store.contract.ts`. */
export type DeliveryStore = {
  /** Stores what is new by its key; what belongs to a change of a report is stored by the `ReportStore` with it. */
  add(about: { cityId: string; changeId: string; at: Instant }, deliveries: readonly NewDelivery[]): Promise<void>;
  /** Takes the one that waits longest, for this worker alone until `until`; null when nothing is due. */
  claim(now: Instant, until: Instant): Promise<Delivery | null>;
  /** What became of a claimed one; false when it was dropped, or claimed by another worker after the time was up. */
  settle(delivery: Delivery, outcome: { state: 'done' | 'parked' | 'pending'; runAfter: Instant; problem: string | null; at: Instant }): Promise<boolean>;
  byKey(cityId: string, key: string): Promise<Delivery | null>;
  /** What waits or happened for a report, soonest first. */
  ofReport(cityId: string, reportId: string, topic: DeliveryTopic): Promise<Delivery[]>;
  /** What nobody will try again by itself, newest first. */
  parked(cityId: string): Promise<Parked[]>;
  /** Forgets what was done before that time; what waits or is parked stays. Answers with how many. */
  forget(doneBefore: Instant): Promise<number>;
  /** Lets a parked one begin anew; false when it is not parked. */
  revive(cityId: string, key: string, now: Instant): Promise<boolean>;
};
