import type { City } from '#lib/domain/city/city.ts';
import type { Situation, SituationKind } from '#lib/domain/situation/situation.ts';
import { HOUR } from '#lib/domain/time.ts';
import { listWords } from '#lib/i18n/current.ts';
import { m } from '#lib/i18n/paraglide/messages.js';

const KIND_WORDS: Record<SituationKind, () => string> = {
  storm: m.banner_storm,
  heavy_rain: m.banner_heavy_rain,
  snow_ice: m.banner_snow_ice,
  big_event: m.banner_big_event,
  other: m.banner_other
};

/** The kind of a Lage in the reader's language. */
export function situationWord(kind: SituationKind): string {
  return KIND_WORDS[kind]();
}

/** The Stadtbezirke of a Lage, or the whole city. */
export function situationPlace({ districts }: Pick<Situation, 'districts'>, city: City): string {
  const named = city.districts.filter(({ id }) => districts.includes(id)).map(({ name }) => name);
  return named.length === 0 ? m.banner_whole_city({ city: city.name }) : listWords(named);
}

/**
 * The banner of every public page while a Lage is in force, in words, so that no page carries them in eight languages. Null
 * while there is none. `clock` is the real time, also where the server's own is shifted: a page that a device kept shows it for an hour.
 */
export function situationNotice(situations: readonly Situation[], city: City, clock: number) {
  if (situations.length === 0) return null;
  return {
    label: m.banner_label(),
    lines: situations.map((each) => ({
      title: m.banner_title({ kind: situationWord(each.kind), place: situationPlace(each, city) }),
      sentence: each.sentence
    })),
    advice: `${m.banner_report()} ${m.banner_slow()}`,
    danger: m.banner_danger(),
    call: m.banner_call(),
    until: clock + HOUR
  };
}
