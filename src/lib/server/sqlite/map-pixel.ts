import type { LatLon } from '#lib/domain/geo/point.ts';

/** Web Mercator pixels of a 256 px world at zoom 22, so that the pixel at zoom z is `x >> (22 - z)`. */
const PIXEL_ZOOM = 22;
const WORLD_PIXELS = 256 * 2 ** PIXEL_ZOOM;
const EQUATOR_METERS = 40_075_016.686;
/** 8192 pixels are 190 m in Bochum: few cells cover the circle of the search, and not much more than the circle. */
const CELL_BITS = 13;
/** Mercator stretches by latitude inside the circle and uses another Earth radius than the distance; this covers both. */
const RADIUS_MARGIN = 1.01;

export type MapPixel = { x: number; y: number };

/** Inclusive. */
export type CellRange = { west: number; east: number; north: number; south: number };

/** Whole pixel of a point. */
export function toMapPixel({ lat, lon }: LatLon): MapPixel {
  const sine = Math.sin((lat * Math.PI) / 180);
  const north = Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
  return { x: Math.floor((lon / 360 + 0.5) * WORLD_PIXELS), y: Math.floor((0.5 - north) * WORLD_PIXELS) };
}

/** Point of a pixel; fractions allowed. */
export function toLatLon({ x, y }: MapPixel): LatLon {
  const north = (0.5 - y / WORLD_PIXELS) * 2 * Math.PI;
  return { lat: (Math.atan(Math.sinh(north)) * 180) / Math.PI, lon: (x / WORLD_PIXELS - 0.5) * 360 };
}

/** How many bits to shift a pixel to get its square of `2 ** sizeBits` screen pixels at a zoom. */
export function gridShift(zoom: number, sizeBits: number): number {
  return Math.max(0, PIXEL_ZOOM - Math.round(zoom) + sizeBits);
}

/** Cell of the duplicate search that holds a pixel. */
export function cellOf(pixel: MapPixel): MapPixel {
  return { x: pixel.x >> CELL_BITS, y: pixel.y >> CELL_BITS };
}

/** Range of pixels that covers a circle. */
export function pixelsAround(center: LatLon, radiusMeters: number): CellRange {
  const { x, y } = toMapPixel(center);
  const metersPerPixel = (EQUATOR_METERS * Math.cos((center.lat * Math.PI) / 180)) / WORLD_PIXELS;
  const reach = Math.ceil((radiusMeters * RADIUS_MARGIN) / metersPerPixel) + 1;
  return { west: x - reach, east: x + reach, north: y - reach, south: y + reach };
}

/** Range of cells that covers a circle. */
export function cellsAround(center: LatLon, radiusMeters: number): CellRange {
  return cellsOf(pixelsAround(center, radiusMeters));
}

/** Range of cells that holds a range of pixels. */
export function cellsOf({ west, east, north, south }: CellRange): CellRange {
  const from = cellOf({ x: west, y: north });
  const to = cellOf({ x: east, y: south });
  return { west: from.x, east: to.x, north: from.y, south: to.y };
}

/** Block of the recurring places: four cells, so that a circle of 50 m touches at most four blocks in Germany. */
export function blockOf(pixel: MapPixel): MapPixel {
  return { x: pixel.x >> (CELL_BITS + 1), y: pixel.y >> (CELL_BITS + 1) };
}

/** Range of blocks that covers a circle. */
export function blocksAround(center: LatLon, radiusMeters: number): CellRange {
  const { west, east, north, south } = cellsAround(center, radiusMeters);
  return { west: west >> 1, east: east >> 1, north: north >> 1, south: south >> 1 };
}
