import type { Actor } from '#lib/domain/report/events.ts';
import type { PlannedPart } from '#lib/domain/report/merge.ts';
import { cityOf, newId, type ReportDeps } from './deps.ts';
import { followUpsOf } from './follow-ups.ts';
import { newsOf } from './news-of.ts';
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
  const changes = parts.map(({ report, patch, event }) => ({
    reportId: report.id,
    expectedVersion: report.version,
    patch,
    events: [{ id: newId(deps), ...event }]
  }));
  const turn = { city, now, takesBack: change.takesBack };
  const followUps = parts.flatMap((part) => followUpsOf({ before: part.report, after: { ...part.report, ...part.patch } }, turn));
  const committed = await deps.store.commit({ ...change, parts: changes, deliveries: [...followUps, ...newsOf(changes, { ...change, now })] });
  if (!committed.ok) return { ok: false, reason: committed.reason };
  const report = committed.reports.find(({ id }) => id === about);
  return report ? { ok: true, report, changeId: change.changeId } : { ok: false, reason: 'not-found' };
}
