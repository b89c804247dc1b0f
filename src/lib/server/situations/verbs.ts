import type { BulkAction } from '#lib/domain/situation/bulk.ts';
import type { Situation, SituationDraft, SituationRefusal } from '#lib/domain/situation/situation.ts';
import type { Staff } from '#lib/domain/staff/staff.ts';
import type { BulkRun, LinkedReport, SituationSummary } from './store.ts';

/** The page of a Lage. */
export type SituationFile = {
  situation: SituationSummary;
  /** Oldest first. */
  reports: LinkedReport[];
  runs: (BulkRun & { byName: string | null })[];
  declaredByName: string | null;
  endedByName: string | null;
};

export type Declared = { ok: true; id: string } | { ok: false; reason: SituationRefusal };
export type LinkRefusal = 'not-found' | 'not-allowed' | 'other-team' | 'already-linked' | 'not-linked';
export type Linked = { ok: true } | { ok: false; reason: LinkRefusal };

/** Reports as the person saw them; what changed since is left out and named. */
export type Picked = readonly { reference: string; version: number }[];
export type Answered = { ok: true; run: BulkRun } | { ok: false; reason: 'not-allowed' | 'not-found' | 'nothing-picked' };

/** Every Lage, as the routes call it. Each verb checks its right through the one policy function. */
export type SituationVerbs = {
  /** For everybody: what the banner is made of. */
  inForce(cityId: string): Promise<Situation[]>;
  /** Newest first; for the whole desk, which works under it. */
  list(staff: Staff): Promise<SituationSummary[]>;
  /** Null for an unknown one and for whoever does not steer it. */
  open(staff: Staff, id: string): Promise<SituationFile | null>;
  declare(staff: Staff, draft: SituationDraft): Promise<Declared>;
  /** The banner goes; what belongs to it stays so. */
  end(staff: Staff, id: string): Promise<Declared>;
  ofReport(staff: Staff, reference: string): Promise<Situation | null>;
  link(staff: Staff, reference: string, situationId: string): Promise<Linked>;
  unlink(staff: Staff, reference: string): Promise<Linked>;
  /** One action for many of its reports; each goes the way of a single one, and what cannot is named with the reason. */
  answerMany(staff: Staff, id: string, answer: { picked: Picked; action: BulkAction }): Promise<Answered>;
};
