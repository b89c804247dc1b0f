import type { Actor, ReportEvent, ReportPatch } from '#lib/domain/report/events.ts';
import type { Suggestion } from '#lib/domain/triage/triage.ts';
import type { NewEvent, ReportKey, ReportText } from '../reports/store.ts';
import { folded } from './folded.ts';
import { preparedInsert } from './inserts.ts';
import type { Database } from './open.ts';
import { reportEvent } from './schema/report-event.ts';
import { reportKey, suggestion, supporter } from './schema/report-links.ts';
import { reportText } from './schema/report-text.ts';
import { report } from './schema/report.ts';
import { toRow } from './report-row.ts';

type ReportId = { cityId: string; reportId: string };
type NewEvents = ReportId & { changeId: string; at: number; actor: Actor; events: readonly NewEvent[]; before: ReportPatch; after: ReportPatch };

/** Prepared inserts of everything that hangs on a report. To be called inside a transaction. */
export type ReportInserts = ReturnType<typeof prepareReportInserts>;

export function prepareReportInserts(database: Database) {
  const insertReport = preparedInsert(database, report);
  const insertEvent = preparedInsert(database, reportEvent);
  const insertText = preparedInsert(database, reportText);
  const insertKey = preparedInsert(database, reportKey);
  const insertSuggestion = preparedInsert(database, suggestion);
  const insertSupporter = preparedInsert(database, supporter);
  const lastSeq = database.client.prepare<[string, string], { seq: number | null }>(
    'select max(seq) as seq from report_event where city_id = ? and report_id = ?'
  );

  const nextSeq = ({ cityId, reportId }: ReportId) => (lastSeq.get(cityId, reportId)?.seq ?? 0) + 1;
  const addText = (text: ReportText) => insertText({ ...text, bodyFolded: folded(text.body) });
  const addEvent = ({ actor, ...event }: ReportEvent) => insertEvent({ ...event, actorKind: actor.kind, actorId: actor.id });

  return {
    report: (value: Parameters<typeof toRow>[0]) => insertReport(toRow(value)),
    supporter: insertSupporter,
    text: addText,
    event: addEvent,
    nextSeq,
    key: (id: ReportId, key: ReportKey) => insertKey({ ...id, ...key }),
    suggestions: (id: ReportId, suggestions: readonly Suggestion[]) => {
      for (const found of suggestions)
        insertSuggestion({ ...id, otherId: found.id, otherReference: found.reference, score: found.score, reasons: found.reasons });
    },
    /** Appends with the next numbers; the first event carries what changed. */
    events: ({ events, before, after, ...shared }: NewEvents) => {
      let seq = nextSeq(shared);
      events.forEach(({ text, data, ...event }, index) => {
        const changed = index === 0 ? { before, after } : { before: {}, after: {} };
        if (text) addText(text);
        addEvent({ ...shared, ...event, ...changed, seq: seq++, data: data ?? {}, textId: text?.id ?? null });
      });
    }
  };
}
