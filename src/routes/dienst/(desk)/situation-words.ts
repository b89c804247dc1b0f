import type { City } from '#lib/domain/city/city.ts';
import type { Situation } from '#lib/domain/situation/situation.ts';
import { listWords } from '#lib/i18n/current.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { shortDateWords, timeWords } from '#lib/report-ui/dates.ts';
import { labelOf } from '#lib/report-ui/words.ts';
import { situationPlace, situationWord } from '#lib/server/http/situation-notice.ts';
import type { Instant } from '#lib/domain/time.ts';

/** A Lage in the words of the desk. */
export function situationWords(situation: Situation, city: City) {
  const { id, kind, sentence, categories, startsAt, endedAt } = situation;
  return {
    id,
    title: m.banner_title({ kind: situationWord(kind), place: situationPlace(situation, city) }),
    sentence,
    isInForce: endedAt === null,
    when: endedAt === null ? m.situation_since({ start: whenWords(startsAt) }) : m.situation_from_to({ start: whenWords(startsAt), end: whenWords(endedAt) }),
    only: categories.length === 0 ? null : m.situation_only({ categories: listWords(categories.map((code) => labelOf(city.categories, code))) })
  };
}

export type SituationWords = ReturnType<typeof situationWords>;

export const whenWords = (at: Instant): string => `${shortDateWords(at)}, ${timeWords(at)}`;
