import type { PublicReportPage } from '../report/public-view.ts';
import type { Outcome } from '../report/report.ts';
import { DAY, type Instant } from '../time.ts';

/** So long after closing its reporter may say that the problem is still there. */
const ASK_FOR_MS = 14 * DAY;
/**
 * Endings that say something about the problem itself; the others say why nobody works on it. After those "no" is what everybody
 * expects: it would open again what was decided with a reason, and the share of solved problems would measure the decision.
 */
const ASKED: readonly Outcome[] = ['fixed', 'not_found', 'no_answer'];

export type Solved = 'yes' | 'no';

/** "Ist das Problem behoben?" is asked about one closing; a report that is closed again is asked about anew. */
export type Question = { closedAt: Instant; until: Instant };

/** The question that a closed report puts to its reporter now, or null. */
export function questionOf({ state, outcome, closedAt }: Pick<PublicReportPage, 'state' | 'outcome' | 'closedAt'>, now: Instant): Question | null {
  if (state !== 'closed' || outcome === null || closedAt === null || !ASKED.includes(outcome)) return null;
  const until = closedAt + ASK_FOR_MS;
  return now < until ? { closedAt, until } : null;
}
