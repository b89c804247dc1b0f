/** Log-odds before any evidence, shifted so that 0 is worth showing. This file is made by `npm run fit:dedupe` (docs/triage.md). */
export const BASE = -1.61;

/** Log-odds per unit of evidence. */
export const FITTED = {
  distance: -0.94,
  age: -0.6,
  sameSubKind: 4.08,
  sameCategory: 2.32,
  sameKindLately: -0.47,
  sameAddress: 0.84,
  sameStreet: 0.58,
  recentlyClosed: -1.01
} as const;

/** How often a kind of thing is reported twice, as log-odds to be added. */
export const PROFILES = {
  lighting: 2.77,
  graffiti: 2.66,
  vehicle: 2.38,
  green: 2.06,
  litter: 0.75,
  other: -0.75,
  signs: -1.49,
  safety: -1.05,
  road: -1.94,
  pests: -1.74
} as const;
