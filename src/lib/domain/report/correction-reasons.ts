/** Why somebody gives a report to another team than the rules did. */
export const TEAM_REASONS = ['place', 'task', 'cover'] as const;
/** Why the organisation that a rule proposed is the wrong one. */
export const DISMISSAL_REASONS = ['own_task', 'other_organisation', 'nothing_to_do'] as const;
/** Why a report leaves the public view without being closed. */
export const HIDING_REASONS = ['shows_somebody', 'endangers', 'unclear'] as const;

/** Why a report is no part of the recurring place around it. */
export const SPOT_REASONS = ['other_cause', 'wrong_point'] as const;
/** Why staff find a report urgent; stored as its urgency, beside the codes of the city's own rules. */
export const URGENT_REASONS = ['hand_danger', 'hand_worsens', 'hand_rescue'] as const;
/** Why an urgent report can wait after all. */
export const CALM_REASONS = ['no_danger', 'secured', 'untrue'] as const;

export type TeamReason = (typeof TEAM_REASONS)[number];
export type DismissalReason = (typeof DISMISSAL_REASONS)[number];
export type HidingReason = (typeof HIDING_REASONS)[number];
export type SpotReason = (typeof SPOT_REASONS)[number];
export type UrgentReason = (typeof URGENT_REASONS)[number];
export type CalmReason = (typeof CALM_REASONS)[number];

/** Whether the product knows this reason; forms and stored codes come as text. */
export function isReason<Reason extends string>(list: readonly Reason[], reason: string): reason is Reason {
  return (list as readonly string[]).includes(reason);
}
