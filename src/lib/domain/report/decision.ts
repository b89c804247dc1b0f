import type { City } from '../city/city.ts';
import type { Instant } from '../time.ts';
import type { Refusal } from './actions.ts';
import type { EventType, ReportEvent, ReportPatch } from './events.ts';

/** What the rules need to know beside the report. */
export type DecisionContext = {
  city: City;
  now: Instant;
  /** Photos that staff took on the spot. */
  proofPhotos: number;
  /** Somebody said that the public entry is wrong, and nobody decided about it yet. */
  isFlagged?: boolean;
};

/** The line a decision writes into the history; `text` is stored apart. */
export type DecidedEvent = { type: EventType; public: boolean; data: ReportEvent['data']; text: { kind: 'note' | 'answer'; body: string } | null };

export type Decision =
  | { ok: true; patch: ReportPatch; event: DecidedEvent; /** Further lines of the same change, without a patch of their own. */ further?: DecidedEvent[] }
  | { ok: false; reason: Refusal };

/** Characters of a note or a public answer. */
export const STAFF_TEXT_LIMIT = 2000;

export function refused(reason: Refusal): { ok: false; reason: Refusal } {
  return { ok: false, reason };
}

/** A decision whose event carries nothing but its type, unless told. */
export function decided(patch: ReportPatch, event: Pick<DecidedEvent, 'type' | 'public'> & Partial<DecidedEvent>): Decision {
  return { ok: true, patch, event: { data: {}, text: null, ...event } };
}

/** Whether the city (or one of its lists) knows this code. */
export function knows(list: readonly { code: string }[], code: string): boolean {
  return list.some((entry) => entry.code === code);
}
