import { FLAG_REASONS, type FlagReason } from '#lib/domain/report/flag.ts';
import { m } from '#lib/i18n/paraglide/messages.js';

const WORDS = {
  shows_somebody: m.flag_shows_somebody,
  offends: m.flag_offends,
  untrue: m.flag_untrue,
  endangers: m.flag_endangers,
  other: m.flag_other
} satisfies Record<FlagReason, () => string>;

/** What is wrong with a public entry, in words; codes of forms and of stored events come as text. */
export function flagReasonWord(reason: string): string {
  const known = FLAG_REASONS.find((code) => code === reason);
  return known ? WORDS[known]() : reason;
}
