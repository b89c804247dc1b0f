import type { Category, City } from '../city/city.ts';
import { DAY, type Instant } from '../time.ts';
import type { PublicKind } from '../report/report.ts';
import { compareAll, evidenceOf, type Comparison } from './duplicate-evidence.ts';
import { weightOf, weightOfProfile } from './duplicate-weights.ts';
import type { Candidate, Suggestion, TriageInput } from './triage.ts';

/** Nothing further away is the same thing: 95 % of the duplicates that Boston's staff marked in 2011 lie within 100 m. */
export const SEARCH_RADIUS_METERS = 150;
/** A report closed longer ago is history; one closed more recently asks "Wieder da?" and is never joined. */
export const RECENTLY_CLOSED_DAYS = 30;
/** People are shown no more than this: a longer list is not read. */
export const MOST_SHOWN = 3;
/** Score from which two reports are worth a look; the weights are shifted so that it is the middle. */
const SUGGESTED_FROM_SCORE = 0.5;
/** More than are shown, because some of them may turn out not to be for the one who asks. */
const MOST_SUGGESTIONS = 10;

type Context = { nearby: readonly Candidate[]; city: City; now: Instant };

/**
 * Earlier reports that may be the same, best first, each with a score from 0 to 1 and its reasons. The score ranks and
 * has its threshold at one half; it is no probability. A merged report speaks for its main report, so each family is
 * suggested once. Described places have no distance and get none.
 */
export function scoreCandidates(input: TriageInput, context: Context): Suggestion[] {
  const comparisons = comparisonsOf(input, context);
  const suggestions = comparisons
    .map(suggest)
    .filter(({ score }) => score >= SUGGESTED_FROM_SCORE)
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  return oncePerFamily(suggestions, comparisons).slice(0, MOST_SUGGESTIONS);
}

/**
 * The pairs that may be compared at all, whatever their score: a public report is only ever paired with public ones and
 * a counts-only report with its like (product.md, rule 3), within the radius, and not with what is history.
 */
export function comparisonsOf(input: TriageInput, { nearby, city, now }: Context): Comparison[] {
  const { location } = input;
  const category = city.categories.find(({ code }) => code === input.category);
  if (!category || location.kind !== 'point') return [];
  const kind = publicKindOf(input, category);
  const comparable = nearby.filter((candidate) => candidate.id !== input.id && candidate.publicKind === kind && !isHistory(candidate, now));
  return compareAll({ ...input, location }, comparable, { category, city, now, radiusMeters: SEARCH_RADIUS_METERS });
}

/** Whether a resident may see this report under "Schon gemeldet?": public at all, and already published. */
export function mayShowToResident(candidate: Pick<Candidate, 'publicKind' | 'published'>): boolean {
  return candidate.publicKind === 'pin' && candidate.published;
}

/** The stricter of what the category says and what its reporter was promised. */
function publicKindOf({ publicKind }: TriageInput, { visibility }: Category): PublicKind {
  return publicKind === 'counts' ? 'counts' : visibility;
}

function isHistory({ state, closedAt }: Candidate, now: Instant): boolean {
  return state === 'closed' && (closedAt === null || now - closedAt > RECENTLY_CLOSED_DAYS * DAY);
}

function suggest(comparison: Comparison): Suggestion {
  const { candidate, category } = comparison;
  const evidence = evidenceOf(comparison);
  const logOdds = evidence.reduce((sum, { kind, amount }) => sum + weightOf(kind) * amount, weightOfProfile(category.duplicateProfile));
  return {
    id: candidate.id,
    reference: candidate.reference,
    score: Math.round(100_000 / (1 + Math.exp(-logOdds))) / 100_000,
    reasons: evidence.flatMap(({ reason }) => reason ?? [])
  };
}

/** Each main report once, at the place of its best member; a member whose main report is not nearby is left out. */
function oncePerFamily(sorted: readonly Suggestion[], comparisons: readonly Comparison[]): Suggestion[] {
  const candidates = new Map(comparisons.map(({ candidate }) => [candidate.id, candidate]));
  const families = new Map<string, Suggestion>();
  for (const suggestion of sorted) {
    const main = candidates.get(candidates.get(suggestion.id)?.mergedInto ?? suggestion.id);
    if (main && !families.has(main.id)) families.set(main.id, { ...suggestion, id: main.id, reference: main.reference });
  }
  return [...families.values()];
}
