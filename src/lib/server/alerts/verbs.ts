import type { AlertPlace, PlaceAlert } from '#lib/domain/alerts/place-alert.ts';
import type { Language } from '#lib/domain/language.ts';
import type { MailKeyPurpose } from '../news/store.ts';

export type AlertWish = { cityId: string; typed: string; language: Language; place: AlertPlace; category: string | null };

/** What a link in a mail is about. */
export type FollowedPlace = Pick<PlaceAlert, 'place' | 'category'>;

/** Mails about places, as the routes call them. */
export type AlertVerbs = {
  /** Asks the address whether it wants them. False only for what is no address; who is known or has enough is answered alike. */
  request(wish: AlertWish): Promise<boolean>;
  /** What the key of a mail belongs to in this city; looking changes nothing. */
  link(cityId: string, key: string, purpose: MailKeyPurpose): Promise<FollowedPlace | null>;
  confirm(cityId: string, key: string): Promise<FollowedPlace | null>;
  /** Deletes everything that this mailbox follows. */
  stop(cityId: string, key: string): Promise<FollowedPlace | null>;
};
