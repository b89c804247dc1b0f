import './leaflet-frame.css';
import L from 'leaflet';
import type { BaseMapData } from '#lib/domain/geo/basemap-data.ts';
import { mapLine } from '#lib/domain/geo/basemap-data.ts';
import type { Box } from '#lib/domain/geo/basemap-paths.ts';
import type { MapView } from '#lib/domain/geo/basemap-view.ts';
import type { LatLon } from '#lib/domain/geo/point.ts';
import { addDrawing } from './drawing-layer.ts';

export type CityMap = {
  center(): LatLon;
  zoom(): number;
  /** What the window shows now, without the padding of the drawing. */
  bounds(): { south: number; west: number; north: number; east: number };
  moveTo(point: LatLon, zoom?: number): void;
  zoomBy(steps: number): void;
  resize(): void;
  remove(): void;
};

export type CityMapOptions = {
  frame: HTMLElement;
  drawing: HTMLElement;
  data: BaseMapData;
  /** Without it the whole city is shown. */
  start: { center: LatLon; zoom: number } | null;
  /** Zooming keeps the middle, and arrow keys are left to the page: for a crosshair that marks the middle. */
  fixedCenter: boolean;
  /** Tiles of our own server, where a source is configured. */
  tiles: { url: string; attribution: string } | null;
  /** The first tile is there. Until then, and without a source, the city's own drawing is the map. */
  ontiles?: () => void;
  /** A new part is to be drawn; `edges` are those of the window within it. */
  onview: (view: MapView, edges: Box[]) => void;
  onmove?: () => void;
  /** A person moves the map by hand. */
  ondrag?: () => void;
  ontap?: (point: LatLon) => void;
};

const MIN_ZOOM = 10;
const MAX_ZOOM = 19;
const FOCUS_MARGIN_PX = 56;
/** How far beyond the city the map may be moved, as a share of its size. */
const MARGIN = 0.25;

/** A Leaflet map of the city without controls of its own; buttons belong to the page, in its language. */
export function createCityMap(options: CityMapOptions): CityMap {
  const city = L.latLngBounds(options.data.borders.city.flatMap((line) => mapLine(line, (lat, lon) => L.latLng(lat, lon))));
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const map = L.map(options.frame, {
    zoomControl: false,
    attributionControl: false,
    keyboard: !options.fixedCenter,
    scrollWheelZoom: options.fixedCenter ? 'center' : true,
    touchZoom: options.fixedCenter ? 'center' : true,
    doubleClickZoom: options.fixedCenter ? 'center' : true,
    zoomSnap: 0.25,
    minZoom: MIN_ZOOM,
    maxZoom: MAX_ZOOM,
    maxBounds: city.pad(MARGIN),
    maxBoundsViscosity: 0.6,
    zoomAnimation: !calm,
    fadeAnimation: !calm,
    inertia: !calm
  });
  if (options.start) map.setView([options.start.center.lat, options.start.center.lon], options.start.zoom, { animate: false });
  else map.fitBounds(city, { padding: [8, 8], animate: false });
  if (options.tiles) {
    const tiles = L.tileLayer(options.tiles.url, { maxZoom: MAX_ZOOM, className: 'map-tiles' });
    if (options.ontiles) tiles.once('tileload', options.ontiles);
    tiles.addTo(map);
  }
  addDrawing(L, map, options.drawing, options.onview);
  options.drawing.addEventListener('focusin', ({ target }) => {
    if (target instanceof Element && target.matches(':focus-visible')) showElement(map, target);
  });
  if (options.onmove) map.on('moveend', options.onmove);
  if (options.ondrag) map.on('dragstart', options.ondrag);
  if (options.ontap) map.on('click', ({ latlng }) => options.ontap?.({ lat: latlng.lat, lon: latlng.lng }));
  return {
    center: () => toPoint(map.getCenter()),
    zoom: () => map.getZoom(),
    bounds: () => {
      const shown = map.getBounds();
      return { south: shown.getSouth(), west: shown.getWest(), north: shown.getNorth(), east: shown.getEast() };
    },
    moveTo: (point, zoom = map.getZoom()) => void map.setView([point.lat, point.lon], Math.min(zoom, MAX_ZOOM), { animate: !calm }),
    zoomBy: (steps) => void map.setZoom(map.getZoom() + steps),
    resize: () => void map.invalidateSize({ animate: false }),
    remove: () => void map.remove()
  };
}

/** A mark that got the focus outside the window comes into view. */
function showElement(map: L.Map, element: Element): void {
  const frame = map.getContainer().getBoundingClientRect();
  const box = element.getBoundingClientRect();
  const middle = L.point(box.left + box.width / 2 - frame.left, box.top + box.height / 2 - frame.top);
  map.panInside(map.containerPointToLatLng(middle), { padding: [FOCUS_MARGIN_PX, FOCUS_MARGIN_PX], animate: false });
}

function toPoint({ lat, lng }: L.LatLng): LatLon {
  return { lat, lon: lng };
}
