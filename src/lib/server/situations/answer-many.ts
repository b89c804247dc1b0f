import { setImmediate } from 'node:timers/promises';
import { whyNotInBulk, type BulkRefusal } from '#lib/domain/situation/bulk.ts';
import { maySteer, type SituationDeps } from './deps.ts';
import type { BulkRun } from './store.ts';
import type { SituationVerbs } from './verbs.ts';

/** More than that has no storm of one city brought in a day. */
const MOST_AT_ONCE = 2000;

/** See `SituationVerbs.answerMany`. */
export function createAnswerMany({ store, reports, now, newId }: SituationDeps): SituationVerbs['answerMany'] {
  return async (staff, id, { picked, action }) => {
    if (!maySteer(staff)) return { ok: false, reason: 'not-allowed' };
    const { cityId } = staff;
    if (!(await store.list(cityId)).some((each) => each.id === id)) return { ok: false, reason: 'not-found' };
    if (picked.length === 0) return { ok: false, reason: 'nothing-picked' };
    const linked = new Map((await store.reports(cityId, id)).map((report) => [report.reference, report]));
    const left: BulkRun['left'] = [];
    const run: BulkRun = {
      id: newId(),
      cityId,
      situationId: id,
      at: now(),
      by: staff.id,
      action: action.type,
      outcome: action.type === 'close' ? action.outcome : null,
      done: 0,
      left
    };
    const answerOne = async (reference: string, version: number): Promise<BulkRefusal | null> => {
      const report = linked.get(reference);
      const reason = report ? whyNotInBulk(report, action) : 'not-linked';
      if (reason) return reason;
      const acted = await reports.act(staff, reference, version, action);
      return acted.ok ? null : acted.reason;
    };
    try {
      for (const { reference, version } of picked.slice(0, MOST_AT_ONCE)) {
        const reason = await answerOne(reference, version);
        if (reason) left.push({ reference, reason });
        else run.done += 1;
        // Each answer is durable by itself; residents who report meanwhile come in between.
        await setImmediate();
      }
    } finally {
      await store.addRun(run);
    }
    return { ok: true, run };
  };
}
