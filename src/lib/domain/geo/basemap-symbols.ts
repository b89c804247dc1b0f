import { unpackDegrees, type PackedPlace } from './basemap-data.ts';
import { frame, isIn, type Drawing } from './basemap-layers.ts';
import type { Pixel } from './basemap-view.ts';

export type MapSymbol = { kind: 'tree' | 'station' | 'dot' | 'shield'; x: number; y: number };

/** Half the side of the square that a symbol keeps free of words. */
export const SYMBOL_ROOM_PX = 9;

/** Places within the view, with their pixels. */
export function placesInView(places: readonly PackedPlace[], { view, project }: Pick<Drawing, 'view' | 'project'>): [at: Pixel, name: string, kind: string][] {
  const box = frame(view, -4);
  return places.flatMap(([lat, lon, name, kind]) => {
    const at = project(unpackDegrees(lat), unpackDegrees(lon));
    return isIn(at, box) ? [[at, name, kind] as [Pixel, string, string]] : [];
  });
}
