import { untold } from '#lib/domain/news/untold.ts';
import type { NewDelivery } from '../delivery/store.ts';
import type { DeliveryHandler } from '../delivery/verbs.ts';
import { hearersOf } from './audience.ts';
import type { NewsDeps } from './deps.ts';

/**
 * A change has rested: each mailbox that has not heard of it gets a letter of its own, so that one that fails is tried again
 * without the others. The key of a letter says what it tells, so that it is written once. While a newer change rests, that
 * one's own turn tells both.
 */
export function createTellListeners(deps: Pick<NewsDeps, 'store' | 'reports' | 'deliveries' | 'neutralPage' | 'now'>): DeliveryHandler {
  return async ({ cityId, reportId, changeId }) => {
    const report = reportId === null ? null : await deps.reports.byId(cityId, reportId);
    if (!report) return { ok: true };
    const now = deps.now();
    const letters: NewDelivery[] = [];
    for (const { subscription, report: about } of await hearersOf(deps, report)) {
      const news = untold(await deps.neutralPage(about), subscription, now);
      if (news.kind !== 'news') continue;
      const key = `letter/${subscription.id}/${news.until}/${news.state}`;
      letters.push({ key, topic: 'letter', runAfter: now, reportId: about.id, data: { kind: 'news', subscription: subscription.id } });
    }
    await deps.deliveries.add({ cityId, changeId, at: now }, letters);
    return { ok: true };
  };
}
