import type { Refusal, StaffAction } from '../report/actions.ts';
import type { Report } from '../report/report.ts';

/** What the control room can say to many reports at once. */
export const BULK_ACTIONS = ['accept', 'wait', 'forward', 'answer', 'close'] as const;
export type BulkAction = Extract<StaffAction, { type: (typeof BULK_ACTIONS)[number] }>;

/** `urgent-alone`, `safety-alone`: a person looks at it on its own page. `not-linked`: it does not belong to this Lage. */
export type BulkRefusal = Refusal | 'urgent-alone' | 'safety-alone' | 'not-linked';

/**
 * Why this report is left out when many are answered at once, or null. What is urgent is only ever told something: accepting it
 * would end its alarm although nobody has read it. What is only counted is never closed unseen.
 */
export function whyNotInBulk({ urgency, publicKind }: Pick<Report, 'urgency' | 'publicKind'>, { type }: Pick<BulkAction, 'type'>): BulkRefusal | null {
  if (urgency !== null && type !== 'answer') return 'urgent-alone';
  return publicKind === 'counts' && type === 'close' ? 'safety-alone' : null;
}
