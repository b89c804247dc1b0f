import type { OutboxRecord } from '#lib/browser/outbox/record.ts';
import { m } from '#lib/i18n/paraglide/messages.js';

const KILOBYTE = 1000;
const MINUTE_SECONDS = 60;

/** "412 KB", as a phone contract counts. */
export const sizeWords = (bytes: number): string => m.outbox_size({ size: Math.max(1, Math.round(bytes / KILOBYTE)) });

/** Where a report on this device stands, and what happens next. */
export function stateWords(record: OutboxRecord, { stale, sending, now }: { stale: boolean; sending: boolean; now: number }): string {
  if (sending) return m.outbox_state_sending();
  if (stale) return m.outbox_state_stale();
  if (record.state === 'draft') return m.outbox_state_draft();
  if (record.state === 'needs_help') return m.outbox_state_needs_help();
  const seconds = Math.ceil((record.nextTry - now) / 1000);
  if (record.attempts === 0 || seconds <= 0) return m.outbox_state_waiting();
  const isLong = seconds > MINUTE_SECONDS;
  return isLong ? m.outbox_state_minutes({ count: Math.ceil(seconds / MINUTE_SECONDS) }) : m.outbox_state_soon();
}
