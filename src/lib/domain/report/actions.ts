import type { Instant } from '../time.ts';
import type { Outcome } from './report.ts';

/** What staff can do with one report. Merge, undo and photo release have verbs of their own. */
export type StaffAction =
  | { type: 'accept' }
  | { type: 'assign'; assignee: string | null }
  | { type: 'recategorise'; category: string; subKind: string | null }
  | { type: 'wait'; reason: string; until: Instant }
  | { type: 'forward'; organisation: string }
  | { type: 'close'; outcome: Exclude<Outcome, 'withdrawn'>; finding: string | null; organisation: string | null; rule: string | null; answer: string | null }
  /** The team is not responsible; `team` is its guess who is, null when it does not know. */
  | { type: 'return'; reason: string; team: string | null }
  /** The control room says who is and why; with `proposesRule` it also says that this should be a rule. */
  | { type: 'assign_team'; team: string; reason: string; proposesRule: boolean }
  /** The organisation that a rule proposed has nothing to do with it. */
  | { type: 'dismiss_organisation'; reason: string }
  /** It cannot wait although no rule says so, or it can although one does. */
  | { type: 'set_urgency'; isUrgent: boolean; reason: string }
  /** It has nothing to do with the recurring place around it. */
  | { type: 'leave_spot'; reason: string }
  /** Out of the public view, whatever else becomes of it. */
  | { type: 'hide'; reason: string }
  /** Back into the public view, as far as it was promised there; for what was hidden together with a report it followed. */
  | { type: 'show' }
  | { type: 'reopen' }
  | { type: 'note'; text: string }
  | { type: 'answer'; text: string };

export type StaffActionType = StaffAction['type'];

/** Why an action was refused; each has a sentence with the remedy in the interface. */
export type Refusal =
  | 'not-found'
  | 'not-allowed'
  | 'version-conflict'
  | 'already-accepted'
  | 'urgent-unaccepted'
  | 'already-closed'
  | 'not-closed'
  | 'merged'
  | 'proof-missing'
  | 'reason-missing'
  | 'date-not-ahead'
  | 'organisation-missing'
  | 'rule-missing'
  | 'text-missing'
  | 'text-too-long'
  | 'unknown-code'
  | 'less-private'
  | 'different-kind'
  | 'has-followers'
  | 'same-report'
  | 'other-city'
  | 'other-team'
  | 'same-team'
  | 'nobody-above'
  | 'already-urgent'
  | 'not-urgent'
  | 'nothing-proposed'
  | 'no-occasion'
  | 'not-public'
  | 'not-hidden'
  | 'family-hidden'
  | 'changed-since'
  | 'nothing-to-undo'
  | 'nothing-requested';
