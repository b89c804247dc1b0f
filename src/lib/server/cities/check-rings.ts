import type { City } from '#lib/domain/city/city.ts';
import type { Area, Ring } from '#lib/domain/geo/area.ts';
import type { CityProblem } from './problem.ts';
import { signedSquareMeters } from './square-meters.ts';

const SOURCE = 'export the layer again as GeoJSON (RFC 7946)';

/** Every ring of boundary, districts, quarters and special areas is closed, has a shape, runs the right way and does not cross itself. */
export function checkRings(city: City): CityProblem[] {
  return [
    ...areaProblems('boundary.geojson', 'features.0', city.boundary),
    ...city.districts.flatMap(({ id, area }) => areaProblems('districts.geojson', id, area)),
    ...city.quarters.flatMap(({ id, area }) => areaProblems('quarters.geojson', id, area)),
    ...city.areas.flatMap(({ id, shape }) => (shape.kind === 'polygon' ? areaProblems('areas.geojson', id, shape.area) : []))
  ];
}

function areaProblems(file: string, id: string, area: Area): CityProblem[] {
  return area.flatMap((polygon, p) =>
    polygon.flatMap((ring, r) => {
      const found = ringProblem(ring, r === 0);
      return found ? [{ file, path: `${id}.coordinates.${p}.${r}`, ...found }] : [];
    })
  );
}

function ringProblem(ring: Ring, isOutline: boolean): Pick<CityProblem, 'problem' | 'remedy'> | null {
  const [first, last] = [ring[0], ring.at(-1)];
  if (ring.length < 4) return { problem: `the ring has ${ring.length} points`, remedy: `a ring needs at least four; ${SOURCE}` };
  if (first?.[0] !== last?.[0] || first?.[1] !== last?.[1]) return { problem: 'the ring is not closed', remedy: 'repeat its first point at the end' };
  const crossing = crossingOf(ring);
  if (crossing) return { problem: `the ring crosses itself near lat ${crossing[1]}, lon ${crossing[0]}`, remedy: `mend the line there; ${SOURCE}` };
  const counterClockwise = signedSquareMeters(ring) > 0;
  if (counterClockwise !== isOutline) {
    return {
      problem: `the ring runs ${counterClockwise ? 'counter-clockwise' : 'clockwise'}`,
      remedy: 'reverse the order of its points: outlines run counter-clockwise, holes clockwise'
    };
  }
  return null;
}

type Corner = Ring[number];

/** A corner of the first two edges that cross or touch without following each other. */
function crossingOf(ring: Ring): Corner | null {
  const edges = ring.slice(1).map((to, i): [Corner, Corner] => [ring[i] ?? to, to]);
  for (const [i, [a, b]] of edges.entries()) {
    for (const [j, [c, d]] of edges.entries()) {
      const areNeighbours = j <= i + 1 || (i === 0 && j === edges.length - 1);
      if (!areNeighbours && meet(a, b, c, d)) return c;
    }
  }
  return null;
}

function meet(a: Corner, b: Corner, c: Corner, d: Corner): boolean {
  if (Math.max(a[0], b[0]) < Math.min(c[0], d[0]) || Math.max(c[0], d[0]) < Math.min(a[0], b[0])) return false;
  if (Math.max(a[1], b[1]) < Math.min(c[1], d[1]) || Math.max(c[1], d[1]) < Math.min(a[1], b[1])) return false;
  return turn(a, b, c) * turn(a, b, d) <= 0 && turn(c, d, a) * turn(c, d, b) <= 0;
}

function turn(a: Corner, b: Corner, c: Corner): number {
  return Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
}
