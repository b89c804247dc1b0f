import type { ReportEvent } from '#lib/domain/report/events.ts';
import type { Suggestion } from '#lib/domain/triage/triage.ts';
import type { ReportText } from '../reports/store.ts';
import type { reportEvent } from './schema/report-event.ts';
import type { suggestion } from './schema/report-links.ts';
import type { reportText } from './schema/report-text.ts';

/** A line of the history as it was stored. */
export function toEvent({ actorKind, actorId, ...event }: typeof reportEvent.$inferSelect): ReportEvent {
  return { ...event, actor: { kind: actorKind, id: actorId } };
}

export function toText({ bodyFolded, ...text }: typeof reportText.$inferSelect): ReportText {
  return text;
}

export function toSuggestion(row: typeof suggestion.$inferSelect): Suggestion {
  return { id: row.otherId, reference: row.otherReference, score: row.score, reasons: row.reasons };
}
