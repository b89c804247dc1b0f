import { REST_MS } from '#lib/domain/news/untold.ts';
import type { EventType } from '#lib/domain/report/events.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { NewDelivery } from '../delivery/store.ts';

type Part = { reportId: string; events: readonly { type: EventType; public: boolean }[] };

/**
 * Whoever wants news of these reports gets them once the change has rested. What takes a change back drops its news, and
 * brings news of its own for those who have heard already.
 */
export function newsOf(parts: readonly Part[], { changeId, takesBack, now }: { changeId: string; takesBack: boolean; now: Instant }): NewDelivery[] {
  return parts
    .filter(({ events }) => takesBack || events.some((event) => event.public))
    .map(({ reportId }) => ({
      key: `news/${reportId}/${changeId}${takesBack ? '/back' : ''}`,
      topic: 'news',
      runAfter: now + REST_MS,
      reportId,
      data: {}
    }));
}
