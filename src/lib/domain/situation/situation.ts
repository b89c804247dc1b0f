import type { City } from '../city/city.ts';
import type { Report } from '../report/report.ts';
import { DAY, type Instant } from '../time.ts';

/** What a Lage is about; coded, so that its banner reads in every language. */
export const SITUATION_KINDS = ['storm', 'heavy_rain', 'snow_ice', 'big_event', 'other'] as const;
export type SituationKind = (typeof SITUATION_KINDS)[number];

/** A Lage: for a while, somewhere, far more is reported than on other days, and nobody means harm by it. */
export type Situation = {
  id: string;
  cityId: string;
  kind: SituationKind;
  /** The city's own sentence for the banner, in German only. */
  sentence: string | null;
  /** Stadtbezirke it covers; empty for the whole city. */
  districts: readonly string[];
  /** Categories it covers; empty for all. */
  categories: readonly string[];
  startsAt: Instant;
  declaredAt: Instant;
  declaredBy: string;
  /** Null while it is in force. */
  endedAt: Instant | null;
  endedBy: string | null;
};

export type SituationDraft = Pick<Situation, 'kind' | 'sentence' | 'districts' | 'categories' | 'startsAt'>;
export type SituationRefusal =
  | 'not-allowed'
  | 'kind-unknown'
  | 'area-unknown'
  | 'category-unknown'
  | 'start-missing'
  | 'start-ahead'
  | 'start-too-long-ago'
  | 'sentence-too-long'
  | 'overlaps'
  | 'not-in-force';

export const SITUATION_SENTENCE_LIMIT = 200;
/** What began longer ago is no Lage any more, and would take too many reports in at once. */
export const SITUATION_STARTS_WITHIN = 7 * DAY;

/** What decides whether a report belongs to a Lage. */
export type Sighting = Pick<Report, 'category' | 'observedAt'> & { districtId: string | null };

/** Why a draft cannot be declared, or null. */
export function whyNotDeclare({ kind, sentence, districts, categories, startsAt }: SituationDraft, city: City, now: Instant): SituationRefusal | null {
  if (!SITUATION_KINDS.includes(kind)) return 'kind-unknown';
  if (!districts.every((id) => city.districts.some((known) => known.id === id))) return 'area-unknown';
  if (!categories.every((code) => city.categories.some((known) => known.code === code))) return 'category-unknown';
  if ((sentence ?? '').length > SITUATION_SENTENCE_LIMIT) return 'sentence-too-long';
  if (!Number.isFinite(startsAt)) return 'start-missing';
  if (startsAt > now) return 'start-ahead';
  return startsAt < now - SITUATION_STARTS_WITHIN ? 'start-too-long-ago' : null;
}

/**
 * Whether a report belongs to it by place, time and category. The time is when it was seen, so that what waited on a phone
 * without a line during a storm still belongs to it.
 */
export function covers({ districts, categories, startsAt, endedAt }: Situation, { districtId, category, observedAt }: Sighting): boolean {
  const isThere = districts.length === 0 || (districtId !== null && districts.includes(districtId));
  const isAbout = categories.length === 0 || categories.includes(category);
  return isThere && isAbout && observedAt >= startsAt && (endedAt === null || observedAt < endedAt);
}

/** Whether one report could belong to both; two such are never in force at the same time, so that a report has one Lage. */
export function overlaps(one: Pick<Situation, 'districts' | 'categories'>, other: Pick<Situation, 'districts' | 'categories'>): boolean {
  return meet(one.districts, other.districts) && meet(one.categories, other.categories);
}

/** An empty list means everything. */
function meet(one: readonly string[], other: readonly string[]): boolean {
  return one.length === 0 || other.length === 0 || one.some((code) => other.includes(code));
}
