import type { Refusal } from '#lib/domain/report/actions.ts';
import { m } from '#lib/i18n/paraglide/messages.js';

const SENTENCES = {
  'not-found': m.refusal_not_found,
  'not-allowed': m.refusal_not_allowed,
  'version-conflict': m.refusal_version_conflict,
  'already-accepted': m.refusal_already_accepted,
  'already-closed': m.refusal_already_closed,
  'not-closed': m.refusal_not_closed,
  merged: m.refusal_merged,
  'proof-missing': m.refusal_proof_missing,
  'reason-missing': m.refusal_reason_missing,
  'date-not-ahead': m.refusal_date_not_ahead,
  'organisation-missing': m.refusal_organisation_missing,
  'rule-missing': m.refusal_rule_missing,
  'text-missing': m.refusal_text_missing,
  'text-too-long': m.refusal_text_too_long,
  'unknown-code': m.refusal_unknown_code,
  'less-private': m.refusal_less_private,
  'different-kind': m.refusal_different_kind,
  'has-followers': m.refusal_has_followers,
  'same-report': m.refusal_same_report,
  'other-city': m.refusal_not_allowed,
  'other-team': m.refusal_other_team,
  'same-team': m.refusal_same_team,
  'nobody-above': m.refusal_nobody_above,
  'nothing-proposed': m.refusal_nothing_proposed,
  'no-occasion': m.refusal_no_occasion,
  'not-public': m.refusal_not_public,
  'not-hidden': m.refusal_not_hidden,
  'family-hidden': m.refusal_family_hidden,
  'urgent-unaccepted': m.refusal_urgent_unaccepted,
  'already-urgent': m.refusal_already_urgent,
  'not-urgent': m.refusal_not_urgent,
  'changed-since': m.refusal_changed_since,
  'nothing-to-undo': m.refusal_nothing_to_undo,
  'nothing-requested': m.refusal_nothing_requested
} satisfies Record<Refusal, () => string>;

/** What was refused and what to do about it, for the person at the desk. */
export function refusalSentence(reason: Refusal): string {
  return SENTENCES[reason]();
}
