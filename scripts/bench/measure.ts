export type Measured = { p50: number; p99: number };

const ROUNDS = 4;
/** The first rounds warm up and do not count. */
const COUNTED_ROUNDS = 2;

/**
 * Microseconds per call of several ways to do the same, in turns over the same inputs, so that whatever else the
 * machine does meets all of them alike. Only ratios between them mean something on another machine.
 */
export async function measureInTurns<Input, Name extends string>(
  inputs: readonly Input[],
  ways: Record<Name, (input: Input) => unknown>
): Promise<Record<Name, Measured>> {
  const names = Object.keys(ways) as Name[];
  const taken = new Map<Name, number[]>(names.map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const input of inputs) {
      for (const name of names) {
        const begin = process.hrtime.bigint();
        const answer = ways[name](input);
        if (answer instanceof Promise) await answer;
        if (round >= ROUNDS - COUNTED_ROUNDS) taken.get(name)?.push(Number(process.hrtime.bigint() - begin) / 1000);
      }
    }
  }
  return Object.fromEntries(names.map((name) => [name, measuredOf(taken.get(name) ?? [])])) as Record<Name, Measured>;
}

function measuredOf(taken: number[]): Measured {
  taken.sort((a, b) => a - b);
  const at = (share: number): number => taken[Math.floor(taken.length * share)] ?? NaN;
  return { p50: at(0.5), p99: at(0.99) };
}
