import type { City } from '#lib/domain/city/city.ts';
import { projectorOf } from '#lib/domain/geo/basemap-view.ts';
import { SPOT_RADIUS_METERS } from '#lib/domain/spots/spot.ts';
import { miniMapOf } from '#lib/server/http/base-map.ts';

type SpotFile = NonNullable<Awaited<ReturnType<App.Locals['app']['spots']['open']>>>;

const SIZE = { width: 420, height: 300, metersPerPixel: 0.8 };

/** The place with its reports as dots, in pixels of the drawing; several at one point are one dot. */
export function spotMapOf({ place, occasions }: SpotFile, city: City) {
  const project = projectorOf({ center: place, ...SIZE });
  const dots = new Map<string, { x: number; y: number; recent: boolean }>();
  for (const { lat, lon, inWindow } of occasions) {
    const [x, y] = project(lat, lon).map(Math.round);
    if (x === undefined || y === undefined) continue;
    const known = dots.get(`${x} ${y}`);
    dots.set(`${x} ${y}`, { x, y, recent: inWindow || known?.recent === true });
  }
  return { base: miniMapOf(city, place, SIZE), dots: [...dots.values()], radiusPx: SPOT_RADIUS_METERS / SIZE.metersPerPixel };
}

export type SpotMapData = ReturnType<typeof spotMapOf>;
