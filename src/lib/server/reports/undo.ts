import type { Refusal } from '#lib/domain/report/actions.ts';
import { planUndo } from '#lib/domain/report/merge.ts';
import type { Report } from '#lib/domain/report/report.ts';
import type { Staff } from '#lib/domain/staff/staff.ts';
import { mayUndo, type UndoRequest } from '#lib/domain/staff/undo-right.ts';
import { renewSuggestions } from './again.ts';
import { commitPlan } from './commit-plan.ts';
import { cityOf, type ReportDeps } from './deps.ts';
import { readable, whyForbidden } from './permission.ts';
import { readUndoQuestion } from './queries.ts';
import { inputOf, triageReport } from './triage-report.ts';
import type { ReportVerbs } from './verbs.ts';

/** Takes back one change on all its reports, or on none; the person needs the right to each of them. */
export function createUndo(deps: ReportDeps): ReportVerbs['undo'] {
  return async (staff, reference, changeId) => {
    const report = await readable(deps, staff, reference);
    if (!report) return { ok: false, reason: 'not-found' };
    const question = await readUndoQuestion(deps.store, report.cityId, changeId);
    const { events, touched } = question;
    if (!touched.some(({ id }) => id === report.id)) return { ok: false, reason: 'nothing-to-undo' };
    const reason = whyNot(staff, { report, touched, events });
    if (reason) return { ok: false, reason };
    const plan = planUndo(question);
    if (!plan.ok) return plan;
    const undone = await commitPlan(deps, plan.parts, { about: report.id, actor: { kind: 'staff', id: staff.id }, changeId });
    if (undone.ok && events.some(({ type }) => type === 'recategorised')) await suggestAgain(deps, undone.report);
    return undone;
  };
}

function whyNot(staff: Staff, request: UndoRequest): Refusal | null {
  if (mayUndo(staff, request)) return null;
  return request.touched.map((each) => whyForbidden(staff, 'undo', each)).find((reason) => reason !== null) ?? 'other-team';
}

/** The former category has duplicates of its own. */
async function suggestAgain(deps: ReportDeps, report: Report): Promise<void> {
  const { suggestions } = await triageReport(deps, cityOf(deps, report.cityId), await inputOf(deps, report));
  await renewSuggestions(deps, report, suggestions);
}
