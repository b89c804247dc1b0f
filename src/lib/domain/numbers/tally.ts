import { localDayAt, type LocalDay } from '../city/local-time.ts';
import { SIGNED_STATES, OUTCOMES, type Outcome, type PublicKind, type ReportState } from '../report/report.ts';
import { DAY, type Instant } from '../time.ts';
import { AGE_ENDS, ageClass } from './age.ts';
import { firstDayOf, mondayOf, monthOf, type Month } from './calendar.ts';
import type { Exits } from './incidence.ts';

/** What is counted of the reports that one month received, beside the days and ages below. */
export const COUNTS = ['merged', ...SIGNED_STATES, ...OUTCOMES, 'reopened', 'asked', 'answered', 'solved'] as const;
export type Count = (typeof COUNTS)[number];

/** How an ending enters the times: `not_found` is kept apart, because the age at the visit stands beside it. */
const ENDINGS = ['fixed', 'not_found', 'other'] as const;

const LONGEST_MONTH = 31;
const OPEN_DAYS_AT = COUNTS.length;
const AGES_AT = OPEN_DAYS_AT + LONGEST_MONTH;
/** Length of a tally. Its order: the counts, how many are open by day of receipt, then the ages at the end by kind of ending. */
export const TALLY_LENGTH = AGES_AT + ENDINGS.length * AGE_ENDS.length;

/** Everything the figures know of one report. No place, no text, no person. */
export type CountedFacts = {
  publicKind: PublicKind;
  state: ReportState;
  outcome: Outcome | null;
  isMerged: boolean;
  receivedAt: Instant;
  closedAt: Instant | null;
  wasReopened: boolean;
  asked: number;
  answered: number;
  solved: number;
};

/** One report's share of the figures: by how much it raises which cells of its month, and the weeks in which it came in and went out. */
export type Share = { month: Month; cells: [cell: number, by: number][]; cameIn: LocalDay | null; wentOut: LocalDay | null };

/**
 * What one report adds to the figures (docs/numbers.md). A place ("Ort") is a main report with everything merged into it;
 * states, times and weeks count places, and a merged report only counts as merged. A counts-only or held report adds nothing.
 */
export function shareOf(facts: CountedFacts, timeZone: string): Share | null {
  if (facts.publicKind === 'counts' || facts.state === 'held') return null;
  const day = localDayAt(facts.receivedAt, timeZone);
  const month = monthOf(day);
  const answers: Share['cells'] = (['asked', 'answered', 'solved'] as const).map((name) => [cellOf(name), facts[name]]);
  if (facts.isMerged) return { month, cells: withoutZero([[cellOf('merged'), 1], ...answers]), cameIn: null, wentOut: null };
  const reopened: Share['cells'] = [[cellOf('reopened'), Number(facts.wasReopened)]];
  if (facts.state !== 'closed') {
    const open: Share['cells'] = [
      [cellOf(facts.state === 'still_there' ? 'in_progress' : facts.state), 1],
      [OPEN_DAYS_AT + day - firstDayOf(month), 1]
    ];
    return { month, cells: withoutZero([...open, ...reopened, ...answers]), cameIn: mondayOf(day), wentOut: null };
  }
  const outcome = facts.outcome ?? 'no_answer';
  const closedAt = facts.closedAt ?? facts.receivedAt;
  const closed: Share['cells'] = [
    [cellOf(outcome), 1],
    [ageCell(outcome, ageClass((closedAt - facts.receivedAt) / DAY)), 1]
  ];
  return { month, cells: withoutZero([...closed, ...reopened, ...answers]), cameIn: mondayOf(day), wentOut: mondayOf(localDayAt(closedAt, timeZone)) };
}

export function countIn(tally: ArrayLike<number>, name: Count): number {
  return tally[cellOf(name)] ?? 0;
}

/** Reports that stand for a place: all but the merged ones. */
export function placesIn(tally: ArrayLike<number>): number {
  return [...SIGNED_STATES, ...OUTCOMES].reduce((sum, name) => sum + countIn(tally, name), 0);
}

export function openIn(tally: ArrayLike<number>): number {
  return SIGNED_STATES.reduce((sum, name) => sum + countIn(tally, name), 0);
}

/** Ages at the end and ages today of what these months received, ready for the incidence. */
export function exitsOf(months: readonly { month: Month; tally: ArrayLike<number> }[], today: LocalDay): Exits & { notFound: number[] } {
  const fixed = zeros();
  const other = zeros();
  const notFound = zeros();
  const open = zeros();
  for (const { month, tally } of months) {
    for (let step = 0; step < AGE_ENDS.length; step++) {
      const visits = tally[AGES_AT + AGE_ENDS.length + step] ?? 0;
      fixed[step] = (fixed[step] ?? 0) + (tally[AGES_AT + step] ?? 0);
      notFound[step] = (notFound[step] ?? 0) + visits;
      other[step] = (other[step] ?? 0) + visits + (tally[AGES_AT + 2 * AGE_ENDS.length + step] ?? 0);
    }
    const first = firstDayOf(month);
    for (let day = 0; day < LONGEST_MONTH; day++) {
      const count = tally[OPEN_DAYS_AT + day] ?? 0;
      if (count > 0) open[ageClass(today - first - day)] = (open[ageClass(today - first - day)] ?? 0) + count;
    }
  }
  return { fixed, other, open, notFound };
}

/** Adds the second to the first. */
export function addTally(sum: number[], tally: ArrayLike<number>): void {
  for (let cell = 0; cell < TALLY_LENGTH; cell++) sum[cell] = (sum[cell] ?? 0) + (tally[cell] ?? 0);
}

function cellOf(name: Count): number {
  return COUNTS.indexOf(name);
}

function ageCell(outcome: Outcome, step: number): number {
  const ending = outcome === 'fixed' ? 0 : outcome === 'not_found' ? 1 : 2;
  return AGES_AT + ending * AGE_ENDS.length + step;
}

function withoutZero(cells: Share['cells']): Share['cells'] {
  return cells.filter(([, by]) => by !== 0);
}

function zeros(): number[] {
  return new Array<number>(AGE_ENDS.length).fill(0);
}
