import type { Instant } from '../time.ts';
import { DAY } from '../time.ts';
import { RECENTLY_CLOSED_DAYS } from '../triage/duplicates.ts';
import type { Report } from './report.ts';

/** Whether somebody may ask "Wieder da?": it was closed at most 30 days ago, and something was there. */
export function mayComeBack({ state, outcome, closedAt }: Pick<Report, 'state' | 'outcome' | 'closedAt'>, now: Instant): boolean {
  if (state !== 'closed' || closedAt === null || outcome === 'withdrawn' || outcome === 'rejected') return false;
  return now - closedAt <= RECENTLY_CLOSED_DAYS * DAY;
}
