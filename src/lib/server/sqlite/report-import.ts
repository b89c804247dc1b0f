import type { ImportedReport } from '../reports/store.ts';
import { inTransaction, type Database } from './open.ts';
import type { ReportInserts } from './report-inserts.ts';

/** See `ReportStore.import`. Events are numbered in the order given. */
export function importReports(database: Database, inserts: ReportInserts, batch: readonly ImportedReport[]): void {
  inTransaction(database, () => {
    for (const one of batch) importReport(inserts, one);
  });
}

function importReport(inserts: ReportInserts, { report, description, key, events, texts, supporters, suggestions }: ImportedReport): void {
  const id = { cityId: report.cityId, reportId: report.id };
  inserts.report(report);
  if (description) inserts.text(description);
  texts.forEach(inserts.text);
  inserts.key(id, key);
  inserts.suggestions(id, suggestions);
  supporters.forEach(inserts.supporter);
  events.forEach((event, index) => inserts.event({ ...event, seq: index + 1 }));
}
