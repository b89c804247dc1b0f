import {
  CALM_REASONS,
  DISMISSAL_REASONS,
  HIDING_REASONS,
  isReason,
  SPOT_REASONS,
  TEAM_REASONS,
  URGENT_REASONS,
  type DismissalReason,
  type HidingReason,
  type SpotReason,
  type TeamReason
} from '#lib/domain/report/correction-reasons.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { calmWord, urgentByHandWord } from '#lib/report-ui/hand-words.ts';

const TEAM = { place: m.team_reason_place, task: m.team_reason_task, cover: m.team_reason_cover } satisfies Record<TeamReason, () => string>;

const DISMISSAL = {
  own_task: m.dismissal_own_task,
  other_organisation: m.dismissal_other_organisation,
  nothing_to_do: m.dismissal_nothing_to_do
} satisfies Record<DismissalReason, () => string>;

const HIDING = {
  shows_somebody: m.hiding_shows_somebody,
  endangers: m.hiding_endangers,
  unclear: m.hiding_unclear
} satisfies Record<HidingReason, () => string>;

const SPOT = { other_cause: m.spot_other_cause, wrong_point: m.spot_wrong_point } satisfies Record<SpotReason, () => string>;

export const teamReasonWord = (reason: string) => (isReason(TEAM_REASONS, reason) ? TEAM[reason]() : reason);
export const dismissalWord = (reason: string) => (isReason(DISMISSAL_REASONS, reason) ? DISMISSAL[reason]() : reason);
export const hidingWord = (reason: string) => (isReason(HIDING_REASONS, reason) ? HIDING[reason]() : reason);

/** Why this team, when a person said so. */
export function chosenWords(reason: string): string {
  return m.route_chosen_because({ reason: teamReasonWord(reason) });
}

/** Why a report only lies near a recurring place. */
export const spotReasonWord = (reason: string) => (isReason(SPOT_REASONS, reason) ? SPOT[reason]() : reason);
/** Why a report is urgent, or no longer. */
export const urgencyReasonWord = (reason: string) => urgentByHandWord(reason) ?? calmWord(reason);

/** What the forms that correct an automatic decision offer. */
export function correctionChoices() {
  return {
    teamReasons: TEAM_REASONS.map((code) => ({ code, word: teamReasonWord(code) })),
    dismissalReasons: DISMISSAL_REASONS.map((code) => ({ code, word: dismissalWord(code) })),
    urgentReasons: URGENT_REASONS.map((code) => ({ code, word: urgencyReasonWord(code) })),
    calmReasons: CALM_REASONS.map((code) => ({ code, word: urgencyReasonWord(code) })),
    spotReasons: SPOT_REASONS.map((code) => ({ code, word: spotReasonWord(code) })),
    hidingReasons: HIDING_REASONS.map((code) => ({ code, word: hidingWord(code) }))
  };
}
