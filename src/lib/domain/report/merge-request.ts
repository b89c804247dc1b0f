import type { ReportEvent } from './events.ts';
import { planMerge, type MergeQuestion, type Plan } from './merge.ts';

/** A member asks that two reports of different teams be merged; `changeId` is what the answer carries as well. */
export type MergeRequest = { changeId: string; fromId: string; intoId: string; askedBy: string | null };

/** What would be refused anyway is not asked for. Nothing changes yet; both reports show that somebody asks. */
export function planMergeRequest(question: MergeQuestion): Plan {
  const plan = planMerge(question);
  if (!plan.ok) return plan;
  const { from, into, main } = question;
  const target = main ?? into;
  const data = { from: from.id, into: target.id };
  const ask = (report: typeof from, other: typeof from) => ({
    report,
    patch: {},
    event: { type: 'merge_requested' as const, public: false, data: { ...data, reference: other.reference } }
  });
  return { ok: true, parts: [ask(from, target), ask(target, from)] };
}

/** Requests of a history that nobody has answered: every answer, merge or refusal, carries the request's change. */
export function openRequests(history: readonly ReportEvent[]): MergeRequest[] {
  const answered = new Set(history.filter(({ type }) => type !== 'merge_requested').map(({ changeId }) => changeId));
  return history.flatMap(({ type, changeId, data, actor }) => {
    const { from, into } = data;
    const isOpen = type === 'merge_requested' && !answered.has(changeId) && typeof from === 'string' && typeof into === 'string';
    return isOpen ? [{ changeId, fromId: from, intoId: into, askedBy: actor.id }] : [];
  });
}
