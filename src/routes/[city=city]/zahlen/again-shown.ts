import { firstDayOf, type Month } from '#lib/domain/numbers/calendar.ts';
import { DAY, HOUR, type Instant } from '#lib/domain/time.ts';
import type { AgainCount, Numbers } from '#lib/server/numbers/verbs.ts';

/** What a page says of places that were reported again: of the whole city by category and by district, or of one district beside the city. */
export function againShown({ from, until, all, categories, areas }: Numbers['again'], district: string | null) {
  const ofDistricts: AgainCount[] = district === null ? areas : areas.filter(({ code }) => code === district);
  return { ...spanOf(from, until), categories: district === null ? [all, ...categories] : [], districts: [all, ...ofDistricts] };
}

/** First and last day of some months, at noon, so that no time zone makes it another day. */
export function spanOf(from: Month, until: Month): { from: Instant; until: Instant } {
  return { from: firstDayOf(from) * DAY + 12 * HOUR, until: (firstDayOf(until + 1) - 1) * DAY + 12 * HOUR };
}
