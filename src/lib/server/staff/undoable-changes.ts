import type { ReportEvent } from '#lib/domain/report/events.ts';
import { planUndo } from '#lib/domain/report/merge.ts';
import type { Report } from '#lib/domain/report/report.ts';
import type { Staff } from '#lib/domain/staff/staff.ts';
import { mayUndo } from '#lib/domain/staff/undo-right.ts';
import { readUndoQuestion } from '../reports/queries.ts';
import type { ReportStore } from '../reports/store.ts';

/** Ids of the changes in a report's history that this person could take back now. Asks the domain for each, over all its reports. */
export async function undoableChanges(
  store: ReportStore,
  staff: Staff,
  { report, history }: { report: Report; history: readonly ReportEvent[] }
): Promise<Set<string>> {
  const undoable = new Set<string>();
  for (const changeId of new Set(history.map((event) => event.changeId))) {
    const question = await readUndoQuestion(store, report.cityId, changeId);
    if (mayUndo(staff, { report, ...question }) && planUndo(question).ok) undoable.add(changeId);
  }
  return undoable;
}
