import { m } from '#lib/i18n/paraglide/messages.js';
import type { Instant } from '#lib/domain/time.ts';

const SECOND = 1000;
/** More digits than a moment in seconds will have for centuries. */
const MOMENT = /^\d{1,11}$/;

/** The address that a report's page goes back to after a code that did not open it; `retry` once too many were wrong. */
export function afterWrongCode(reference: string, retry: Instant | null): string {
  return retry === null ? `/m/${reference}?code=falsch` : `/m/${reference}?code=falsch&ab=${Math.ceil(retry / SECOND)}`;
}

/** What that address says about the code, with `timeWords` for the moment; null without one. */
export function codeProblem({ searchParams }: URL, timeWords: (at: Instant) => string): string | null {
  if (searchParams.get('code') !== 'falsch') return null;
  const from = searchParams.get('ab') ?? '';
  return MOMENT.test(from) ? m.code_later({ time: timeWords(Number(from) * SECOND) }) : m.code_wrong();
}
