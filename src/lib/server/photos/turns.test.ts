import { describe, expect, it } from 'vitest';
import { createTurns, type Weight } from './turns.ts';

/** Work that ends when told to, and a record of what ran beside what. */
function workshop(limits: { parallel: number; waiting: number }) {
  const inTurn = createTurns(limits);
  const ends: (() => void)[] = [];
  const running: Weight[] = [];
  const seen: string[] = [];
  const begin = (weight: Weight) =>
    inTurn(weight, async () => {
      running.push(weight);
      seen.push(running.toSorted().join('+'));
      await new Promise<void>((end) => ends.push(end));
      running.splice(running.indexOf(weight), 1);
    });
  const endAll = async () => {
    for (let round = 0; round < 20; round += 1) {
      ends.splice(0, 1).forEach((end) => end());
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  return { begin, endAll, seen, ends };
}

describe('taking turns', () => {
  it('lets only so many run at once, and whoever would wait too long is told at once', async () => {
    const { begin, endAll, seen } = workshop({ parallel: 2, waiting: 2 });
    const asked = Array.from({ length: 5 }, () => begin('light'));
    expect(await asked[4]).toEqual({ ok: false, problem: 'busy' });
    await endAll();
    expect((await Promise.all(asked.slice(0, 4))).every(({ ok }) => ok)).toBe(true);
    expect(Math.max(...seen.map((beside) => beside.split('+').length))).toBe(2);
  });

  it('runs heavy work one at a time, while light work passes by', async () => {
    const { begin, endAll, seen } = workshop({ parallel: 2, waiting: 9 });
    const asked = (['heavy', 'heavy', 'light', 'heavy', 'light'] as const).map(begin);
    await endAll();
    await Promise.all(asked);
    expect(seen).toHaveLength(5);
    expect(seen.some((beside) => beside.includes('heavy+heavy'))).toBe(false);
    expect(seen).toContain('heavy+light');
  });

  it('gives the turn back when the work fails', async () => {
    const inTurn = createTurns({ parallel: 1, waiting: 0 });
    await expect(inTurn('heavy', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await inTurn('heavy', async () => 1)).toEqual({ ok: true, value: 1 });
  });
});
