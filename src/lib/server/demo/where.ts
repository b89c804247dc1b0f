import type { City } from '#lib/domain/city/city.ts';
import { locate } from '#lib/domain/city/locate.ts';
import { placeAt } from '#lib/domain/city/place.ts';
import { metersBetween } from '#lib/domain/geo/distance.ts';
import type { LatLon } from '#lib/domain/geo/point.ts';
import type { Place } from '#lib/domain/report/report.ts';
import type { Chance } from './random.ts';

export type Spot = LatLon & { place: Place };

const RECURRING_SPOTS = 90;
const METERS_PER_DEGREE_LAT = 111_195;

/** Finds real places of the city: near known addresses, and some of them again and again. */
export function createPlaces(city: City, chance: Chance): { anywhere(): Spot; recurring(): Spot; near(spot: LatLon, meters: number): Spot } {
  const anchors = city.addresses;
  const spots = Array.from({ length: RECURRING_SPOTS }, () => near(chance.pick(anchors), 25));

  function near(anchor: LatLon, meters: number): Spot {
    for (let attempt = 0; attempt < 20; attempt += 1) {
      const point = shift(anchor, chance.between(-meters, meters), chance.between(-meters, meters));
      if (metersBetween(anchor, point) <= meters * Math.SQRT2 && locate(point, city).inside) return { ...point, place: placeAt(point, city) };
    }
    return { lat: anchor.lat, lon: anchor.lon, place: placeAt(anchor, city) };
  }

  return {
    anywhere: () => near(chance.pick(anchors), chance.is(0.6) ? 35 : 180),
    // The first spots are the worst, as in every city.
    recurring: () => near(spots[Math.floor(chance.next() ** 2 * spots.length)] ?? chance.pick(anchors), 18),
    near
  };
}

function shift({ lat, lon }: LatLon, eastMeters: number, northMeters: number): LatLon {
  const round = (value: number) => Math.round(value * 1e6) / 1e6;
  return { lat: round(lat + northMeters / METERS_PER_DEGREE_LAT), lon: round(lon + eastMeters / (METERS_PER_DEGREE_LAT * Math.cos((lat * Math.PI) / 180))) };
}
