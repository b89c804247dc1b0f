import type { LatLon } from '../geo/point.ts';
import type { City } from './city.ts';
import type { KnownObject } from './known-object.ts';
import { locate } from './locate.ts';

/** A place that a link names: a point in the city, and the known object that stands there. */
export type LinkedPlace = LatLon & { object: KnownObject | null };

const POINT = /^(-?\d{1,2}(?:\.\d{1,10})?),(-?\d{1,3}(?:\.\d{1,10})?)$/;

/**
 * The place in a link of a QR code: `objekt=container:C-301` names a known object by kind and number, `ort=51.4818,7.2162` a
 * point in degrees. null for an object that the city does not have and for a point that is none or lies outside.
 */
export function linkedPlace({ object, point }: { object: string | null; point: string | null }, city: City): LinkedPlace | null {
  if (object !== null) {
    const found = city.objects.find(({ kind, id }) => `${kind}:${id}` === object);
    return found ? { lat: found.lat, lon: found.lon, object: found } : null;
  }
  const [, lat, lon] = POINT.exec(point ?? '') ?? [];
  const place = { lat: Number(lat), lon: Number(lon) };
  return lat !== undefined && lon !== undefined && locate(place, city).inside ? { ...place, object: null } : null;
}
