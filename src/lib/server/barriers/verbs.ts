import type { Staff } from '#lib/domain/staff/staff.ts';
import type { Barrier } from './store.ts';

export type BarrierProblem = 'missing' | 'too-long';

/** Feedback on accessibility, as the routes call it. */
export type BarrierVerbs = {
  /** Takes what a person says; the id makes sending it twice harmless. */
  say(said: Omit<Barrier, 'at'>): Promise<{ ok: true } | { ok: false; problem: BarrierProblem }>;
  /** Null for whoever may not read it. */
  read(staff: Staff): Promise<Barrier[] | null>;
  /** Deletes what is older than a year, as the privacy page says. */
  forgetOld(): Promise<void>;
};
