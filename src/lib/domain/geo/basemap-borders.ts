import type { LatLon } from './point.ts';
import type { Area, Ring } from './area.ts';

/**
 * Borders of areas as lines in which every edge occurs once, without the edges of `known`. Two dashed lines on top of
 * each other would look like a third kind of line.
 */
export function bordersOnce(areas: readonly Area[], known: readonly Area[]): LatLon[][] {
  const seen = new Set<string>();
  for (const ring of rings(known)) for (let i = 1; i < ring.length; i++) seen.add(edgeKey(ring[i - 1], ring[i]));
  return rings(areas).flatMap((ring) => freshRuns(ring, seen));
}

/** Parts of a ring whose edges were not seen before; marks them as seen. */
function freshRuns(ring: Ring, seen: Set<string>): LatLon[][] {
  const runs: LatLon[][] = [];
  let run: LatLon[] = [];
  for (let i = 1; i < ring.length; i++) {
    const from = ring[i - 1];
    const to = ring[i];
    if (!from || !to) continue;
    const key = edgeKey(from, to);
    if (seen.has(key)) {
      if (run.length > 1) runs.push(run);
      run = [];
      continue;
    }
    seen.add(key);
    if (run.length === 0) run.push({ lat: from[1], lon: from[0] });
    run.push({ lat: to[1], lon: to[0] });
  }
  if (run.length > 1) runs.push(run);
  return runs;
}

function rings(areas: readonly Area[]): Ring[] {
  return areas.flat(2);
}

/** The same for both directions of an edge. */
function edgeKey(a: [number, number] | undefined, b: [number, number] | undefined): string {
  const [first, second] = [`${a?.[0]},${a?.[1]}`, `${b?.[0]},${b?.[1]}`].sort();
  return `${first} ${second}`;
}
