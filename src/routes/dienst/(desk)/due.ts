import { DAY, HOUR, type Instant } from '#lib/domain/time.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { shortDateWords, timeWords } from '#lib/report-ui/dates.ts';

/** How near a deadline is: a shape, a colour and always words. */
export type Due = { kind: 'late' | 'today' | 'soon' | 'later' | 'none'; words: string };

const DAY_KEY = new Intl.DateTimeFormat('de', { timeZone: 'Europe/Berlin', dateStyle: 'short' });

export function dueWords(dueAt: Instant, now: Instant, open: boolean): Due {
  if (!open) return { kind: 'none', words: m.due_closed() };
  if (dueAt < now) return { kind: 'late', words: lateWords(now - dueAt) };
  if (sameDay(dueAt, now)) return { kind: 'today', words: m.due_today({ time: timeWords(dueAt) }) };
  if (sameDay(dueAt, now + DAY)) return { kind: 'soon', words: m.due_tomorrow() };
  return { kind: 'later', words: shortDateWords(dueAt) };
}

function lateWords(late: number): string {
  const days = Math.floor(late / DAY);
  if (days === 1) return m.due_late_day();
  if (days > 1) return m.due_late_days({ days });
  return m.due_late_hours({ hours: Math.max(1, Math.floor(late / HOUR)) });
}

function sameDay(a: Instant, b: Instant): boolean {
  return DAY_KEY.format(a) === DAY_KEY.format(b);
}
