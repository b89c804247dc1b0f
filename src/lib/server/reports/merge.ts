import { planMerge, planSeparation } from '#lib/domain/report/merge.ts';
import type { Report } from '#lib/domain/report/report.ts';
import { commitPlan } from './commit-plan.ts';
import type { ReportDeps } from './deps.ts';
import { readable, whyForbidden } from './permission.ts';
import type { ReportVerbs } from './verbs.ts';

/** Staff say that two reports are about the same thing; they need the right to both, and to the report they end up with. */
export function createMerge(deps: ReportDeps): ReportVerbs['merge'] {
  return async (staff, request) => {
    const from = await readable(deps, staff, request.from);
    const into = await readable(deps, staff, request.into);
    if (!from || !into) return { ok: false, reason: 'not-found' };
    const main = await mainOf(deps, into);
    for (const report of [from, into, ...(main ? [main] : [])]) {
      const reason = whyForbidden(staff, 'merge', report);
      if (reason) return { ok: false, reason };
    }
    if (from.version !== request.fromVersion || into.version !== request.intoVersion) return { ok: false, reason: 'version-conflict' };
    const plan = planMerge({ from, into, main, children: await deps.store.mergedInto(from.cityId, from.id) });
    return plan.ok ? commitPlan(deps, plan.parts, { about: from.id, actor: { kind: 'staff', id: staff.id } }) : plan;
  };
}

/** Staff take a report out of its family; they need the right to merge both. */
export function createSeparate(deps: ReportDeps): ReportVerbs['separate'] {
  return async (staff, reference, expectedVersion) => {
    const child = await readable(deps, staff, reference);
    if (!child) return { ok: false, reason: 'not-found' };
    const main = await mainOf(deps, child);
    if (!main) return { ok: false, reason: 'nothing-to-undo' };
    const reason = whyForbidden(staff, 'merge', child) ?? whyForbidden(staff, 'merge', main);
    if (reason) return { ok: false, reason };
    if (child.version !== expectedVersion) return { ok: false, reason: 'version-conflict' };
    const plan = planSeparation(child, main);
    return plan.ok ? commitPlan(deps, plan.parts, { about: child.id, actor: { kind: 'staff', id: staff.id } }) : plan;
  };
}

async function mainOf({ store }: ReportDeps, { cityId, mergedInto }: Report): Promise<Report | null> {
  return mergedInto === null ? null : store.byId(cityId, mergedInto);
}
