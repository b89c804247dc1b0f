import type { Refusal } from '#lib/domain/report/actions.ts';
import type { ReportEvent } from '#lib/domain/report/events.ts';
import { planUndo } from '#lib/domain/report/merge.ts';
import type { Report } from '#lib/domain/report/report.ts';
import { mergeRight } from '#lib/domain/staff/policy.ts';
import type { Staff } from '#lib/domain/staff/staff.ts';
import { commitPlan } from './commit-plan.ts';
import { cityOf, type ReportDeps } from './deps.ts';
import { readable, whyForbidden } from './permission.ts';
import { inputOf, triageReport } from './triage-report.ts';
import type { ReportVerbs } from './verbs.ts';

/** Takes back one change on all its reports, or on none; the person needs the right to each of them. */
export function createUndo(deps: ReportDeps): ReportVerbs['undo'] {
  return async (staff, reference, changeId) => {
    const report = await readable(deps, staff, reference);
    if (!report) return { ok: false, reason: 'not-found' };
    const events = await deps.store.eventsOfChange(report.cityId, changeId);
    const touched = await reportsOf(deps, report, events);
    if (!touched.some(({ id }) => id === report.id)) return { ok: false, reason: 'nothing-to-undo' };
    const reason = whyNot(staff, { report, touched, events });
    if (reason) return { ok: false, reason };
    const plan = planUndo({ events, reports: touched, histories: await historiesOf(deps, touched) });
    if (!plan.ok) return plan;
    const undone = await commitPlan(deps, plan.parts, { about: report.id, actor: { kind: 'staff', id: staff.id }, changeId });
    if (undone.ok && events.some(({ type }) => type === 'recategorised')) await suggestAgain(deps, undone.report);
    return undone;
  };
}

/** Merges are taken back by whoever could have made them, a word about a suggestion by whoever works on the report, all else on each report. */
function whyNot(staff: Staff, { report, touched, events }: { report: Report; touched: readonly Report[]; events: readonly ReportEvent[] }): Refusal | null {
  if (events.some(({ type }) => type === 'merged') && mergeRight(staff, touched) === 'merge') return null;
  if (events.some(({ type }) => type === 'told_apart')) return whyForbidden(staff, 'undo', report);
  return touched.map((each) => whyNotUndo(staff, each, events)).find((reason) => reason !== null) ?? null;
}

/** Whoever gave a report to another team may take that back: the right to it as it was before is enough. */
function whyNotUndo(staff: Staff, report: Report, events: readonly ReportEvent[]): Refusal | null {
  const before = events.find(({ reportId }) => reportId === report.id)?.before;
  return whyForbidden(staff, 'undo', { ...report, ...before }) && whyForbidden(staff, 'undo', report);
}

async function reportsOf({ store }: ReportDeps, { cityId }: Report, events: readonly ReportEvent[]): Promise<Report[]> {
  const ids = [...new Set(events.map(({ reportId }) => reportId))];
  const reports = await Promise.all(ids.map((id) => store.byId(cityId, id)));
  return reports.filter((report) => report !== null);
}

async function historiesOf({ store }: ReportDeps, reports: readonly Report[]): Promise<Map<string, ReportEvent[]>> {
  return new Map(await Promise.all(reports.map(async ({ cityId, id }) => [id, await store.history(cityId, id)] as const)));
}

/** The former category has duplicates of its own. */
async function suggestAgain(deps: ReportDeps, report: Report): Promise<void> {
  const { suggestions } = await triageReport(deps, cityOf(deps, report.cityId), await inputOf(deps, report));
  await deps.store.replaceSuggestions(report.cityId, report.id, suggestions);
}
