import type { Outcome, ReportState } from '../report/report.ts';

type Standing = { state: ReportState; outcome: Outcome | null };

/** The two words of GeoReport v2. */
export function requestStatus({ state }: Pick<Standing, 'state'>): 'open' | 'closed' {
  return state === 'closed' ? 'closed' : 'open';
}

/** mySociety's words for updates, as FixMyStreet reads them. */
export type UpdateStatus =
  | 'OPEN'
  | 'REOPEN'
  | 'INVESTIGATING'
  | 'IN_PROGRESS'
  | 'ACTION_SCHEDULED'
  | 'FIXED'
  | 'NO_FURTHER_ACTION'
  | 'NOT_COUNCILS_RESPONSIBILITY'
  | 'DUPLICATE'
  | 'CLOSED';

const OF_STATE: Record<Exclude<ReportState, 'closed'>, UpdateStatus> = {
  held: 'OPEN',
  received: 'OPEN',
  in_review: 'INVESTIGATING',
  in_progress: 'IN_PROGRESS',
  still_there: 'REOPEN',
  waiting: 'ACTION_SCHEDULED',
  // `INTERNAL_REFERRAL` is an end to FixMyStreet, and a report that was passed on is still open here.
  forwarded: 'IN_PROGRESS'
};

const OF_OUTCOME: Record<Outcome, UpdateStatus> = {
  fixed: 'FIXED',
  not_found: 'NO_FURTHER_ACTION',
  not_responsible: 'NOT_COUNCILS_RESPONSIBILITY',
  not_feasible: 'NO_FURTHER_ACTION',
  no_answer: 'NO_FURTHER_ACTION',
  rejected: 'CLOSED',
  withdrawn: 'CLOSED'
};

/** Only `fixed` says that something was fixed. */
export function updateStatus({ state, outcome }: Standing): UpdateStatus {
  return state === 'closed' ? (outcome === null ? 'CLOSED' : OF_OUTCOME[outcome]) : OF_STATE[state];
}

/** The words of CitySDK and Helsinki for `detailed_status`. */
export function detailedStatus({ state, outcome }: Standing): 'RECEIVED' | 'IN_PROCESS' | 'PROCESSED' | 'REJECTED' {
  if (state === 'closed') return outcome === 'fixed' || outcome === 'not_found' ? 'PROCESSED' : 'REJECTED';
  return state === 'received' ? 'RECEIVED' : 'IN_PROCESS';
}
