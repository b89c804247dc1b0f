import { m } from '#lib/i18n/paraglide/messages.js';

/** Whole days after which something was done, "3 Tagen"; begun days count, so that nothing is promised too early. */
export function dayWords(days: number): string {
  const whole = Math.max(1, Math.ceil(days));
  return whole === 1 ? m.days_one() : m.days_many({ count: whole });
}
