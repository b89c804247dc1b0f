import type { ReportEvent } from '#lib/domain/report/events.ts';

/** Changes of this report that can still be taken back: the last one that altered a field, unless it was undone already. */
export function undoableChanges(history: readonly ReportEvent[]): Set<string> {
  const undone = new Set(history.filter((event) => event.type === 'undone').map((event) => event.changeId));
  const altering = history.filter((event) => event.type !== 'undone' && !undone.has(event.changeId) && Object.keys(event.after).length > 0);
  const last = altering.at(-1);
  return new Set(last && last.actor.kind === 'staff' ? [last.changeId] : []);
}
