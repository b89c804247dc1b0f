/** How many reports a cluster stands for, and how they stand. */
export type ClusterShares = { count: number; open: number; fixed: number };
export type RingPart = { share: 'open' | 'fixed' | 'other'; /** Length of the part and where it starts, along the ring. */ length: number; start: number };

/** Diameter on the map in pixels, by count: the largest step that is reached counts. */
const DIAMETERS_PX = [
  [100, 62],
  [30, 54],
  [0, 46]
] as const;
const GAP = 2.4;

export function clusterDiameterPx(count: number): number {
  return DIAMETERS_PX.find(([from]) => count >= from)?.[1] ?? DIAMETERS_PX[2][1];
}

/**
 * The ring of a cluster around a circle of that circumference: open, fixed and otherwise closed reports as shares. Parts
 * that exist are seen even if they are tiny, so that a single open report among hundreds is not hidden.
 */
export function ringParts({ count, open, fixed }: ClusterShares, circumference: number): RingPart[] {
  const present = (
    [
      ['open', open],
      ['fixed', fixed],
      ['other', count - open - fixed]
    ] as const
  ).filter(([, amount]) => amount > 0);
  if (present.length <= 1) return present.map(([share]) => ({ share, length: circumference, start: 0 }));
  const room = circumference - present.length * GAP;
  const smallest = circumference * 0.04;
  const raw = present.map(([share, amount]) => ({ share, length: Math.max(smallest, (room * amount) / count) }));
  const total = raw.reduce((sum, { length }) => sum + length, 0);
  let start = 0;
  return raw.map(({ share, length }) => {
    const part = { share, length: (length * room) / total, start };
    start += part.length + GAP;
    return part;
  });
}
