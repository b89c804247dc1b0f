import type { Actor } from '#lib/domain/report/events.ts';
import type { PlannedPart } from '#lib/domain/report/merge.ts';
import { cityOf, newId, type ReportDeps } from './deps.ts';
import { followUpsOf } from './follow-ups.ts';
import type { Acted } from './verbs.ts';

/** Stores all parts of a plan as one change and answers with the report `about`; each part expects the version it was planned on. */
export async function commitPlan(
  deps: ReportDeps,
  parts: readonly PlannedPart[],
  { about, actor, changeId }: { about: string; actor: Actor; changeId?: string }
): Promise<Acted> {
  const [first] = parts;
  if (!first) return { ok: false, reason: 'nothing-to-undo' };
  const now = deps.now();
  const city = cityOf(deps, first.report.cityId);
  const change = { cityId: city.id, changeId: changeId ?? newId(deps), at: now, actor, takesBack: changeId !== undefined };
  const committed = await deps.store.commit({
    ...change,
    parts: parts.map(({ report, patch, event }) => ({ reportId: report.id, expectedVersion: report.version, patch, events: [{ id: newId(deps), ...event }] })),
    deliveries: parts.flatMap(({ report, patch }) => followUpsOf({ before: report, after: { ...report, ...patch } }, { city, now }))
  });
  if (!committed.ok) return { ok: false, reason: committed.reason };
  const report = committed.reports.find(({ id }) => id === about);
  return report ? { ok: true, report, changeId: change.changeId } : { ok: false, reason: 'not-found' };
}
