/** A repeatable source of chance for the demo data: the same seed makes the same city. */
export type Chance = {
  /** 0 ≤ x < 1 */
  next: () => number;
  whole(below: number): number;
  between(low: number, high: number): number;
  pick<T>(list: readonly T[]): T;
  weighted<T>(list: readonly (readonly [T, number])[]): T;
  is(share: number): boolean;
  /** Each entry with this chance, in the given order. */
  some<T>(list: readonly T[], share: number): T[];
};

/** Mulberry32 (public domain, Tommy Ettinger): small, fast and good enough for made-up reports; never for secrets. */
export function createChance(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const chance: Chance = {
    next,
    whole: (below) => Math.floor(next() * below),
    between: (low, high) => low + next() * (high - low),
    pick: (list) => entry(list, Math.floor(next() * list.length)),
    weighted: (list) => {
      let left = next() * list.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [value, weight] of list) {
        left -= weight;
        if (left < 0) return value;
      }
      return entry(list, list.length - 1)[0];
    },
    is: (share) => next() < share,
    some: (list, share) => list.filter(() => next() < share)
  };
  return chance;
}

function entry<T>(list: readonly T[], index: number): T {
  const value = list[index];
  if (value === undefined) throw new RangeError(`no entry ${index} in a list of ${list.length}`);
  return value;
}
