import type { Bounds } from './bounds.ts';
import type { LatLon } from './point.ts';

/** What a map shows: its middle, the metres on the ground that one pixel stands for there, and its size in pixels. */
export type MapView = { center: LatLon; metersPerPixel: number; width: number; height: number };
export type Pixel = readonly [x: number, y: number];
export type Project = (lat: number, lon: number) => Pixel;

/** Radius of the sphere of Web Mercator (EPSG:3857). */
const EARTH_RADIUS_METERS = 6_378_137;
const TILE_PX = 256;
const RADIANS_PER_DEGREE = Math.PI / 180;

/** Pixels of a place in this view, x to the right and y down, in Web Mercator, so that tiles fit underneath. */
export function projectorOf(view: MapView): Project {
  const scale = pixelsPerRadian(view);
  const middle = mercator(view.center.lat);
  return (lat, lon) => [view.width / 2 + (lon - view.center.lon) * RADIANS_PER_DEGREE * scale, view.height / 2 - (mercator(lat) - middle) * scale];
}

/** The place at a pixel of this view. */
export function placeAt(view: MapView, [x, y]: Pixel): LatLon {
  const scale = pixelsPerRadian(view);
  const lon = view.center.lon + (x - view.width / 2) / scale / RADIANS_PER_DEGREE;
  const lat = (2 * Math.atan(Math.exp(mercator(view.center.lat) + (view.height / 2 - y) / scale)) - Math.PI / 2) / RADIANS_PER_DEGREE;
  return { lat, lon };
}

export function boundsOfView(view: MapView): Bounds {
  const northWest = placeAt(view, [0, 0]);
  const southEast = placeAt(view, [view.width, view.height]);
  return { south: southEast.lat, west: northWest.lon, north: northWest.lat, east: southEast.lon };
}

/** Metres per pixel at a latitude for a zoom level of the usual tile pyramid (256-px tiles). */
export function metersPerPixel(zoom: number, lat: number): number {
  return (2 * Math.PI * EARTH_RADIUS_METERS * Math.cos(lat * RADIANS_PER_DEGREE)) / (TILE_PX * 2 ** zoom);
}

/** Zoom level of the usual tile pyramid at which a pixel at this latitude stands for so many metres; the inverse of `metersPerPixel`. */
export function zoomOf(view: Pick<MapView, 'center' | 'metersPerPixel'>): number {
  return Math.log2(metersPerPixel(0, view.center.lat) / view.metersPerPixel);
}

/** The view of `width` × `height` pixels that shows these bounds as large as possible, with `paddingPx` around them. */
export function viewOfBounds(bounds: Bounds, size: { width: number; height: number; paddingPx: number }): MapView {
  const lat = (bounds.south + bounds.north) / 2;
  const center = { lat, lon: (bounds.west + bounds.east) / 2 };
  const earth = EARTH_RADIUS_METERS * Math.cos(lat * RADIANS_PER_DEGREE);
  const meters = { x: (bounds.east - bounds.west) * RADIANS_PER_DEGREE * earth, y: (mercator(bounds.north) - mercator(bounds.south)) * earth };
  const room = { x: Math.max(1, size.width - 2 * size.paddingPx), y: Math.max(1, size.height - 2 * size.paddingPx) };
  return { center, metersPerPixel: Math.max(meters.x / room.x, meters.y / room.y), width: size.width, height: size.height };
}

function pixelsPerRadian(view: MapView): number {
  return (EARTH_RADIUS_METERS * Math.cos(view.center.lat * RADIANS_PER_DEGREE)) / view.metersPerPixel;
}

function mercator(lat: number): number {
  return Math.log(Math.tan(Math.PI / 4 + (lat * RADIANS_PER_DEGREE) / 2));
}
