import type { BaseMapData } from './basemap-data.ts';
import { labelBoard, type MapText } from './basemap-labels.ts';
import { detailOf, layersOf, type MapLayer } from './basemap-layers.ts';
import { nameEverything } from './basemap-names.ts';
import type { MapSymbol } from './basemap-symbols.ts';
import { tenth, type Box } from './basemap-paths.ts';
import { projectorOf, type MapView } from './basemap-view.ts';

/** A drawn map as data: paths with class names, symbols and words. Colours are the style sheet's. */
export type BaseMap = { width: number; height: number; layers: MapLayer[]; symbols: MapSymbol[]; texts: MapText[]; scale: MapScale | null };
export type MapScale = { meters: number; lengthPx: number };

const SCALE_METERS = [20, 50, 100, 200, 500, 1000, 2000, 5000];
const SCALE_LONGEST_PX = 96;

/**
 * Draws the city for one view without tiles: land by district or quarter, water, green, motorways, rail, borders, names;
 * at street zoom also a 100 m grid, playgrounds and known addresses. Only what the view shows is
 * drawn, and no word touches an obstacle such as a pin.
 */
export function drawBaseMap(data: BaseMapData, view: MapView, obstacles: readonly Box[] = []): BaseMap {
  const drawing = { data, view, project: projectorOf(view), detail: detailOf(view) };
  const board = labelBoard(view, [...obstacles, scaleRoom(view)]);
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
