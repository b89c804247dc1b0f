import { planWithdrawal } from '#lib/domain/report/withdrawal.ts';
import { commitPlan } from './commit-plan.ts';
import type { ReportDeps } from './deps.ts';
import { openReport } from './own.ts';
import type { Acted, ReportVerbs } from './verbs.ts';

/** A withdrawal does not depend on what staff just did, so it reads again when they were faster. */
const ATTEMPTS = 5;

/** The reporter takes the report back, opened by its secret; others who joined it keep theirs. */
export function createWithdraw(deps: ReportDeps): ReportVerbs['withdraw'] {
  return async (reference, secret) => {
    let acted: Acted = { ok: false, reason: 'not-found' };
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      acted = await withdrawOnce(deps, reference, secret);
      if (acted.ok || acted.reason !== 'version-conflict') break;
    }
    return acted;
  };
}

async function withdrawOnce(deps: ReportDeps, reference: string, secret: string): Promise<Acted> {
  const report = await openReport(deps, reference, secret);
  if (!report) return { ok: false, reason: 'not-found' };
  const plan = planWithdrawal(report, await deps.store.mergedInto(report.cityId, report.id), deps.now());
  return plan.ok ? commitPlan(deps, plan.parts, { about: report.id, actor: { kind: 'reporter', id: null } }) : plan;
}
