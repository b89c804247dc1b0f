import { DAY, type Instant } from '#lib/domain/time.ts';
import type { ReportLocation } from '#lib/domain/report/report.ts';

/** Raise it when a field is added, and give the field a value in `readRecord`: older records must stay readable. */
export const RECORD_VERSION = 5;

export type OutboxPlace = {
  location: ReportLocation;
  line: string;
  detail: string;
  /** Rough fixes must be confirmed before they count. */ confirmed: boolean;
};

export type OutboxPhoto = {
  id: string;
  state: 'ready' | 'sent' | 'refused';
  /** How often the server found it too large and it was made smaller. */
  shrunk: number;
  /** Why it was refused, in the server's words. */
  message: string | null;
};

/** `draft`: still written. `waiting`, `sending`: on its way. `needs_help`: refused, a person must look. `sent`: all of it acknowledged. */
export type OutboxState = 'draft' | 'waiting' | 'sending' | 'needs_help' | 'sent';

/**
 * One report on this device, from the first word to the last acknowledgement. Id and secret are made once, so that sending
 * may be repeated (decision 11). The photos' bytes lie beside it, so that typing a letter does not write them again.
 */
export type OutboxRecord = {
  version: typeof RECORD_VERSION;
  id: string;
  secret: string;
  cityId: string;
  category: string;
  categoryWord: string;
  language: string;
  state: OutboxState;
  subKind: string | null;
  phrases: string[];
  answers: Record<string, string>;
  text: string;
  /** Where news should go, as typed; empty when none are wished for, and once the report has arrived. */
  mail: string;
  /** Why no news will come, in the word of the own page; empty where they will, and until the report has arrived. */
  newsRefused: string;
  place: OutboxPlace | null;
  /** What stands in the address field, chosen or not. */
  typedAddress: string;
  /** Reference of the report that this one joins. */
  joins: string | null;
  /** Reference of the closed report that is back. */
  again: string | null;
  photos: OutboxPhoto[];
  /** Known once the text was acknowledged; from then on only photos are missing. */
  reference: string | null;
  changedAt: Instant;
  /** When the person pressed "send": what they saw, they saw then. */
  observedAt: Instant | null;
  /** When the person last said that it is still so. */
  confirmedAt: Instant | null;
  attempts: number;
  nextTry: Instant;
  /** What the last try failed at; without a line the next one need not wait once the line is back. */
  blockedBy: 'line' | 'server' | null;
  problems: { field: string; message: string }[];
  /** The id under which an earlier version of this report had already arrived. */
  replaces: string | null;
};

/** What was said about each field, for a form. */
export function sentencesOf(problems: OutboxRecord['problems']): Record<string, string> {
  return Object.fromEntries(problems.map(({ field, message }) => [field, message]));
}

const STALE_AFTER = DAY;

/** Whether a person must say first that it is still so: unsent for more than a day, and never confirmed since. */
export function isStale(record: OutboxRecord, now: Instant): boolean {
  const said = record.confirmedAt ?? record.observedAt;
  return isUnderWay(record) && record.reference === null && said !== null && now - said > STALE_AFTER;
}

/** Whether a record is on its way without anybody's help. */
export function isUnderWay({ state }: Pick<OutboxRecord, 'state'>): boolean {
  return state === 'waiting' || state === 'sending';
}

/** Whether a record may be tried now. `lineIsBack`: what only failed for want of a line does not wait for its turn. */
export function isDue(record: OutboxRecord, now: Instant, lineIsBack: boolean): boolean {
  if (!isUnderWay(record) || isStale(record, now)) return false;
  return record.nextTry <= now || (lineIsBack && record.blockedBy === 'line');
}

/** Whether a draft holds anything worth keeping. */
export function isEmpty({ photos, place, typedAddress, subKind, phrases, answers, text }: OutboxRecord): boolean {
  return photos.length === 0 && !place && !subKind && phrases.length === 0 && !Object.values(answers).some(Boolean) && (typedAddress + text).trim() === '';
}

/**
 * A stored record of this or an earlier version; null for what is none, or what a later version wrote: that stays as it is
 * until this page is loaded anew.
 */
export function readRecord(raw: unknown): OutboxRecord | null {
  if (typeof raw !== 'object' || raw === null) return null;
  const version: unknown = Reflect.get(raw, 'version');
  if (typeof version !== 'number' || version > RECORD_VERSION) return null;
  // Version 1 knew neither languages nor the question whether an old report is still current, version 2 not what is back,
  // version 3 not where news should go, version 4 not what stands in the address field and whether news were refused.
  const added = { language: 'de', confirmedAt: null, again: null, mail: '', newsRefused: '', typedAddress: '' };
  return { ...added, ...(raw as OutboxRecord), version: RECORD_VERSION };
}
