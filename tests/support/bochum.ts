import type { City } from '#lib/domain/city/city.ts';
import { readCity } from '#lib/server/cities/read-city.ts';

/** The real Bochum data, for tests about places and rules. */
export function readBochum(): City {
  const read = readCity('cities/bochum');
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.city;
}
