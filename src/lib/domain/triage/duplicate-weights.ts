import { BASE, FITTED, PROFILES } from './fitted-weights.ts';

/** Kinds of thing that differ in how often they are reported twice; a city gives one to each category. */
export type DuplicateProfile = keyof typeof PROFILES;

export function isDuplicateProfile(name: string): name is DuplicateProfile {
  return Object.hasOwn(PROFILES, name);
}

/**
 * Log-odds set by hand: the reports that the others were fitted on have no groups above the category, no Bausteine, no text and
 * no pictures. The same picture outweighs everything that speaks against a pair within the radius.
 */
const BY_HAND = { sameGroup: 0.5, phrases: 2, text: 4, samePicture: 12 } as const;

export type EvidenceKind = keyof typeof FITTED | keyof typeof BY_HAND;

const WEIGHTS = { ...FITTED, ...BY_HAND };

/** Log-odds per unit of one kind of evidence. */
export function weightOf(kind: EvidenceKind): number {
  return WEIGHTS[kind];
}

/** Log-odds before any evidence. */
export function weightOfProfile(profile: DuplicateProfile): number {
  return BASE + PROFILES[profile];
}
