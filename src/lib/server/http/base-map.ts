import type { City } from '#lib/domain/city/city.ts';
import type { BaseMapData } from '#lib/domain/geo/basemap-data.ts';
import { boxAround } from '#lib/domain/geo/basemap-labels.ts';
import { drawBaseMap, type BaseMap } from '#lib/domain/geo/basemap.ts';
import { baseMapDataOf } from '#lib/domain/geo/basemap-pack.ts';
import type { LatLon } from '#lib/domain/geo/point.ts';

/** A city's data never changes while it is read, so that its drawing data is made once. */
const packed = new WeakMap<City, BaseMapData>();

const MINI_MAP_METERS_PER_PX = 2.4;
const PIN_RADIUS_PX = 32;

export function baseMapData(city: City): BaseMapData {
  const known = packed.get(city);
  if (known) return known;
  const fresh = baseMapDataOf(city);
  packed.set(city, fresh);
  return fresh;
}

/** A small map with one place in its middle, as data for `MiniMap`; words keep away from the pin. */
export function miniMapOf(city: City, center: LatLon, size: { width: number; height: number; metersPerPixel?: number }): BaseMap {
  const { width, height, metersPerPixel = MINI_MAP_METERS_PER_PX } = size;
  return drawBaseMap(baseMapData(city), { center, metersPerPixel, width, height }, [boxAround([width / 2, height / 2], PIN_RADIUS_PX)]);
}

/** Changes whenever the city's files do. */
export function baseMapVersion(city: City): string {
  return city.sha256.slice(0, 12);
}
