import type { Obstacle } from '#lib/domain/geo/basemap.ts';
import { projectorOf, type MapView } from '#lib/domain/geo/basemap-view.ts';
import type { MapMark } from '#lib/domain/report/map-mark.ts';
import { clusterDiameterPx } from './cluster-ring.ts';

export type PlacedMark = MapMark & { x: number; y: number };

const REPORT_RADIUS_PX = 15;

/** Marks with their pixels in a view. */
export function placeMarks(marks: readonly MapMark[], view: MapView): PlacedMark[] {
  const project = projectorOf(view);
  return marks.map((mark) => {
    const [x, y] = project(mark.lat, mark.lon);
    return { ...mark, x: Math.round(x), y: Math.round(y) };
  });
}

/** Room that words leave to the marks. */
export function obstaclesOf(marks: readonly PlacedMark[]): Obstacle[] {
  return marks.map((mark) => ({ x: mark.x, y: mark.y, radius: mark.kind === 'cluster' ? clusterDiameterPx(mark.count) / 2 : REPORT_RADIUS_PX }));
}
