import type { Question, Solved } from '#lib/domain/news/question.ts';
import type { Subscription } from '#lib/domain/news/subscription.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Delivery } from '../delivery/store.ts';
import type { MailKeyPurpose, StoredQuestion } from './store.ts';

/** What the page of a report shows of its reporter's address; masked, because its link may be shared. */
export type Contact = { confirmed: string | null; waiting: { address: string; until: Instant } | null };

/** One wish of the reporter to hear by mail, as it is stored. */
type StoredAddress = Pick<Subscription, 'address' | 'language' | 'requestedAt' | 'confirmedAt' | 'toldUntil'>;

/** Everything stored of a report's contact: its reporter's addresses, the mails to them, and what they were asked and said. */
export type ContactCopy = {
  addresses: StoredAddress[];
  /** `at`: when it was sent or given up, or when it is to be sent. Forgotten as soon as the queue forgets. */
  mails: { kind: string; state: Delivery['state']; at: Instant }[];
  questions: StoredQuestion[];
};

export type Requested = { ok: true } | { ok: false; reason: 'not-found' | 'invalid-address' | 'too-many' };

/** What a link in a mail is about; `already` when what it asks for was done before. */
export type MailLink = { reference: string; already?: true };

/** Mails to residents, as the routes call them. The secret of a report opens its contact, the key of a mail what the mail is about. */
export type NewsVerbs = {
  /** Null for an unknown reference and a wrong or missing secret alike, and once the report is so long over that no address is kept. */
  contact(reference: string, secret: string | null): Promise<Contact | null>;
  /** For the download of everything stored; null for an unknown reference and a wrong or missing secret alike. */
  copy(reference: string, secret: string | null): Promise<ContactCopy | null>;
  /** The reporter wants news at this address; it gets a mail that asks whether that is so, and nothing else before. */
  request(reference: string, secret: string | null, typed: string): Promise<Requested>;
  /**
   * Deletes the address of this report's reporter, confirmed or not, and ends the links of its mails; null for a wrong secret.
   * Whoever came by such a link gets a new `secret` in its place.
   */
  forget(reference: string, secret: string | null): Promise<{ secret: string | null } | null>;
  /** "Ist das Problem behoben?", as long as it is asked, with the answer so far; asking it counts. */
  question(reference: string, secret: string | null): Promise<(Question & { answer: Solved | null }) | null>;
  /** Keeps the answer; "no" opens the report again. False when nothing is asked (any more). */
  answer(reference: string, secret: string | null, answer: Solved): Promise<boolean>;
  /** Sends the links to a mailbox's reports again, if it has confirmed any; false only for what is no address at all. */
  sendLinks(cityId: string, typed: string): Promise<boolean>;
  /** What the key of a mail belongs to in this city; looking changes nothing, since programs that scan mails look as well. */
  link(cityId: string, key: string, purpose: MailKeyPurpose): Promise<MailLink | null>;
  /** Null when the key is unknown or its time is up; the key of a confirmed address confirms nothing more. */
  confirm(cityId: string, key: string): Promise<MailLink | null>;
  /** Deletes the address the mail went to; true also when it is gone already. */
  stop(cityId: string, key: string): Promise<MailLink | null>;
};
