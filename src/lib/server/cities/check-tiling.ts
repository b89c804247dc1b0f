import { difference, intersection, union } from 'polyclip-ts';
import type { City } from '#lib/domain/city/city.ts';
import type { Area } from '#lib/domain/geo/area.ts';
import { boundsOf, type Bounds } from '#lib/domain/geo/bounds.ts';
import type { CityProblem } from './problem.ts';
import { squareMeters } from './square-meters.ts';

/** Smaller leftovers come from rounding of coordinates, not from a wrong line. */
const TOLERATED_SQUARE_METERS = 1;

type Part = { id: string; area: Area };

/** Districts fill the boundary and quarters fill their district, without gap and without overlap. Needs sound rings. */
export function checkTiling(city: City): CityProblem[] {
  const problems = tilingProblems('districts.geojson', { id: 'the boundary', area: city.boundary }, city.districts);
  for (const district of city.districts) {
    const own = city.quarters.filter(({ districtId }) => districtId === district.id);
    problems.push(...tilingProblems('quarters.geojson', district, own));
  }
  return problems;
}

function tilingProblems(file: string, whole: Part, parts: readonly Part[]): CityProblem[] {
  const [first, ...rest] = parts.map(({ area }) => area);
  if (!first) return [{ file, path: whole.id, problem: 'nothing lies in it', remedy: 'add its parts' }];
  const covered = union(first, ...rest);
  const problems = overlapProblems(file, parts);
  const gap = difference(whole.area, covered);
  if (squareMeters(gap) > TOLERATED_SQUARE_METERS) {
    problems.push({ file, path: whole.id, problem: `a gap of ${words(gap)}`, remedy: 'let neighbours share their border point by point' });
  }
  const beyond = difference(covered, whole.area);
  if (squareMeters(beyond) > TOLERATED_SQUARE_METERS) {
    problems.push({ file, path: whole.id, problem: `parts reach ${words(beyond)} beyond it`, remedy: 'cut them at its border, or put them where they belong' });
  }
  return problems;
}

function overlapProblems(file: string, parts: readonly Part[]): CityProblem[] {
  const bounded = parts.map((part) => ({ ...part, bounds: boundsOf(part.area) }));
  const problems: CityProblem[] = [];
  for (const [i, a] of bounded.entries()) {
    for (const b of bounded.slice(i + 1)) {
      if (!meet(a.bounds, b.bounds)) continue;
      const common = intersection(a.area, b.area);
      if (squareMeters(common) <= TOLERATED_SQUARE_METERS) continue;
      problems.push({
        file,
        path: `${a.id}, ${b.id}`,
        problem: `they overlap by ${words(common)}`,
        remedy: 'let neighbours share their border point by point'
      });
    }
  }
  return problems;
}

function meet(a: Bounds, b: Bounds): boolean {
  return a.west <= b.east && b.west <= a.east && a.south <= b.north && b.south <= a.north;
}

function words(area: Area): string {
  const [lon, lat] = area[0]?.[0]?.[0] ?? [];
  return `${Math.round(squareMeters(area))} m² near lat ${lat}, lon ${lon}`;
}
