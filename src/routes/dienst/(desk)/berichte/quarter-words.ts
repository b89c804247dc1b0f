import { firstDayOf, type Month } from '#lib/domain/numbers/calendar.ts';
import { quarterCode } from '#lib/domain/numbers/quarter.ts';
import { DAY } from '#lib/domain/time.ts';
import { m } from '#lib/i18n/paraglide/messages.js';

/** "3. Quartal 2026" */
export function quarterWords(from: Month): string {
  const year = new Date(firstDayOf(from) * DAY).getUTCFullYear();
  return m.reports_quarter({ quarter: quarterCode(from).slice(-1), year });
}
