import { m } from '#lib/i18n/paraglide/messages.js';

/** "12 Tagen", or "mehr als 120 Tagen" where so many never got there. */
export function atMostWords({ days, isMore }: { days: number; isMore: boolean }): string {
  return isMore ? m.days_more({ days: dayWords(days) }) : dayWords(days);
}

/** Whole days after which something was done, "3 Tagen"; begun days count, so that nothing is promised too early. */
export function dayWords(days: number): string {
  const whole = Math.max(1, Math.ceil(days));
  return whole === 1 ? m.days_one() : m.days_many({ count: whole });
}
