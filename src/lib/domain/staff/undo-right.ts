import type { ReportEvent } from '../report/events.ts';
import type { Report } from '../report/report.ts';
import { may, mergeRight } from './policy.ts';
import type { Staff } from './staff.ts';

/** A change with everything it touched, seen from one of these reports. */
export type UndoRequest = { report: Report; touched: readonly Report[]; events: readonly ReportEvent[] };

/**
 * Whether this person may take that change back: a merge if they could have made it, a word about a suggestion if they work
 * on the report, all else with the right to each report. Whoever gave a report away may take that back without it.
 */
export function mayUndo(staff: Staff, { report, touched, events }: UndoRequest): boolean {
  if (events.some(({ type }) => type === 'merged') && mergeRight(staff, touched) === 'merge') return true;
  if (events.some(({ type }) => type === 'told_apart')) return may(staff, 'undo', report);
  return touched.every((each) => may(staff, 'undo', each) || hasGivenAway(staff, each, events));
}

/** The right to the report as it was before is enough for whoever made the change, and for nobody else who had it then. */
function hasGivenAway(staff: Staff, report: Report, events: readonly ReportEvent[]): boolean {
  const own = events.find(({ reportId, actor }) => reportId === report.id && actor.kind === 'staff' && actor.id === staff.id);
  return own !== undefined && may(staff, 'undo', { ...report, ...own.before });
}
