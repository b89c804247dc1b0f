import type { ReportEvent } from '#lib/domain/report/events.ts';
import type { Report } from '#lib/domain/report/report.ts';
import { DAY, HOUR, type Instant } from '#lib/domain/time.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { dateWords, shortDateWords, timeWords } from '#lib/report-ui/dates.ts';

/** How near a deadline is: a shape, a colour and always words. */
export type Due = { kind: 'late' | 'today' | 'soon' | 'later' | 'paused' | 'none'; words: string };

const DAY_KEY = new Intl.DateTimeFormat('de', { timeZone: 'Europe/Berlin', dateStyle: 'short' });

/** The deadline of an open report; while it waits the clock stands, and that is what is told. */
export function dueWords({ dueAt, state }: Pick<Report, 'dueAt' | 'state'>, now: Instant): Due {
  if (state === 'waiting') return { kind: 'paused', words: m.due_paused() };
  if (state === 'closed') return { kind: 'none', words: m.due_closed() };
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

/** What a pause does to the deadline: until when it rests, where it was and where it is now; null unless the report waits. */
export function pauseWords({ report, history }: { report: Pick<Report, 'waiting'>; history: readonly ReportEvent[] }): string | null {
  const paused = history.findLast(({ type, after }) => type === 'waiting' && after.waiting !== undefined);
  const [before, after] = [paused?.before.dueAt, paused?.after.dueAt];
  if (!report.waiting || before === undefined || after === undefined) return null;
  const moment = (at: Instant) => `${shortDateWords(at)}, ${timeWords(at)}`;
  return m.pause_note({ until: dateWords(report.waiting.until), before: moment(before), after: moment(after) });
}
