/** Log-odds before any evidence, shifted so that 0 is worth showing. This file is made by `npm run fit:dedupe` (docs/triage.md). */
export const BASE = -1.53;

/** Log-odds per unit of evidence. */
export const FITTED = {
  distance: -1.07,
  age: -0.52,
  sameSubKind: 3.41,
  sameCategory: 2.45,
  sameAddress: 0.78,
  sameStreet: 0.45,
  recentlyClosed: -0.97
} as const;

/** How often a kind of thing is reported twice, as log-odds to be added. */
export const PROFILES = {
  lighting: 2.87,
  graffiti: 2.69,
  vehicle: 2.45,
  green: 1.89,
  litter: 0.97,
  other: -0.68,
  signs: -1.37,
  safety: -0.92,
  road: -2.17,
  pests: -1.55
} as const;
