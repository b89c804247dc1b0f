import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { City } from '#lib/domain/city/city.ts';
import { AppError } from '../errors.ts';
import { readCity } from './read-city.ts';

/** The cities this installation serves, read and checked at start (ADR 0004). */
export type CityRegistry = {
  get(cityId: string): City | null;
  list(): City[];
};

/** A state of a city's data that is kept for good, because reports refer to its number. */
export type CityVersion = { cityId: string; sha256: string; json: string };

/**
 * Reads every city below a folder. `versionOf` records a state and returns its number.
 * Throws `city.invalid` with the problems of the first city that does not pass, `city.none` when there is none.
 */
export function createCityRegistry(citiesFolder: string, versionOf: (version: CityVersion) => number = () => 1): CityRegistry {
  const names = readdirSync(citiesFolder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
  if (names.length === 0) throw new AppError('city.none', { folder: citiesFolder });
  const cities = new Map<string, City>();
  for (const name of names.toSorted()) {
    const read = readCity(join(citiesFolder, name));
    if (!read.ok) throw new AppError('city.invalid', { city: name, problems: read.problems });
    const { id: cityId, sha256 } = read.city;
    if (cityId !== name)
      throw new AppError('city.invalid', {
        city: name,
        problems: [{ file: 'city.json', path: 'id', problem: `is ${cityId}`, remedy: `name the folder ${cityId}` }]
      });
    cities.set(cityId, { ...read.city, version: versionOf({ cityId, sha256, json: read.json }) });
  }
  return { get: (cityId) => cities.get(cityId) ?? null, list: () => [...cities.values()] };
}
