import type { ImportedReport } from '../reports/store.ts';
import { inTransaction, type Database } from './open.ts';
import type { ReportWrites } from './report-changes.ts';

/** See `ReportStore.import`. Events are numbered in the order given, and places remember their reports in the order of receipt if the batches are in that order. */
export function importReports(database: Database, writes: ReportWrites, batch: readonly ImportedReport[]): void {
  inTransaction(database, () => {
    for (const [cityId, reports] of Map.groupBy(batch, ({ report }) => report.cityId)) {
      const ids = reports.map(({ report }) => report.id);
      writes.map.around(cityId, ids, () => {
        for (const one of reports) importReport(writes, one);
      });
    }
  });
}

function importReport({ inserts, spots, numbers }: ReportWrites, { report, description, key, events, texts, supporters, suggestions }: ImportedReport): void {
  const id = { cityId: report.cityId, reportId: report.id };
  numbers.around(report.cityId, [report.id], () => {
    inserts.report(report);
    if (description) inserts.text(description);
    texts.forEach(inserts.text);
    inserts.key(id, key);
    inserts.suggestions(id, suggestions);
    supporters.forEach(inserts.supporter);
    events.forEach((event, index) => inserts.event({ ...event, seq: index + 1 }));
  });
  spots.follow(report, report.receivedAt);
}
