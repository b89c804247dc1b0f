import type { Actor } from '#lib/domain/report/events.ts';
import type { City } from '#lib/domain/city/city.ts';
import type { PlannedPart } from '#lib/domain/report/merge.ts';
import type { Report } from '#lib/domain/report/report.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { NewDelivery } from '../delivery/store.ts';
import { cityOf, newId, type ReportDeps } from './deps.ts';
import { alarmForMain, followUpsOf } from './follow-ups.ts';
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
  const followUps = parts.flatMap((part) => [
    ...followUpsOf({ before: part.report, after: afterwards(part) }, { city, now }),
    ...joiningAlarm(part, parts, { city, now })
  ]);
  const committed = await deps.store.commit({ ...change, parts: changes, deliveries: [...followUps, ...newsOf(changes, { ...change, now })] });
  if (!committed.ok) return { ok: false, reason: committed.reason };
  const report = committed.reports.find(({ id }) => id === about);
  return report ? { ok: true, report, changeId: change.changeId } : { ok: false, reason: 'not-found' };
}

/** Being merged ends a report's own alarm, but not the danger: what it follows from now on is alarmed about it. */
function joiningAlarm(part: PlannedPart, parts: readonly PlannedPart[], { city, now }: { city: City; now: Instant }): NewDelivery[] {
  const main = parts.find(({ report }) => report.id === part.patch.mergedInto);
  return main ? alarmForMain(afterwards(part), main.report, { city, now }) : [];
}

function afterwards({ report, patch }: PlannedPart): Report {
  return { ...report, ...patch };
}
