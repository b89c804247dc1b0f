import { localDayAt } from '../city/local-time.ts';
import type { Category, City } from '../city/city.ts';
import { metersBetween } from '../geo/distance.ts';
import type { LatLon } from '../geo/point.ts';
import { DAY, type Instant } from '../time.ts';
import type { EvidenceKind } from './duplicate-weights.ts';
import type { DuplicateReason } from './reasons.ts';
import { sharePicture } from './same-picture.ts';
import { textPieces, textSimilarity } from './text-similarity.ts';
import type { Candidate, TriageInput } from './triage.ts';

/** One thing that speaks for or against two reports being the same: how much of it there is, and how to tell it. */
export type Evidence = { kind: EvidenceKind; amount: number; reason: DuplicateReason | null };

/** A new report beside one earlier report. */
export type Comparison = {
  input: TriageInput;
  candidate: Candidate;
  category: Category;
  city: City;
  meters: number;
  now: Instant;
  pieces: ReadonlySet<string>;
  /** Reports of the new one's kind that came in around it lately, whichever of them it may repeat. */
  lately: number;
};

/** Amounts of distance are told in this unit, about the length of three houses. */
const DISTANCE_UNIT_METERS = 50;
/** What came in around the new report within these days is one wave: a storm, a street without light. */
const LATELY_DAYS = 7;
/** Shares that two unrelated reports have in common by chance: what lies above speaks for the same thing, what lies below against. */
const USUAL_PHRASE_SHARE = 0.2;
const USUAL_TEXT_SHARE = 0.2;
/** Texts less alike than this are no reason worth telling. */
const SIMILAR_TEXT_SHARE = 0.4;

/** Sets the new report beside each candidate within the radius. Made once per report, because its own text is cut up once. */
export function compareAll(
  input: TriageInput & { location: LatLon },
  nearby: readonly Candidate[],
  { radiusMeters, ...context }: Pick<Comparison, 'category' | 'city' | 'now'> & { radiusMeters: number }
): Comparison[] {
  const pieces = textPieces(input.text);
  const within = nearby.map((candidate) => ({ candidate, meters: metersBetween(input.location, candidate) })).filter(({ meters }) => meters <= radiusMeters);
  const lately = within.filter(({ candidate }) => isOfSameKind(input, candidate, context.category) && isOfLateDays(input, candidate)).length;
  return within.map((pair) => ({ ...context, ...pair, input, pieces, lately }));
}

function isOfSameKind(input: TriageInput, candidate: Candidate, { subKinds }: Category): boolean {
  return candidate.category === input.category && (subKinds.length === 0 || (input.subKind !== null && candidate.subKind === input.subKind));
}

function isOfLateDays(input: TriageInput, candidate: Candidate): boolean {
  return input.receivedAt - candidate.receivedAt < LATELY_DAYS * DAY;
}

/** Everything that is known about a pair, in the order in which it is told. What is unknown on one side is left out. */
export function evidenceOf(comparison: Comparison): Evidence[] {
  return [
    distance(comparison),
    age(comparison),
    kindOfThing(comparison),
    wave(comparison),
    address(comparison),
    phrases(comparison),
    text(comparison),
    picture(comparison),
    closing(comparison)
  ].filter((evidence) => evidence !== null);
}

function distance({ meters }: Comparison): Evidence {
  return { kind: 'distance', amount: meters / DISTANCE_UNIT_METERS, reason: { code: 'distance', meters: Math.round(meters) } };
}

/** Doublings of the days between the two: the step from today to tomorrow says as much as that from one week to two. */
function age({ input, candidate, city }: Comparison): Evidence {
  const elapsed = Math.abs(input.receivedAt - candidate.receivedAt) / DAY;
  const days = Math.abs(localDayAt(input.receivedAt, city.timeZone) - localDayAt(candidate.receivedAt, city.timeZone));
  return { kind: 'age', amount: Math.log2(1 + elapsed), reason: { code: 'age', days } };
}

function kindOfThing({ input, candidate, category, city }: Comparison): Evidence | null {
  if (candidate.category === input.category) {
    return isOfSameKind(input, candidate, category)
      ? { kind: 'sameSubKind', amount: 1, reason: { code: 'same_sub_kind' } }
      : { kind: 'sameCategory', amount: 1, reason: { code: 'same_category' } };
  }
  const group = city.categories.find(({ code }) => code === candidate.category)?.group;
  return group === category.group ? { kind: 'sameGroup', amount: 1, reason: { code: 'same_group' } } : null;
}

/** Doublings of their number: where many of a kind just came in around it, one of them says less. Not told, as it speaks for none. */
function wave({ input, candidate, category, lately }: Comparison): Evidence | null {
  if (lately === 0 || !isOfSameKind(input, candidate, category)) return null;
  return { kind: 'sameKindLately', amount: Math.log2(1 + lately), reason: null };
}

function address({ input: { place }, candidate: { place: other } }: Comparison): Evidence | null {
  if (place.street === null || place.street !== other.street) return null;
  const sameHouse = place.houseNumber !== null && place.houseNumber === other.houseNumber;
  return sameHouse ? { kind: 'sameAddress', amount: 1, reason: { code: 'same_address' } } : { kind: 'sameStreet', amount: 1, reason: { code: 'same_street' } };
}

function phrases({ input, candidate }: Comparison): Evidence | null {
  if (input.phrases.length === 0 || candidate.phrases.length === 0) return null;
  const shared = input.phrases.filter((phrase) => candidate.phrases.includes(phrase));
  const share = shared.length / new Set([...input.phrases, ...candidate.phrases]).size;
  return { kind: 'phrases', amount: share - USUAL_PHRASE_SHARE, reason: shared.length > 0 ? { code: 'shared_phrases', phrases: shared } : null };
}

function text({ pieces, candidate }: Comparison): Evidence | null {
  if (pieces.size === 0 || candidate.text === null) return null;
  const share = textSimilarity(pieces, textPieces(candidate.text));
  if (share === null) return null;
  const isTold = share >= SIMILAR_TEXT_SHARE;
  return { kind: 'text', amount: share - USUAL_TEXT_SHARE, reason: isTold ? { code: 'similar_text', share: Math.round(share * 100) / 100 } : null };
}

/** Precise but rare: other pictures, or none, say nothing. */
function picture({ input, candidate }: Comparison): Evidence | null {
  const same = sharePicture(input.pictures ?? [], candidate.pictures ?? []);
  return same ? { kind: 'samePicture', amount: 1, reason: { code: 'same_picture' } } : null;
}

function closing({ candidate: { state, closedAt }, now }: Comparison): Evidence | null {
  if (state !== 'closed' || closedAt === null) return null;
  return { kind: 'recentlyClosed', amount: 1, reason: { code: 'recently_closed', days: Math.max(0, Math.floor((now - closedAt) / DAY)) } };
}
