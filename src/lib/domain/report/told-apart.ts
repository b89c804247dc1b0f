import type { ReportEvent } from './events.ts';
import type { Plan } from './merge.ts';
import type { Report } from './report.ts';

/** Staff say that two reports are not about the same thing; both remember it, whichever is looked at. */
export function planTellApart(report: Report, other: Report): Plan {
  if (report.id === other.id) return { ok: false, reason: 'same-report' };
  if (report.cityId !== other.cityId) return { ok: false, reason: 'other-city' };
  const part = (of: Report, from: Report) => ({
    report: of,
    patch: {},
    event: { type: 'told_apart' as const, public: false, data: { other: from.id, reference: from.reference } }
  });
  return { ok: true, parts: [part(report, other), part(other, report)] };
}

/** Ids of the reports that this one was told apart from, unless that was taken back: they are never suggested for it again. */
export function toldApartFrom(history: readonly ReportEvent[]): Set<string> {
  const undone = new Set(history.filter(({ type }) => type === 'undone').map(({ changeId }) => changeId));
  const standing = history.filter(({ type, changeId }) => type === 'told_apart' && !undone.has(changeId));
  return new Set(standing.map(({ data }) => data['other']).filter((id) => typeof id === 'string'));
}
