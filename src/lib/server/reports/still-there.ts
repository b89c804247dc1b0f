import { decideStillThere } from '#lib/domain/report/still-there.ts';
import { commitPlan } from './commit-plan.ts';
import { cityOf, type ReportDeps } from './deps.ts';
import { openReport } from './own.ts';
import type { ReportVerbs } from './verbs.ts';

/** The reporter says that the problem is still there; whoever joined another report opens that one again. */
export function createStillThere(deps: ReportDeps): ReportVerbs['stillThere'] {
  return async (reference, secret) => {
    const report = await openReport(deps, reference, secret);
    const main = report?.mergedInto ? await deps.store.byId(report.cityId, report.mergedInto) : report;
    if (!main) return { ok: false, reason: 'not-found' };
    const decision = decideStillThere(main, { city: cityOf(deps, main.cityId), now: deps.now() });
    if (!decision.ok) return decision;
    const { patch, event } = decision;
    return commitPlan(deps, [{ report: main, patch, event }], { about: main.id, actor: { kind: 'reporter', id: null } });
  };
}
