import type { Report } from '../../src/lib/domain/report/report.ts';
import type { ImportedReport, NewReport, ReportText } from '../../src/lib/server/reports/store.ts';
import { aReport } from './builders.ts';

/** Everything that is stored together with `aReport` at receipt; ids derive from the report's. */
export function aNewReport(overrides: Partial<Report> = {}, text: string | null = 'Altes Sofa liegt quer auf dem Gehweg'): NewReport {
  const report = aReport(overrides);
  return {
    report,
    description: text === null ? null : aText(report, { body: text }),
    key: { sha256: `hash-of-${report.id}`, purpose: 'reporter', expires: null },
    suggestions: [],
    changeId: `${report.id}-receipt`,
    events: [{ id: `${report.id}-received`, type: 'received', public: true }],
    actor: { kind: 'reporter', id: null }
  };
}

/** A text that hangs on a report. */
export function aText(report: Pick<Report, 'cityId' | 'id' | 'receivedAt'>, overrides: Partial<ReportText> = {}): ReportText {
  const { cityId, id: reportId, receivedAt: at } = report;
  return { id: `${reportId}-text`, cityId, reportId, kind: 'description', body: 'Text', language: 'de', at, authorId: null, ...overrides };
}

/** `aNewReport` as the demo imports it: with a finished history. */
export function anImportedReport(overrides: Partial<Report> = {}, text: string | null = null): ImportedReport {
  const { report, description, key, changeId } = aNewReport(overrides, text);
  const { cityId, id: reportId, receivedAt: at } = report;
  const received = {
    id: `${reportId}-received`,
    cityId,
    reportId,
    changeId,
    type: 'received',
    at,
    actor: { kind: 'reporter', id: null },
    public: true
  } as const;
  return { report, description, key, events: [{ ...received, before: {}, after: {}, data: {}, textId: null }], texts: [], supporters: [], suggestions: [] };
}
