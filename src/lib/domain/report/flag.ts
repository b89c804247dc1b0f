import type { ReportEvent } from './events.ts';
import { isPublic } from './public-view.ts';
import { isOpen, type Report } from './report.ts';

/** What can be wrong with a public entry, as whoever saw it says. */
export const FLAG_REASONS = ['shows_somebody', 'offends', 'untrue', 'endangers', 'other'] as const;
export type FlagReason = (typeof FLAG_REASONS)[number];
/** Characters of what somebody adds to it. */
export const FLAG_TEXT_LIMIT = 500;
/** More flags than these that nobody decided yet tell the team nothing new. */
export const MOST_OPEN_FLAGS = 20;

/** What a passer-by answers to "Noch da?". */
export const LOOK_ANSWERS = ['there', 'gone'] as const;
export type LookAnswer = (typeof LOOK_ANSWERS)[number];
/** Answers that are kept of one report. */
export const MOST_LOOKS = 200;

/**
 * Flags that nobody at the desk decided yet, oldest first: those after the last word about visibility that was not taken
 * back. `history` comes in the order of `seq`.
 */
export function openFlags(history: readonly ReportEvent[]): ReportEvent[] {
  const undone = new Set(history.filter(({ type }) => type === 'undone').map(({ changeId }) => changeId));
  const standing = history.filter(({ changeId }) => !undone.has(changeId));
  const decided = standing.findLastIndex(({ type }) => type === 'hidden' || type === 'shown');
  return standing.slice(decided + 1).filter(({ type }) => type === 'flagged');
}

/** The first flag of a report hides its entry until staff decide; every later one only tells them (flow.md, Meldung). */
export function hidesAtOnce(history: readonly ReportEvent[]): boolean {
  return !history.some(({ type, after }) => type === 'flagged' && after.hiddenAt !== undefined);
}

/** Whether only hiding keeps it out of the public view. */
export function isPublicButForHiding(report: Report): boolean {
  return report.hiddenAt !== null && isPublic({ ...report, hiddenAt: null }, null);
}

/** Whether passers-by are asked: a public entry that is still worked on. */
export function mayBeLookedAt(report: Report): boolean {
  return isOpen(report) && isPublic(report, null);
}

/** How often passers-by said that it is still there or gone, and when last; null while nobody did. */
export function looksOf(history: readonly ReportEvent[]): { there: number; gone: number; lastAt: number } | null {
  const looks = history.filter(({ type }) => type === 'looked');
  const last = looks.at(-1);
  if (!last) return null;
  const count = (answer: LookAnswer) => looks.filter(({ data }) => data['answer'] === answer).length;
  return { there: count('there'), gone: count('gone'), lastAt: last.at };
}
