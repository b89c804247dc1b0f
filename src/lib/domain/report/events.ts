import type { Instant } from '../time.ts';
import type { Report } from './report.ts';

export const EVENT_TYPES = [
  'received',
  /** Staff found that a held report is one. */
  'released',
  'accepted',
  'assigned',
  'returned',
  'team_assigned',
  'rule_proposed',
  'escalated',
  'alarmed',
  'recategorised',
  'waiting',
  'forwarded',
  'closed',
  'reopened',
  'merged',
  'unmerged',
  'merge_requested',
  'merge_declined',
  'told_apart',
  'organisation_dismissed',
  'made_urgent',
  'calmed',
  'left_spot',
  /** It belongs to a Lage, or does not. */
  'situation_linked',
  'situation_unlinked',
  'hidden',
  'shown',
  /** Somebody says that the public entry is wrong. */
  'flagged',
  /** A passer-by says whether it is still there. */
  'looked',
  'supported',
  'noted',
  'answered',
  'photo_added',
  'photo_released',
  'photo_withheld',
  'withdrawn',
  'undone'
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

export type ActorKind = 'reporter' | 'staff' | 'public' | 'system';
export type Actor = { kind: ActorKind; id: string | null };

/** Fields a change may touch; everything else of a report is fixed at receipt. */
export type ReportPatch = Partial<
  Pick<
    Report,
    | 'category'
    | 'subKind'
    | 'answers'
    | 'phrases'
    | 'publicKind'
    | 'published'
    | 'state'
    | 'outcome'
    | 'closing'
    | 'mergedInto'
    | 'waiting'
    | 'forwardedTo'
    | 'hiddenAt'
    | 'leftSpot'
    | 'team'
    | 'assignee'
    | 'proposedOrganisation'
    | 'routeRule'
    | 'routeReasons'
    | 'dueAt'
    | 'urgency'
    | 'returns'
    | 'closedAt'
  >
>;

/**
 * One line of a report's append-only history. `before`/`after` hold exactly the patched fields, so that a change can be
 * undone as a compensating event with the same `changeId`. `textId` points to the free text, which lives apart.
 */
export type ReportEvent = {
  id: string;
  cityId: string;
  reportId: string;
  /** 1, 2, 3 … per report. */
  seq: number;
  changeId: string;
  type: EventType;
  at: Instant;
  actor: Actor;
  /** Whether the public history may show that it happened. */
  public: boolean;
  before: ReportPatch;
  after: ReportPatch;
  /** Other report (merge), photo id, or the like; codes and ids only. */
  data: Readonly<Record<string, string | number | null>>;
  textId: string | null;
};
