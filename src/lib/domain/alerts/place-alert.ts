import { instantOf, localDayAt, type LocalDay } from '../city/local-time.ts';
import type { Circle } from '../geo/circle.ts';
import type { Language } from '../language.ts';
import { DAY, HOUR, type Instant } from '../time.ts';

/** Where somebody wants to hear what is new. */
export type AlertPlace = ({ kind: 'circle' } & Circle) | { kind: 'district'; districtId: string };

/** Somebody's wish to hear by mail, once a day at most, what is reported and closed at a place. Nothing but the public list is told. */
export type PlaceAlert = {
  cityId: string;
  id: string;
  address: string;
  language: Language;
  place: AlertPlace;
  /** Null is every category. */
  category: string | null;
  requestedAt: Instant;
  confirmedAt: Instant | null;
  /** Up to where a mail has told. */
  toldUntil: Instant;
  /** When the last mail went out, for this or another place of the mailbox. */
  mailedAt: Instant | null;
};

/** So long a place is followed without being asked for again: nobody's address stays for good. */
const FOLLOWED_FOR_MS = 365 * DAY;

/** When a followed place ends by itself; an unconfirmed one has its own, sooner end. */
export function followedUntil({ requestedAt, confirmedAt }: Pick<PlaceAlert, 'requestedAt' | 'confirmedAt'>): Instant {
  return (confirmedAt ?? requestedAt) + FOLLOWED_FOR_MS;
}

/** So many places one mailbox may follow. */
export const MOST_PLACES = 10;
/** Radii that one can choose, in metres. */
export const ALERT_RADII_METERS = [250, 500, 1000, 2000] as const;

const MAIL_MINUTE = 7 * 60;
/** A mail that was late by a few hours does not move the next one to the day after. */
const LEAST_BETWEEN_MAILS_MS = 20 * HOUR;

/** When the next mail is due: seven o'clock in the city, on the day that names it. */
export function nextAlertAt(now: Instant, timeZone: string): { day: LocalDay; at: Instant } {
  const today = localDayAt(now, timeZone);
  const day = now < instantOf(today, MAIL_MINUTE, timeZone) ? today : today + 1;
  return { day, at: instantOf(day, MAIL_MINUTE, timeZone) };
}

/** Whether a mailbox has had its mail of the day. */
export function isMailedLately(alerts: readonly Pick<PlaceAlert, 'mailedAt'>[], now: Instant): boolean {
  return alerts.some(({ mailedAt }) => mailedAt !== null && now - mailedAt < LEAST_BETWEEN_MAILS_MS);
}
