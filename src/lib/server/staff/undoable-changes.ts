import type { ReportEvent } from '#lib/domain/report/events.ts';
import { planUndo } from '#lib/domain/report/merge.ts';
import type { ReportStore } from '../reports/store.ts';

/** Ids of the changes in a history that could be taken back now. Asks the domain for each, over all its reports. */
export async function undoableChanges(reports: ReportStore, history: readonly ReportEvent[]): Promise<Set<string>> {
  const undoable = new Set<string>();
  const histories = new Map<string, readonly ReportEvent[]>();
  for (const { cityId, changeId } of new Map(history.map((event) => [event.changeId, event])).values()) {
    const events = await reports.eventsOfChange(cityId, changeId);
    const ids = [...new Set(events.map((event) => event.reportId))];
    for (const id of ids) if (!histories.has(id)) histories.set(id, await reports.history(cityId, id));
    const touched = await Promise.all(ids.map((id) => reports.byId(cityId, id)));
    const plan = planUndo({ events, reports: touched.filter((report) => report !== null), histories });
    if (plan.ok) undoable.add(changeId);
  }
  return undoable;
}
