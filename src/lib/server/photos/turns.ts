/** `heavy` work runs one at a time, beside `light` work. */
export type Weight = 'light' | 'heavy';

export type TurnLimits = { parallel: number; waiting: number };

type Waiting = { weight: Weight; start: () => void };

/** Runs the work when its turn comes; `busy` at once when too many wait already. An error of the work is passed on. */
export type Turns = <T>(weight: Weight, work: () => Promise<T>) => Promise<{ ok: true; value: T } | { ok: false; problem: 'busy' }>;

/** Lets a few pieces of work run at once and a few more wait, first come first served where the weight allows. */
export function createTurns(limits: TurnLimits): Turns {
  const running: Record<Weight, number> = { light: 0, heavy: 0 };
  const waiting: Waiting[] = [];

  const canStart = (weight: Weight): boolean => running.light + running.heavy < limits.parallel && (weight === 'light' || running.heavy === 0);

  function startNext(): void {
    const index = waiting.findIndex(({ weight }) => canStart(weight));
    const [next] = index < 0 ? [] : waiting.splice(index, 1);
    if (!next) return;
    running[next.weight] += 1;
    next.start();
    startNext();
  }

  return async (weight, work) => {
    if (!canStart(weight) && waiting.length >= limits.waiting) return { ok: false, problem: 'busy' };
    await new Promise<void>((start) => {
      waiting.push({ weight, start });
      startNext();
    });
    try {
      return { ok: true, value: await work() };
    } finally {
      running[weight] -= 1;
      startNext();
    }
  };
}
