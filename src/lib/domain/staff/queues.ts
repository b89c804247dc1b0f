/** Queues of the desk (flow.md, Eingang), in the order they are shown. */
export const QUEUES = ['inbox', 'district', 'mine', 'overdue', 'waiting', 'forwarded', 'release', 'requests', 'flagged', 'closed'] as const;
export type Queue = (typeof QUEUES)[number];
