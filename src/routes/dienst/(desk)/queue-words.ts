import type { Queue } from '#lib/domain/staff/queues.ts';
import { m } from '#lib/i18n/paraglide/messages.js';

export const QUEUE_WORDS = {
  inbox: m.queue_inbox,
  district: m.queue_district,
  mine: m.queue_mine,
  overdue: m.queue_overdue,
  waiting: m.queue_waiting,
  forwarded: m.queue_forwarded,
  release: m.queue_release,
  requests: m.queue_requests,
  flagged: m.queue_flagged,
  closed: m.queue_closed
} satisfies Record<Queue, () => string>;
