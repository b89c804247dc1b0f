import { localDayAt } from '../city/local-time.ts';
import type { Category, City } from '../city/city.ts';
import { metersBetween } from '../geo/distance.ts';
import { DAY } from '../time.ts';
import type { Instant } from '../time.ts';
import type { PublicKind } from '../report/report.ts';
import type { DuplicateReason } from './reasons.ts';
import { textPieces, textSimilarity } from './text-similarity.ts';
import type { Candidate, Suggestion, TriageInput } from './triage.ts';

/** Nothing further away is the same thing: 95 % of the duplicates that Boston's staff marked in 2011 lie within 100 m. */
export const SEARCH_RADIUS_METERS = 150;
/** A report closed longer ago is history; one closed more recently asks "Wieder da?" and is never joined. */
export const RECENTLY_CLOSED_DAYS = 30;
/** Score from which two reports are worth a look. */
const SUGGESTED_FROM_SCORE = 0.5;
/** A longer list is not read. */
const MOST_SUGGESTIONS = 10;
/** Texts less alike than this are no reason worth telling. */
const SIMILAR_TEXT_SHARE = 0.4;

/**
 * Log-odds that two reports mean the same thing, added up and put through the logistic function. Distance, kind and age
 * follow a regression over the labelled pairs of Boston 311, July to September 2011 (docs/triage.md); Bausteine, text
 * and address are set by hand, since those reports have none.
 */
const WEIGHTS = {
  base: -0.4,
  sameSubKind: 3.6,
  sameCategory: 2,
  sameGroup: 0.5,
  /** Per duplicate radius of the category between the two. */
  perRadius: -0.6,
  /** Per doubling of the days between the two. */
  perDoubledAge: -0.6,
  sameAddress: 0.6,
  /** Times the share of common Bausteine above or below the usual one; nothing when one side has none. */
  phrases: 2,
  usualPhraseShare: 0.2,
  /** Times the likeness of the texts above or below the usual one; nothing when one side has none. */
  text: 4,
  usualTextShare: 0.2,
  recentlyClosed: -1
} as const;

type Comparison = { input: TriageInput; candidate: Candidate; category: Category; city: City; meters: number; now: Instant; pieces: ReadonlySet<string> };
type Evidence = { logOdds: number; reason: DuplicateReason | null };

/**
 * Earlier reports that may be the same, best first, each with a score from 0 to 1 and its reasons. A public report
 * is only ever paired with public ones and a counts-only report with its like (product.md, rule 3). A merged report
 * speaks for its main report, so each family is suggested once. Described places have no distance and get none.
 */
export function scoreCandidates(input: TriageInput, { nearby, city, now }: { nearby: readonly Candidate[]; city: City; now: Instant }): Suggestion[] {
  const { location } = input;
  const category = city.categories.find(({ code }) => code === input.category);
  if (!category || location.kind !== 'point') return [];
  const kind = publicKindOf(input, category);
  const comparable = nearby.filter((candidate) => candidate.id !== input.id && candidate.publicKind === kind && !isHistory(candidate, now));
  const pieces = textPieces(input.text);
  const suggestions = comparable
    .map((candidate) => ({ input, candidate, category, city, now, pieces, meters: metersBetween(location, candidate) }))
    .filter(({ meters }) => meters <= SEARCH_RADIUS_METERS)
    .map(suggest)
    .filter(({ score }) => score >= SUGGESTED_FROM_SCORE)
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  return oncePerFamily(suggestions, comparable).slice(0, MOST_SUGGESTIONS);
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
  const { candidate } = comparison;
  const evidence = [distance, age, kindOfThing, address, phrases, text, closing].map((look) => look(comparison));
  const logOdds = evidence.reduce<number>((sum, each) => sum + each.logOdds, WEIGHTS.base);
  return {
    id: candidate.id,
    reference: candidate.reference,
    score: Math.round(1000 / (1 + Math.exp(-logOdds))) / 1000,
    reasons: evidence.flatMap(({ reason }) => reason ?? [])
  };
}

function distance({ meters, category }: Comparison): Evidence {
  return { logOdds: WEIGHTS.perRadius * (meters / category.duplicateRadiusMeters), reason: { code: 'distance', meters: Math.round(meters) } };
}

function age({ input, candidate, city }: Comparison): Evidence {
  const elapsed = Math.abs(input.receivedAt - candidate.receivedAt) / DAY;
  const days = Math.abs(localDayAt(input.receivedAt, city.timeZone) - localDayAt(candidate.receivedAt, city.timeZone));
  return { logOdds: WEIGHTS.perDoubledAge * Math.log2(1 + elapsed), reason: { code: 'age', days } };
}

function kindOfThing({ input, candidate, category, city }: Comparison): Evidence {
  if (candidate.category === input.category) {
    const same = input.subKind !== null && candidate.subKind === input.subKind;
    return same ? { logOdds: WEIGHTS.sameSubKind, reason: { code: 'same_sub_kind' } } : { logOdds: WEIGHTS.sameCategory, reason: { code: 'same_category' } };
  }
  const group = city.categories.find(({ code }) => code === candidate.category)?.group;
  return group === category.group ? { logOdds: WEIGHTS.sameGroup, reason: { code: 'same_group' } } : NOTHING;
}

function address({ input: { place }, candidate: { place: other } }: Comparison): Evidence {
  const same = place.street !== null && place.houseNumber !== null && place.street === other.street && place.houseNumber === other.houseNumber;
  return same ? { logOdds: WEIGHTS.sameAddress, reason: { code: 'same_address' } } : NOTHING;
}

function phrases({ input, candidate }: Comparison): Evidence {
  if (input.phrases.length === 0 || candidate.phrases.length === 0) return NOTHING;
  const shared = input.phrases.filter((phrase) => candidate.phrases.includes(phrase));
  const share = shared.length / new Set([...input.phrases, ...candidate.phrases]).size;
  return { logOdds: WEIGHTS.phrases * (share - WEIGHTS.usualPhraseShare), reason: shared.length > 0 ? { code: 'shared_phrases', phrases: shared } : null };
}

function text({ pieces, candidate }: Comparison): Evidence {
  const share = textSimilarity(pieces, textPieces(candidate.text));
  if (share === null) return NOTHING;
  const isTold = share >= SIMILAR_TEXT_SHARE;
  return { logOdds: WEIGHTS.text * (share - WEIGHTS.usualTextShare), reason: isTold ? { code: 'similar_text', share: Math.round(share * 100) / 100 } : null };
}

function closing({ candidate: { state, closedAt }, now }: Comparison): Evidence {
  if (state !== 'closed' || closedAt === null) return NOTHING;
  return { logOdds: WEIGHTS.recentlyClosed, reason: { code: 'recently_closed', days: Math.max(0, Math.floor((now - closedAt) / DAY)) } };
}

const NOTHING: Evidence = { logOdds: 0, reason: null };

/** Each main report once, at the place of its best member; a member whose main report is not nearby is left out. */
function oncePerFamily(sorted: readonly Suggestion[], comparable: readonly Candidate[]): Suggestion[] {
  const candidates = new Map(comparable.map((candidate) => [candidate.id, candidate]));
  const families = new Map<string, Suggestion>();
  for (const suggestion of sorted) {
    const main = candidates.get(candidates.get(suggestion.id)?.mergedInto ?? suggestion.id);
    if (main && !families.has(main.id)) families.set(main.id, { ...suggestion, id: main.id, reference: main.reference });
  }
  return [...families.values()];
}
