import { expect, test } from 'vitest';
import { runSequences } from '../../../../tests/support/property/run.ts';

/** More of them, with the counterexample if there is one: `npm run bench:property`. */
const SEQUENCES = 200;
const MINUTES = 60_000;

test(
  'whatever residents and staff do in whatever order, families stay flat, undo is exact, counts are right and nothing becomes more public',
  async () => {
    expect(await runSequences({ seed: 1, count: SEQUENCES })).toMatchObject({ counterexample: null, sequences: SEQUENCES });
  },
  10 * MINUTES
);
