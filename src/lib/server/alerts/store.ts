import type { PlaceAlert } from '#lib/domain/alerts/place-alert.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { NewDelivery } from '../delivery/store.ts';
import type { MailKeyPurpose } from '../news/store.ts';

/** The key of a link in a mail about places, stored only as hex SHA-256. */
export type AlertKey = { cityId: string; alertId: string; sha256: string; purpose: MailKeyPurpose; expires: Instant | null };

/** Who follows which place, in the database of the reports. Contract suite: `store.contract.ts`. */
export type AlertStore = {
  /** Keeps an unconfirmed wish with the mails it causes; false, and nothing is kept, when the mailbox has enough of them. */
  request(alert: PlaceAlert, limit: { since: Instant; unconfirmed: number; confirmed: number }, deliveries: readonly NewDelivery[]): Promise<boolean>;
  /** Confirms it, in place of the same wish of the same mailbox; null when it is gone. */
  confirm(cityId: string, id: string, at: Instant, deliveries: readonly NewDelivery[]): Promise<PlaceAlert | null>;
  byId(cityId: string, id: string): Promise<PlaceAlert | null>;
  /** Confirmed ones of a mailbox, oldest first. */
  ofMailbox(cityId: string, mailbox: string): Promise<PlaceAlert[]>;
  addKey(key: AlertKey): Promise<void>;
  /** What the link of a mail belongs to, or null when it is unknown or its time is up. */
  byKey(sha256: string, purpose: MailKeyPurpose, now: Instant): Promise<PlaceAlert | null>;
  told(cityId: string, ids: readonly string[], told: { toldUntil: Instant; mailedAt: Instant }): Promise<void>;
  /** Deletes wishes with address and keys. */
  forget(cityId: string, ids: readonly string[]): Promise<void>;
};
