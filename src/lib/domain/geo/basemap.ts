import type { BaseMapData } from './basemap-data.ts';
import { boxAround, labelBoard, type MapText } from './basemap-labels.ts';
import { detailOf, layersOf, type MapLayer } from './basemap-layers.ts';
import { nameEverything, type MapSymbol } from './basemap-names.ts';
import { tenth, type Box } from './basemap-paths.ts';
import { projectorOf, type MapView } from './basemap-view.ts';

/** A drawn map as data: paths with class names, symbols and words. Colours are the style sheet's. */
export type BaseMap = { width: number; height: number; layers: MapLayer[]; symbols: MapSymbol[]; texts: MapText[]; scale: MapScale | null };
export type MapScale = { meters: number; lengthPx: number };

/** A round or square place in pixels that no word may touch, e.g. a pin or a control. */
export type Obstacle = { x: number; y: number; radius: number };

const SCALE_METERS = [20, 50, 100, 200, 500, 1000, 2000, 5000];
const SCALE_LONGEST_PX = 96;

/**
 * Draws the city for one view without tiles: land by district or quarter, water, green, motorways, rail, borders, names;
 * at street zoom also a 100 m grid, playgrounds and known addresses. Only what the view shows is drawn.
 */
export function drawBaseMap(data: BaseMapData, view: MapView, obstacles: readonly Obstacle[] = []): BaseMap {
  const drawing = { data, view, project: projectorOf(view), detail: detailOf(view) };
  const board = labelBoard(view, [...obstacles.map(({ x, y, radius }) => boxAround([x, y], radius)), scaleRoom(view)]);
  const symbols = nameEverything(drawing, board);
  return { width: view.width, height: view.height, layers: layersOf(drawing), symbols, texts: board.texts, scale: scaleOf(view) };
}

/** The longest round distance whose bar still is short enough. */
export function scaleOf(view: Pick<MapView, 'metersPerPixel'>): MapScale | null {
  const meters = SCALE_METERS.findLast((candidate) => candidate / view.metersPerPixel <= SCALE_LONGEST_PX);
  return meters === undefined ? null : { meters, lengthPx: tenth(meters / view.metersPerPixel) };
}

function scaleRoom(view: MapView): Box {
  return { left: 0, top: view.height - 34, right: 160, bottom: view.height };
}
