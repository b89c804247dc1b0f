import type { Results, SizeResult } from './page.ts';

/** One thing that is promised about speed, and whether this run kept it. */
export type Limit = { what: string; found: number; limit: number; unit: string };

/** Every limit that this run could measure. */
export function limitsOf({ sizes, postgres, locate, flatbush }: Results): Limit[] {
  const [first] = sizes;
  const last = sizes.at(-1);
  if (!first || !last) return [];
  const worst = (ratio: (size: SizeResult) => number) => Math.max(...sizes.map(ratio));
  const slope = sizes.length > 1 ? [{ what: 'log-log slope of the look-up', found: slopeOf(first, last), limit: 0.2, unit: '' }] : [];
  const trip = postgres
    ? [{ what: 'look-up ÷ the same look-up in PostgreSQL, largest size', found: postgres.product.p50 / postgres.lookUp.p50, limit: 0.5, unit: ' ×' }]
    : [];
  return [
    ...slope,
    { what: 'look-up ÷ R\\*Tree, worst size', found: worst(({ lookUp, rTree }) => lookUp.p50 / rTree.p50), limit: 2, unit: ' ×' },
    ...trip,
    { what: 'look-up and triage, worst size', found: worst(({ triage }) => triage.p50), limit: 500, unit: ' µs' },
    { what: 'district of a point ÷ flatbush', found: locate.p50 / flatbush.p50, limit: 1.5, unit: ' ×' },
    { what: 'insert with ÷ without the index, worst size', found: worst(({ upkeep }) => upkeep.indexed / upkeep.bare), limit: 2.5, unit: ' ×' }
  ];
}

function slopeOf(first: SizeResult, last: SizeResult): number {
  return Math.log(last.lookUp.p50 / first.lookUp.p50) / Math.log(last.size / first.size);
}
