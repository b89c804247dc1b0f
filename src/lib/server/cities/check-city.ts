import type { City } from '#lib/domain/city/city.ts';
import { checkExamples, checkExamplesExist } from './check-examples.ts';
import { checkPoints } from './check-points.ts';
import { checkRings } from './check-rings.ts';
import { checkResponse } from './check-response.ts';
import { checkRouting } from './check-routing.ts';
import { checkTiling } from './check-tiling.ts';
import type { CityProblem } from './problem.ts';
import { readCity } from './read-city.ts';

export type CheckedCity = { city: City | null; problems: CityProblem[] };

/**
 * Everything that can be wrong in a city's folder. Stops at the first layer that fails: codes need readable files,
 * districts and quarters can only be compared once each ring is sound, points need sound districts and quarters, and the examples of the rules all of it.
 */
export function checkCity(folder: string): CheckedCity {
  const read = readCity(folder);
  if (!read.ok) return { city: null, problems: read.problems };
  const { city } = read;
  const problems = [...checkGeometry(city), ...checkRouting(city), ...checkResponse(city)];
  return { city, problems: problems.length > 0 ? problems : [...checkExamplesExist(city), ...checkExamples(city)] };
}

function checkGeometry(city: City): CityProblem[] {
  const rings = checkRings(city);
  if (rings.length > 0) return rings;
  const tiling = checkTiling(city);
  return tiling.length > 0 ? tiling : checkPoints(city);
}
