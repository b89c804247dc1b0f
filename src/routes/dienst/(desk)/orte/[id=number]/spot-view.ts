import type { City } from '#lib/domain/city/city.ts';
import type { Comparison } from '#lib/domain/spots/measure.ts';
import type { Instant } from '#lib/domain/time.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { shortDateYearWords } from '#lib/report-ui/dates.ts';
import { labelOf, placeWords, stateWord } from '#lib/report-ui/words.ts';
import { sinceWords, spotPlaceWords } from '../../spot-words.ts';

type SpotFile = NonNullable<Awaited<ReturnType<App.Locals['app']['spots']['open']>>>;
type Occasion = SpotFile['occasions'][number];

/** Reports that are listed one by one; the figures count all. */
const LISTED = 60;
const NUMBER = new Intl.NumberFormat('de', { maximumFractionDigits: 1 });

/** A recurring place in the words of the desk. */
export function spotView(file: SpotFile, city: City, now: Instant) {
  const { place, occasions, medianDays } = file;
  const first = occasions[0]?.receivedAt ?? now;
  return {
    id: place.id,
    title: spotPlaceWords(place, city),
    group: labelOf(city.groups, place.group),
    team: labelOf(city.teams, file.team),
    isCounted: occasions.some(({ publicKind }) => publicKind === 'counts'),
    total: occasions.length,
    recent: occasions.filter(({ inWindow }) => inWindow).length,
    since: sinceWords(first, now),
    median: medianDays === null ? '–' : NUMBER.format(medianDays < 10 ? Math.round(medianDays * 10) / 10 : Math.round(medianDays)),
    outcomes: outcomesOf(occasions),
    reports: occasions
      .toReversed()
      .slice(0, LISTED)
      .map((occasion) => reportLine(occasion, city)),
    hidden: Math.max(0, occasions.length - LISTED),
    measures: file.measures.map((measure) => ({
      id: measure.id,
      what: measure.what,
      who: measure.team ? labelOf(city.teams, measure.team) : labelOf(city.organisations, measure.organisation),
      from: shortDateYearWords(measure.startsAt),
      isAhead: measure.startsAt > now,
      isWithdrawn: measure.withdrawnAt !== null,
      comparison: comparisonWords(measure.comparison)
    })),
    history: historyOf(file),
    mayPlan: file.mayPlan
  };
}

export type SpotView = ReturnType<typeof spotView>;

function reportLine({ reference, category, subKind, state, outcome, receivedAt, publicKind, ...place }: Occasion, city: City) {
  const known = city.categories.find(({ code }) => code === category);
  return {
    reference,
    icon: known?.icon ?? 'other',
    kind: subKind ? labelOf(known?.subKinds ?? [], subKind) : labelOf(city.categories, category),
    place: placeWords(place, city),
    isCounted: publicKind === 'counts',
    state,
    outcome,
    stateWord: stateWord(state, outcome),
    when: shortDateYearWords(receivedAt)
  };
}

/** How the reports ended, the most frequent first; open ones last. */
function outcomesOf(occasions: readonly Occasion[]): { word: string; count: number }[] {
  const closed = Map.groupBy(
    occasions.filter(({ outcome }) => outcome !== null),
    ({ outcome }) => outcome
  );
  const counted = [...closed].map(([outcome, all]) => ({ word: stateWord('closed', outcome), count: all.length })).sort((a, b) => b.count - a.count);
  const open = occasions.filter(({ state }) => state !== 'closed').length;
  return open > 0 ? [...counted, { word: m.spot_open(), count: open }] : counted;
}

/** What can honestly be said about before and after, in plain words, with the uncertainty. */
export function comparisonWords({ before, after, beforeDays, afterDays, verdict, ratio }: Comparison) {
  const periods = [
    { word: m.measure_before({ days: Math.round(beforeDays) }), count: before },
    { word: m.measure_after({ days: Math.floor(afterDays) }), count: after }
  ];
  return { periods, verdict, words: VERDICTS[verdict](), range: verdict === 'too_early' || verdict === 'too_few' ? null : rangeWords(ratio) };
}

const VERDICTS = {
  too_early: m.measure_too_early,
  too_few: m.measure_too_few,
  fewer: m.measure_fewer,
  more: m.measure_more,
  unclear: m.measure_unclear
} satisfies Record<Comparison['verdict'], () => string>;

/** "Je Tag kommen jetzt zwischen 5 % und 60 % der Meldungen von vorher": the 95 % interval. */
function rangeWords(ratio: Comparison['ratio']): string | null {
  if (!ratio) return null;
  const from = Math.round(ratio.from * 100);
  return Number.isFinite(ratio.to) ? m.measure_range({ from, to: Math.round(ratio.to * 100) }) : m.measure_range_open({ from });
}

/** Who recorded and who took back what, newest first. */
function historyOf({ measures }: SpotFile): { what: string; word: string; when: string; who: string; at: Instant; isUndo: boolean }[] {
  return measures
    .flatMap((measure) => {
      const line = (word: string, at: Instant, who: string | null, isUndo: boolean) => ({
        what: measure.what,
        word,
        when: shortDateYearWords(at),
        who: who ?? m.actor_system(),
        at,
        isUndo
      });
      const added = line(m.measure_added(), measure.createdAt, measure.createdByName, false);
      return measure.withdrawnAt === null ? [added] : [added, line(m.measure_withdrawn(), measure.withdrawnAt, measure.withdrawnByName, true)];
    })
    .sort((a, b) => b.at - a.at);
}
