import { DAY, HOUR, MINUTE, type Instant } from '#lib/domain/time.ts';
import { intlTag } from '#lib/i18n/current.ts';

const ZONE = 'Europe/Berlin';

const FORMS = {
  date: { day: 'numeric', month: 'long' },
  dateYear: { day: 'numeric', month: 'long', year: 'numeric' },
  step: { weekday: 'long', day: 'numeric', month: 'long', hour: 'numeric', minute: '2-digit' },
  stepYear: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', hour: 'numeric', minute: '2-digit' },
  moment: { day: 'numeric', month: 'long', hour: 'numeric', minute: '2-digit' },
  time: { hour: 'numeric', minute: '2-digit' },
  short: { weekday: 'short', day: 'numeric', month: 'short' },
  year: { year: 'numeric' },
  month: { month: 'long', year: 'numeric' },
  monthName: { month: 'long' },
  dayMonth: { day: 'numeric', month: 'short' },
  shortYear: { day: 'numeric', month: 'short', year: 'numeric' }
} satisfies Record<string, Intl.DateTimeFormatOptions>;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Formats are dear to make, and a page asks for the same ones again and again. */
function format(form: keyof typeof FORMS, at: Instant): string {
  const tag = intlTag();
  const known = formats.get(tag + form) ?? new Intl.DateTimeFormat(tag, { timeZone: ZONE, hourCycle: 'h23', ...FORMS[form] });
  formats.set(tag + form, known);
  return known.format(at);
}

const isSameYear = (one: Instant, other: Instant): boolean => format('year', one) === format('year', other);

/** "17. November" */
export const dateWords = (at: Instant): string => format('date', at);
/** "17. November 2026" */
export const dateYearWords = (at: Instant): string => format('dateYear', at);
/** "17. November", of another year than now "17. November 2025" */
export const dayWords = (at: Instant, now: Instant): string => (isSameYear(at, now) ? dateWords(at) : dateYearWords(at));
/** "Dienstag, 17. November um 8:12"; with the year where it is read in another one, `now`. */
export const stepWords = (at: Instant, now = at): string => format(isSameYear(at, now) ? 'step' : 'stepYear', at);
/** The same with the word that German puts behind the time, and no other language does. */
export const clockWords = (at: Instant, now = at): string => (intlTag() === 'de' ? `${stepWords(at, now)} Uhr` : stepWords(at, now));
/** "17. November um 8:12 Uhr", behind "bis": without the weekday, which other languages would have to bend there. */
export const untilWords = (at: Instant): string => (intlTag() === 'de' ? `${format('moment', at)} Uhr` : format('moment', at));
/** "8:12" */
export const timeWords = (at: Instant): string => format('time', at);
/** "Mi., 25. Nov." */
export const shortDateWords = (at: Instant): string => format('short', at);
/** "Oktober 2026" for a month such as `2026-10`. */
export const monthWords = (month: string): string => format('month', Date.parse(`${month}-15T12:00:00Z`));
/** "Oktober" */
export const monthNameWords = (at: Instant): string => format('monthName', at);
/** "Oktober 2026" */
export const monthYearWords = (at: Instant): string => format('month', at);
/** "25. Nov." */
export const dayMonthWords = (at: Instant): string => format('dayMonth', at);
/** "25. Nov. 2026" */
export const shortDateYearWords = (at: Instant): string => format('shortYear', at);
/** Machine-readable value of a `<time>` element. */
export const isoTime = (at: Instant): string => new Date(at).toISOString();

/** "vor 2 Tagen", as people speak. */
export function agoWords(at: Instant, now: Instant): string {
  const ago = new Intl.RelativeTimeFormat(intlTag(), { numeric: 'auto' });
  const elapsed = Math.max(0, now - at);
  if (elapsed < HOUR) return ago.format(-Math.max(1, Math.floor(elapsed / MINUTE)), 'minute');
  if (elapsed < DAY) return ago.format(-Math.floor(elapsed / HOUR), 'hour');
  const days = Math.floor(elapsed / DAY);
  if (days < 60) return ago.format(-days, 'day');
  return ago.format(-Math.floor(days / 30), 'month');
}
