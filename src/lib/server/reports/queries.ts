import type { UndoQuestion } from '#lib/domain/report/merge.ts';
import type { ReportEvent } from '#lib/domain/report/events.ts';
import type { Report } from '#lib/domain/report/report.ts';
import type { ReportStore } from './store.ts';

type Reads = Pick<ReportStore, 'byId' | 'eventsOfChange' | 'history'>;

/** Everything that decides whether a change can be taken back; `touched` are the reports it changed. */
export async function readUndoQuestion(store: Reads, cityId: string, changeId: string): Promise<UndoQuestion & { touched: Report[] }> {
  const events = await store.eventsOfChange(cityId, changeId);
  const touched = await readAll(
    store,
    cityId,
    events.map(({ reportId }) => reportId)
  );
  const mains = await readAll(
    store,
    cityId,
    touched.flatMap(({ mergedInto }) => (mergedInto === null ? [] : [mergedInto]))
  );
  const histories = await Promise.all(touched.map(async ({ id }): Promise<[string, ReportEvent[]]> => [id, await store.history(cityId, id)]));
  return { events, touched, reports: [...touched, ...mains], histories: new Map(histories) };
}

async function readAll(store: Reads, cityId: string, ids: readonly string[]): Promise<Report[]> {
  const reports = await Promise.all([...new Set(ids)].map((id) => store.byId(cityId, id)));
  return reports.filter((report) => report !== null);
}
