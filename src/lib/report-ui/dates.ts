import { DAY, HOUR, MINUTE, type Instant } from '#lib/domain/time.ts';

const ZONE = 'Europe/Berlin';
const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat('de', { timeZone: ZONE, ...options });
const DATE = format({ day: 'numeric', month: 'long' });
const DATE_YEAR = format({ day: 'numeric', month: 'long', year: 'numeric' });
const STEP = format({ weekday: 'long', day: 'numeric', month: 'long', hour: 'numeric', minute: '2-digit' });
const TIME = format({ hour: 'numeric', minute: '2-digit' });
const SHORT = format({ weekday: 'short', day: 'numeric', month: 'short' });
const MONTH = format({ month: 'long', year: 'numeric' });
const MONTH_NAME = format({ month: 'long' });
const SHORT_YEAR = format({ day: 'numeric', month: 'short', year: 'numeric' });
const AGO = new Intl.RelativeTimeFormat('de', { numeric: 'auto' });

/** "17. November" */
export const dateWords = (at: Instant): string => DATE.format(at);
/** "17. November 2026" */
export const dateYearWords = (at: Instant): string => DATE_YEAR.format(at);
/** "Dienstag, 17. November um 8:12" */
export const stepWords = (at: Instant): string => STEP.format(at);
/** "8:12" */
export const timeWords = (at: Instant): string => TIME.format(at);
/** "Mi., 25. Nov." */
export const shortDateWords = (at: Instant): string => SHORT.format(at);
/** "Oktober 2026" for a month such as `2026-10`. */
export const monthWords = (month: string): string => MONTH.format(Date.parse(`${month}-15T12:00:00Z`));
/** "Oktober" */
export const monthNameWords = (at: Instant): string => MONTH_NAME.format(at);
/** "Oktober 2026" */
export const monthYearWords = (at: Instant): string => MONTH.format(at);
/** "25. Nov. 2026" */
export const shortDateYearWords = (at: Instant): string => SHORT_YEAR.format(at);
/** Machine-readable value of a `<time>` element. */
export const isoTime = (at: Instant): string => new Date(at).toISOString();

/** "vor 2 Tagen", as people speak. */
export function agoWords(at: Instant, now: Instant): string {
  const elapsed = Math.max(0, now - at);
  if (elapsed < HOUR) return AGO.format(-Math.max(1, Math.floor(elapsed / MINUTE)), 'minute');
  if (elapsed < DAY) return AGO.format(-Math.floor(elapsed / HOUR), 'hour');
  const days = Math.floor(elapsed / DAY);
  if (days < 60) return AGO.format(-days, 'day');
  return AGO.format(-Math.floor(days / 30), 'month');
}
