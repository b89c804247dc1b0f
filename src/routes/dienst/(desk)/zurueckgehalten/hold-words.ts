import type { HoldReason } from '#lib/domain/abuse/guard.ts';
import { m } from '#lib/i18n/paraglide/messages.js';

const WORDS: Record<HoldReason, () => string> = {
  trap: m.held_reason_trap,
  flood: m.held_reason_flood,
  blocked: m.held_reason_blocked,
  too_fast: m.held_reason_too_fast,
  pace: m.held_reason_pace
};

export function holdReasonWord(reason: HoldReason): string {
  return WORDS[reason]();
}
