import type * as Leaflet from 'leaflet';
import type { Box } from '#lib/domain/geo/basemap-paths.ts';
import { metersPerPixel, type MapView } from '#lib/domain/geo/basemap-view.ts';

/** Share of the map's size that is drawn beyond each edge, so that a small move shows no gap. */
const PADDING = 0.35;
/** A click this soon after a drag belongs to the drag. */
const DRAG_END_MS = 80;
const CONTROLS_PX = { width: 64, height: 156 };
const SCALE_PX = { width: 170, height: 52 };

type Drawn = { center: Leaflet.LatLng; zoom: number; size: Leaflet.Point };

/**
 * Keeps one element aligned with a Leaflet map: says which view to draw whenever the map left the part that is drawn,
 * and moves and scales what is there in between.
 */
export function addDrawing(L: typeof Leaflet, map: Leaflet.Map, element: HTMLElement, onview: (view: MapView, edges: Box[]) => void): void {
  let drawn: Drawn | null = null;

  const place = (center: Leaflet.LatLng, zoom: number) => {
    if (!drawn) return;
    const scale = map.getZoomScale(zoom, drawn.zoom);
    const pane = L.DomUtil.getPosition(map.getPane('mapPane') ?? element);
    const origin = map.project(center, zoom).subtract(map.getSize().divideBy(2)).add(pane).round();
    const corner = map
      .project(drawn.center, zoom)
      .subtract(drawn.size.multiplyBy(scale / 2))
      .subtract(origin);
    L.DomUtil.setTransform(element, corner, scale);
  };

  const redraw = () => {
    const center = map.getCenter();
    const size = map
      .getSize()
      .multiplyBy(1 + 2 * PADDING)
      .round();
    drawn = { center, zoom: map.getZoom(), size };
    element.style.width = `${size.x}px`;
    element.style.height = `${size.y}px`;
    place(center, drawn.zoom);
    onview(
      { center: { lat: center.lat, lon: center.lng }, metersPerPixel: metersPerPixel(drawn.zoom, center.lat), width: size.x, height: size.y },
      edgesOf(size, map.getSize())
    );
  };

  const isCovered = () => {
    if (!drawn || drawn.zoom !== map.getZoom()) return false;
    const moved = map.project(map.getCenter(), drawn.zoom).subtract(map.project(drawn.center, drawn.zoom));
    const spare = drawn.size.subtract(map.getSize()).divideBy(2);
    return Math.abs(moved.x) <= spare.x && Math.abs(moved.y) <= spare.y;
  };

  let dragEnd = 0;
  map.on('dragend', () => (dragEnd = performance.now()));
  element.addEventListener(
    'click',
    (event) => {
      if (performance.now() - dragEnd > DRAG_END_MS) return;
      event.preventDefault();
      event.stopPropagation();
    },
    true
  );

  element.classList.add('leaflet-zoom-animated');
  map.getPane('overlayPane')?.append(element);
  map.on('viewreset', redraw);
  map.on('moveend', () => {
    if (!isCovered()) redraw();
  });
  map.on('zoom', () => place(map.getCenter(), map.getZoom()));
  map.on('zoomanim', ({ center, zoom }) => place(center, zoom));
  map.on('resize', redraw);
  redraw();
}

/** The window's edges, buttons and scale bar within the larger drawing, so that no word is cut by them. */
function edgesOf(drawn: Leaflet.Point, shown: Leaflet.Point): Box[] {
  const left = (drawn.x - shown.x) / 2;
  const top = (drawn.y - shown.y) / 2;
  const right = left + shown.x;
  const bottom = top + shown.y;
  return [
    { left, top, right: left + 1, bottom },
    { left: right - 1, top, right, bottom },
    { left, top, right, bottom: top + 1 },
    { left, top: bottom - 1, right, bottom },
    { left: right - CONTROLS_PX.width, top, right, bottom: top + CONTROLS_PX.height },
    { left, top: bottom - SCALE_PX.height, right: left + SCALE_PX.width, bottom }
  ];
}
