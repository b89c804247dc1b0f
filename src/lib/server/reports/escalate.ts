import { decideUnclaimed } from '#lib/domain/report/responsibility.ts';
import type { DeliveryHandler } from '../delivery/verbs.ts';
import { cityOf, newId, type ReportDeps } from './deps.ts';
import { followUpsOf } from './follow-ups.ts';

/** Takes a report that nobody took in time to the control room; one that somebody took meanwhile stays. */
export function createEscalate(deps: Pick<ReportDeps, 'store' | 'cities' | 'now' | 'randomBytes'>): DeliveryHandler {
  return async ({ cityId, reportId, data }) => {
    const report = reportId === null ? null : await deps.store.byId(cityId, reportId);
    if (!report || report.team !== data['team']) return { ok: true };
    const city = cityOf(deps, cityId);
    const now = deps.now();
    const decision = decideUnclaimed(report, { city, now, proofPhotos: 0 });
    if (!decision?.ok) return { ok: true };
    const { patch, event } = decision;
    const { text, ...line } = event;
    const committed = await deps.store.commit({
      cityId,
      changeId: newId(deps),
      at: now,
      actor: { kind: 'system', id: null },
      parts: [{ reportId: report.id, expectedVersion: report.version, patch, events: [{ id: newId(deps), ...line }] }],
      deliveries: followUpsOf({ before: report, after: { ...report, ...patch } }, { city, now })
    });
    return committed.ok ? { ok: true } : { ok: false, problem: 'changed_meanwhile', permanent: false };
  };
}
