import type { Actor } from '#lib/domain/report/events.ts';
import type { PlannedPart } from '#lib/domain/report/merge.ts';
import { newId, type ReportDeps } from './deps.ts';
import type { Acted } from './verbs.ts';

/** Stores all parts of a plan as one change and answers with the report `about`; each part expects the version it was planned on. */
export async function commitPlan(
  deps: ReportDeps,
  parts: readonly PlannedPart[],
  { about, actor, changeId }: { about: string; actor: Actor; changeId?: string }
): Promise<Acted> {
  const [first] = parts;
  if (!first) return { ok: false, reason: 'nothing-to-undo' };
  const change = { cityId: first.report.cityId, changeId: changeId ?? newId(deps), at: deps.now(), actor };
  const committed = await deps.store.commit({
    ...change,
    parts: parts.map(({ report, patch, event }) => ({ reportId: report.id, expectedVersion: report.version, patch, events: [{ id: newId(deps), ...event }] }))
  });
  if (!committed.ok) return { ok: false, reason: committed.reason };
  const report = committed.reports.find(({ id }) => id === about);
  return report ? { ok: true, report, changeId: change.changeId } : { ok: false, reason: 'not-found' };
}
