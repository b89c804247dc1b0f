import { HOUR, type Instant } from '#lib/domain/time.ts';
import { intlTag } from '#lib/i18n/current.ts';

const RIGHT_TO_LEFT_MARK = /\u200F/g;

/** "16.11.", as short as the language can say it; noon, so that no time zone makes it another day. Drawings run from left to right. */
export function axisDay(day: Instant): string {
  return new Intl.DateTimeFormat(intlTag(), { timeZone: 'UTC', day: 'numeric', month: 'numeric' }).format(day + 12 * HOUR).replace(RIGHT_TO_LEFT_MARK, '');
}
