import { addWorkingHours } from '../city/hours.ts';
import { questionOf } from '../news/question.ts';
import { HOUR } from '../time.ts';
import { decided, refused, type Decision, type DecisionContext } from './decision.ts';
import { urgentReason } from './joined-urgency.ts';
import { publishedOnceAccepted } from './lifecycle.ts';
import type { Report } from './report.ts';
import { workingHoursOf } from './urgency-by-hand.ts';

/**
 * The reporter says that the problem is still there: the report is open again, to be taken on anew, in nobody's hands, with a deadline
 * that starts anew. Possible as long as the question is asked.
 */
export function decideStillThere(report: Report, { city, now }: Pick<DecisionContext, 'city' | 'now'>): Decision {
  if (report.state !== 'closed') return refused('not-closed');
  const team = city.teams.find(({ code }) => code === report.team);
  if (!questionOf(report, now) || !team) return refused('not-allowed');
  const urgent = urgentReason(report);
  const dueAt = urgent ? now + urgent.hours * HOUR : addWorkingHours(now, workingHoursOf(report, city), team, city);
  const open = { state: 'still_there', outcome: null, closing: null, closedAt: null, assignee: null, dueAt } as const;
  return decided({ ...open, published: publishedOnceAccepted(report) }, { type: 'reopened', public: true, data: { reason: 'still_there' } });
}
