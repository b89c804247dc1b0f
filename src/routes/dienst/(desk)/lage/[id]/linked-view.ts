import type { City } from '#lib/domain/city/city.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { labelOf, placeWords, stateWord } from '#lib/report-ui/words.ts';
import { whenWords } from '../../situation-words.ts';

type LinkedReport = NonNullable<Awaited<ReturnType<App.Locals['app']['situations']['open']>>>['reports'][number];

/** Which reports of a Lage are shown and meant. */
export type LinkedFilter = { all: boolean; district: string | null; category: string | null };

export function readFilter({ searchParams }: URL): LinkedFilter {
  const param = (name: string) => searchParams.get(name) || null;
  return { all: param('stand') === 'alle', district: param('bezirk'), category: param('kategorie') };
}

/** What follows a main report gets its answer with it, so that it is shown among all and never meant. */
export function matches({ state, mergedInto, districtId, category }: LinkedReport, filter: LinkedFilter): boolean {
  const isShown = filter.all || (state !== 'closed' && mergedInto === null);
  return isShown && (filter.district === null || districtId === filter.district) && (filter.category === null || category === filter.category);
}

/** One line of the list. */
export function linkedWords(report: LinkedReport, city: City) {
  const category = city.categories.find(({ code }) => code === report.category);
  return {
    reference: report.reference,
    pick: report.mergedInto === null ? pickOf(report) : null,
    icon: category?.icon ?? 'other',
    category: report.subKind ? labelOf(category?.subKinds ?? [], report.subKind) : labelOf(city.categories, report.category),
    place: report.described ? m.place_described() : placeWords(report, city),
    when: whenWords(report.receivedAt),
    state: report.state,
    outcome: report.outcome,
    stateWord: report.mergedInto === null ? stateWord(report.state, report.outcome) : m.situation_follows(),
    urgent: report.urgency !== null && report.state !== 'closed',
    counts: report.publicKind === 'counts'
  };
}

/** A report as it was seen, in one word of a form. */
export const pickOf = ({ reference, version }: Pick<LinkedReport, 'reference' | 'version'>): string => `${reference}.${version}`;

/** The same read again; what no form of ours sends is left out. */
export function readPicks(words: readonly string[]): { reference: string; version: number }[] {
  return words.flatMap((word) => {
    const [, reference, version] = /^([A-Z]{2}-\w{3}-\w{3})\.(\d{1,9})$/.exec(word) ?? [];
    return reference && version ? [{ reference, version: Number(version) }] : [];
  });
}
