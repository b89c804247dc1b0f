import type { Refusal } from '#lib/domain/report/actions.ts';

const FORBIDDEN = 403;
const UNKNOWN = 404;
const CONFLICT = 409;
const INCOMPLETE = 422;

/** Where the report is no longer as it was shown, though nothing was wrong with the form. */
const OVERTAKEN: readonly Refusal[] = [
  'version-conflict',
  'already-accepted',
  'already-closed',
  'not-closed',
  'merged',
  'changed-since',
  'urgent-unaccepted',
  'nothing-to-undo',
  'nothing-proposed',
  'not-public',
  'not-hidden',
  'family-hidden',
  'nothing-requested'
];

/** One status per cause, whichever form of the desk was refused. */
export function refusalStatus(reason: Refusal): number {
  if (reason === 'not-allowed' || reason === 'other-team' || reason === 'other-city') return FORBIDDEN;
  if (reason === 'not-found') return UNKNOWN;
  return OVERTAKEN.includes(reason) ? CONFLICT : INCOMPLETE;
}
