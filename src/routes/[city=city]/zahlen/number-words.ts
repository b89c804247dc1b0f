import { DAY, type Instant } from '#lib/domain/time.ts';
import { numberWords } from '#lib/i18n/current.ts';
import { intlTag } from '#lib/i18n/current.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { stateWord } from '#lib/report-ui/words.ts';
import type { Days, Guarded, Result } from '#lib/server/numbers/verbs.ts';

/** "1.284", or the word for a number that is not told. */
export function countWords(count: Guarded): string {
  return count === null ? m.numbers_hidden() : numberWords(count);
}

/** "9 Tagen", "nicht erreicht", or the word for what is not told. */
export function daysWords(days: Days): string {
  if (days === null) return m.numbers_hidden();
  return days === 'not-reached' ? m.numbers_never() : m.days_many({ count: days });
}

/** "3,1 %"; a share is only told where both of its numbers are. */
export function shareWords(part: Guarded, whole: Guarded, digits = 0): string {
  if (part === null || whole === null) return m.numbers_hidden();
  if (whole === 0) return '–';
  return new Intl.NumberFormat(intlTag(), { style: 'percent', maximumFractionDigits: digits }).format(part / whole);
}

export function resultWord(result: Result): string {
  if (result === 'open') return m.numbers_result_open();
  if (result === 'forwarded') return m.numbers_result_forwarded();
  return stateWord('closed', result);
}

export function resultMeaning(result: Result): string {
  switch (result) {
    case 'fixed':
      return m.numbers_mean_fixed();
    case 'forwarded':
      return m.numbers_mean_forwarded();
    case 'not_found':
      return m.numbers_mean_not_found();
    case 'not_responsible':
      return m.numbers_mean_not_responsible();
    case 'not_feasible':
      return m.numbers_mean_not_feasible();
    case 'no_answer':
      return m.numbers_mean_no_answer();
    case 'rejected':
      return m.numbers_mean_rejected();
    case 'withdrawn':
      return m.numbers_mean_withdrawn();
    case 'open':
      return m.numbers_mean_open();
  }
}

/** Whole days since an instant. */
export function openDays(since: Instant, now: Instant): number {
  return Math.floor((now - since) / DAY);
}
