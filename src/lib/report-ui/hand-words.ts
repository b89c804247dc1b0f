import { CALM_REASONS, isReason, URGENT_REASONS, type CalmReason, type UrgentReason } from '#lib/domain/report/correction-reasons.ts';
import { m } from '#lib/i18n/paraglide/messages.js';

const URGENT = { hand_danger: m.urgent_danger, hand_worsens: m.urgent_worsens, hand_rescue: m.urgent_rescue } satisfies Record<UrgentReason, () => string>;
const CALM = { no_danger: m.calm_no_danger, secured: m.calm_secured, untrue: m.calm_untrue } satisfies Record<CalmReason, () => string>;

/** What staff found urgent; null for the code of a rule of the city. */
export const urgentByHandWord = (code: string) => (isReason(URGENT_REASONS, code) ? URGENT[code]() : null);
/** Why something urgent can wait after all. */
export const calmWord = (reason: string) => (isReason(CALM_REASONS, reason) ? CALM[reason]() : reason);
