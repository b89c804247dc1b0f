import type { City } from '#lib/domain/city/city.ts';

/** The cities this installation serves, read and checked at start (ADR 0004). */
export type CityRegistry = {
  get(cityId: string): City | null;
  list(): City[];
};
