import type { Report } from '#lib/domain/report/report.ts';
import { may, scopeOf } from '#lib/domain/staff/policy.ts';
import type { Staff } from '#lib/domain/staff/staff.ts';
import type { SituationDeps } from './deps.ts';
import type { LinkLine } from './store.ts';
import type { LinkRefusal, SituationVerbs } from './verbs.ts';

type LinkDeps = Pick<SituationDeps, 'store' | 'stored' | 'now' | 'newId'>;

/** The Lage of a report, for everybody who may read it. */
export function createOfReport({ store, stored }: LinkDeps): SituationVerbs['ofReport'] {
  return async (staff, reference) => {
    const report = await stored.byReference(reference);
    return report && may(staff, 'read', report) ? await store.ofReport(report.cityId, report.id) : null;
  };
}

/** Whoever works on a report may say that it belongs to a Lage, also to one that has ended. */
export function createLink(deps: LinkDeps): SituationVerbs['link'] {
  return async (staff, reference, situationId) => {
    const found = await findOwn(deps, staff, reference);
    if (!found.ok) return found;
    const isLinked = await deps.store.link(lineOf(deps, { staff, report: found.report, situationId }));
    return isLinked ? { ok: true } : { ok: false, reason: 'already-linked' };
  };
}

/** … or that it has nothing to do with it. */
export function createUnlink(deps: LinkDeps): SituationVerbs['unlink'] {
  return async (staff, reference) => {
    const found = await findOwn(deps, staff, reference);
    if (!found.ok) return found;
    const situation = await deps.store.ofReport(staff.cityId, found.report.id);
    const isUnlinked = situation !== null && (await deps.store.unlink(lineOf(deps, { staff, report: found.report, situationId: situation.id })));
    return isUnlinked ? { ok: true } : { ok: false, reason: 'not-linked' };
  };
}

async function findOwn({ stored }: LinkDeps, staff: Staff, reference: string): Promise<{ ok: true; report: Report } | { ok: false; reason: LinkRefusal }> {
  const report = await stored.byReference(reference);
  if (!report || report.state === 'held' || !may(staff, 'read', report)) return { ok: false, reason: 'not-found' };
  if (may(staff, 'link_situation', report)) return { ok: true, report };
  return { ok: false, reason: scopeOf(staff, 'link_situation') === 'team' ? 'other-team' : 'not-allowed' };
}

function lineOf({ now, newId }: LinkDeps, { staff, report, situationId }: { staff: Staff; report: Report; situationId: string }): LinkLine {
  return { cityId: report.cityId, reportId: report.id, situationId, at: now(), by: staff.id, eventId: newId(), changeId: newId() };
}
