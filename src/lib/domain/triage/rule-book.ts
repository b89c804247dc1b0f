import type { City } from '../city/city.ts';
import type { RoutingRule } from '../city/routing-rule.ts';
import { ruleHolds, type Situation } from './rule-match.ts';
import { bothReach, isEmptyReach, isWithinReach, reachOf, type Reach } from './rule-reach.ts';

/** Two rules that can hold for the same report, of which neither wins, although they decide differently. */
export type RuleConflict = { first: RoutingRule; second: RoutingRule };

/** A city's rules with who wins over whom; made once per city, as it looks at every pair. */
export type RuleBook = {
  /** The rule that wins, null when none holds. */
  winner(situation: Situation): RoutingRule | null;
  /** Whether a rule can hold at all. */
  canHold(rule: RoutingRule): boolean;
  conflicts(): RuleConflict[];
};

type Entry = { rule: RoutingRule; reach: Reach; beats: ReadonlySet<RoutingRule> };

const books = new WeakMap<City, RuleBook>();

/**
 * A rule is more specific than another when every report that meets the first also meets the second, but not the other
 * way round. Of the rules that hold, each one that another one is more specific than drops out. If several remain they
 * agree (`city:check` makes sure), and the smallest code is told.
 */
export function ruleBookOf(city: City): RuleBook {
  const known = books.get(city);
  if (known) return known;
  const entries = entriesOf(city);
  const byCategory = new Map(city.categories.map(({ code }) => [code, entries.filter(({ reach }) => reach.categories.has(code))]));
  const reaches = new Map(entries.map(({ rule, reach }) => [rule, reach]));
  const book: RuleBook = {
    winner: (situation) => winnerOf(byCategory.get(situation.category) ?? [], situation),
    canHold: (rule) => !isEmptyReach(reaches.get(rule) ?? reachOf(rule, city)),
    conflicts: () => conflictsOf(entries)
  };
  books.set(city, book);
  return book;
}

/** Whether two rules decide the same. */
export function isSameDecision(a: RoutingRule, b: RoutingRule): boolean {
  return a.team === b.team && a.forwardTo === b.forwardTo && a.deadlineWorkingHours === b.deadlineWorkingHours;
}

function entriesOf(city: City): Entry[] {
  const reached = city.routing.toSorted((a, b) => (a.code < b.code ? -1 : 1)).map((rule) => ({ rule, reach: reachOf(rule, city) }));
  return reached.map(({ rule, reach }) => {
    const wider = reached.filter((other) => isWithinReach(reach, other.reach) && !isWithinReach(other.reach, reach));
    return { rule, reach, beats: new Set(wider.map((other) => other.rule)) };
  });
}

function winnerOf(entries: readonly Entry[], situation: Situation): RoutingRule | null {
  const holding = entries.filter(({ rule }) => ruleHolds(rule, situation));
  return holding.find(({ rule }) => !holding.some(({ beats }) => beats.has(rule)))?.rule ?? null;
}

/** A pair is settled when one wins, when both decide the same, or when a third rule wins over both wherever both hold. */
function conflictsOf(entries: readonly Entry[]): RuleConflict[] {
  return entries.flatMap((a, i) =>
    entries.slice(i + 1).flatMap((b) => {
      if (a.beats.has(b.rule) || b.beats.has(a.rule) || isSameDecision(a.rule, b.rule)) return [];
      const both = bothReach(a.reach, b.reach);
      const isSettled = isEmptyReach(both) || entries.some(({ beats, reach }) => beats.has(a.rule) && beats.has(b.rule) && isWithinReach(both, reach));
      return isSettled ? [] : { first: a.rule, second: b.rule };
    })
  );
}
