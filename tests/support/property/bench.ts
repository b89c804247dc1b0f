import { runSequences } from './run.ts';

const SEED = 20_261_125;
const SEQUENCES = 5_000;

/** `npm run bench:property [-- SEQUENCES [SEED]]`: many more sequences than `npm test`, the same ones every time. */
const [count, seed] = process.argv.slice(2).map(Number);
const started = Date.now();
const { counterexample, ...ran } = await runSequences({ seed: seed || SEED, count: count || SEQUENCES });
console.log(JSON.stringify({ ...ran, seconds: Math.round((Date.now() - started) / 1000), failed: counterexample !== null }));
if (counterexample !== null) {
  console.error(counterexample);
  process.exitCode = 1;
}
