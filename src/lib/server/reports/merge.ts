import type { Refusal } from '#lib/domain/report/actions.ts';
import { openRequests, planMergeRequest } from '#lib/domain/report/merge-request.ts';
import { planMerge, planSeparation, type MergeQuestion } from '#lib/domain/report/merge.ts';
import type { Report } from '#lib/domain/report/report.ts';
import { planTellApart } from '#lib/domain/report/told-apart.ts';
import { may, mergeRight } from '#lib/domain/staff/policy.ts';
import type { Staff } from '#lib/domain/staff/staff.ts';
import { commitPlan } from './commit-plan.ts';
import { newId, type ReportDeps } from './deps.ts';
import { readable, whyForbidden } from './permission.ts';
import type { Acted, ReportVerbs } from './verbs.ts';

/** Staff say that two reports are about the same thing. Who may not decide that for both teams asks a lead. */
export function createMerge(deps: ReportDeps): ReportVerbs['merge'] {
  return async (staff, request) => {
    const allowed = await allowedMerge(deps, staff, request);
    if (!allowed.ok) return allowed;
    const { question, right } = allowed;
    if (question.from.version !== request.fromVersion || question.into.version !== request.intoVersion) return { ok: false, reason: 'version-conflict' };
    const plan = right === 'merge' ? planMerge(question) : planMergeRequest(question);
    return plan.ok ? commitPlan(deps, plan.parts, by(staff, question.from)) : plan;
  };
}

/** Says before anybody confirms what `merge` would refuse now; nothing changes. */
export function createWhyNotMerge(deps: ReportDeps): ReportVerbs['whyNotMerge'] {
  return async (staff, pair) => {
    const allowed = await allowedMerge(deps, staff, pair);
    if (!allowed.ok) return allowed.reason;
    const plan = planMerge(allowed.question);
    return plan.ok ? null : plan.reason;
  };
}

type Allowed = { ok: true; question: MergeQuestion; right: 'merge' | 'ask' } | { ok: false; reason: Refusal };

async function allowedMerge(deps: ReportDeps, staff: Staff, pair: { from: string; into: string }): Promise<Allowed> {
  const from = await readable(deps, staff, pair.from);
  const into = await readable(deps, staff, pair.into);
  if (!from || !into) return { ok: false, reason: 'not-found' };
  const main = await mainOf(deps, into);
  const right = mergeRight(staff, [from, into, ...(main ? [main] : [])]);
  if (right === 'nobody') return { ok: false, reason: whyNotMerge(staff, [from, into]) };
  return { ok: true, right, question: { from, into, main, children: await deps.store.mergedInto(from.cityId, from.id) } };
}

/** A lead of either team agrees to a request or declines it; whoever asked may take the request back. */
export function createAnswerRequest(deps: ReportDeps): ReportVerbs['answerRequest'] {
  return async (staff, reference, { changeId, agrees }) => {
    const report = await readable(deps, staff, reference);
    if (!report) return { ok: false, reason: 'not-found' };
    const request = openRequests(await deps.store.history(report.cityId, report.id)).find((open) => open.changeId === changeId);
    const isOwn = request?.askedBy === staff.id && !agrees;
    const [from, into] = request ? await Promise.all([request.fromId, request.intoId].map((id) => deps.store.byId(report.cityId, id))) : [];
    const isLead = [report, from, into].some((each) => each && may(staff, 'merge_across', each));
    if (!isLead && !isOwn) return { ok: false, reason: whyForbidden(staff, 'merge_across', report) ?? 'other-team' };
    if (!request || !from || !into) return { ok: false, reason: 'nothing-requested' };
    if (!agrees) return decline(deps, { staff, report, other: report.id === from.id ? into : from, changeId });
    const plan = planMerge({ from, into, main: await mainOf(deps, into), children: await deps.store.mergedInto(from.cityId, from.id) });
    return plan.ok ? commitPlan(deps, plan.parts, { ...by(staff, report), changeId }) : plan;
  };
}

async function decline(
  deps: ReportDeps,
  { staff, report, other, changeId }: { staff: Staff; report: Report; other: Report; changeId: string }
): Promise<Acted> {
  const part = (of: Report, about: Report) => ({
    report: of,
    patch: {},
    event: { type: 'merge_declined' as const, public: false, data: { reference: about.reference } }
  });
  return commitPlan(deps, [part(report, other), part(other, report)], { ...by(staff, report), changeId });
}

/** Staff take a report out of its family; the same people who could have merged it. */
export function createSeparate(deps: ReportDeps): ReportVerbs['separate'] {
  return async (staff, reference, expectedVersion) => {
    const child = await readable(deps, staff, reference);
    if (!child) return { ok: false, reason: 'not-found' };
    const main = await mainOf(deps, child);
    const family = main ? [child, main] : [child];
    if (mergeRight(staff, family) !== 'merge') return { ok: false, reason: whyNotMerge(staff, family) };
    if (child.version !== expectedVersion) return { ok: false, reason: 'version-conflict' };
    const plan = main ? planSeparation(child, main, await familyOf(deps, main)) : ({ ok: false, reason: 'nothing-to-undo' } as const);
    return plan.ok ? commitPlan(deps, plan.parts, by(staff, child)) : plan;
  };
}

/** Staff say that a suggestion is wrong: the pair is never suggested again. */
export function createTellApart(deps: ReportDeps): ReportVerbs['tellApart'] {
  return async (staff, reference, { other: otherReference, expectedVersion }) => {
    const report = await readable(deps, staff, reference);
    const other = await readable(deps, staff, otherReference);
    if (!report || !other) return { ok: false, reason: 'not-found' };
    const reason = whyForbidden(staff, 'merge', report);
    if (reason) return { ok: false, reason };
    if (report.version !== expectedVersion) return { ok: false, reason: 'version-conflict' };
    const plan = planTellApart(report, other);
    return plan.ok ? commitPlan(deps, plan.parts, { ...by(staff, report), changeId: newId(deps) }) : plan;
  };
}

function by(staff: Staff, { id }: Report) {
  return { about: id, actor: { kind: 'staff' as const, id: staff.id } };
}

function whyNotMerge(staff: Staff, reports: readonly Report[]): Refusal {
  return reports.map((report) => whyForbidden(staff, 'merge', report)).find((reason) => reason !== null) ?? 'other-team';
}

async function familyOf({ store }: ReportDeps, { cityId, id }: Report) {
  const [history, staying] = await Promise.all([store.history(cityId, id), store.mergedInto(cityId, id)]);
  return { history, staying };
}

async function mainOf({ store }: ReportDeps, { cityId, mergedInto }: Report): Promise<Report | null> {
  return mergedInto === null ? null : store.byId(cityId, mergedInto);
}
