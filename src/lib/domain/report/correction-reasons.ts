/** Why somebody gives a report to another team than the rules did. */
export const TEAM_REASONS = ['place', 'task', 'cover'] as const;
/** Why the organisation that a rule proposed is the wrong one. */
export const DISMISSAL_REASONS = ['own_task', 'other_organisation', 'nothing_to_do'] as const;
/** Why a report leaves the public view without being closed. */
export const HIDING_REASONS = ['shows_somebody', 'endangers', 'unclear'] as const;

export type TeamReason = (typeof TEAM_REASONS)[number];
export type DismissalReason = (typeof DISMISSAL_REASONS)[number];
export type HidingReason = (typeof HIDING_REASONS)[number];

/** Whether the product knows this reason; forms and stored codes come as text. */
export function isReason<Reason extends string>(list: readonly Reason[], reason: string): reason is Reason {
  return (list as readonly string[]).includes(reason);
}
