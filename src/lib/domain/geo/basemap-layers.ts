import { mapLine, unpackDegrees, type BaseMapData, type NamedArea, type PackedLine } from './basemap-data.ts';
import { blobOf, clipLine, clipRing, curveOf, hashOf, pathOf, tenth, type Box } from './basemap-paths.ts';
import type { MapView, Pixel, Project } from './basemap-view.ts';

/** Paths of one layer, to be drawn in order; colours come from the layer's class alone. */
export type MapLayer = { name: LayerName; shapes: MapShape[] };
export type LayerName =
  'water' | 'land' | 'green' | 'grid' | 'street-edge' | 'street' | 'rail' | 'motorway-edge' | 'motorway' | 'houses' | 'quarters' | 'districts' | 'city';
export type MapShape = { d: string; /** 0, 1, 2: barely different tints of land. */ tint?: number; strokeWidth?: number };

/** `city`: the whole city at a glance · `quarter`: names of quarters and parks · `street`: single buildings. */
export type Detail = 'city' | 'quarter' | 'street';

export type Drawing = { data: BaseMapData; view: MapView; project: Project; detail: Detail };

const QUARTER_DETAIL_METERS_PER_PX = 13;
const STREET_DETAIL_METERS_PER_PX = 4.6;
/** Shapes are cut this far outside the view, so that their edges are never seen. */
const BLEED_PX = 24;
const TINTS = 3;
const GRID_METERS = 100;
const METERS_PER_DEGREE = 111_320;
const STREET_WIDTH_METERS = 12;
const MOTORWAY_WIDTH_METERS = 46;
const HOUSE_METERS = { house: 15, daycare: 24, school: 34 } as const;

export function detailOf(view: MapView): Detail {
  if (view.metersPerPixel < STREET_DETAIL_METERS_PER_PX) return 'street';
  return view.metersPerPixel < QUARTER_DETAIL_METERS_PER_PX ? 'quarter' : 'city';
}

/** All layers from bottom to top; empty ones are left out. */
export function layersOf(drawing: Drawing): MapLayer[] {
  const { data, detail, view } = drawing;
  const isStreet = detail === 'street';
  const layers: MapLayer[] = [
    { name: 'water', shapes: data.water.flatMap(({ widthMeters, line }) => stroke(drawing, [line], tenth(widthMeters / view.metersPerPixel + 2))) },
    { name: 'land', shapes: land(drawing, detail === 'city' ? data.districts : data.quarters) },
    {
      name: 'green',
      shapes: [
        ...fill(
          drawing,
          data.greens.map(({ line }) => line)
        ),
        ...(isStreet ? playgrounds(drawing) : [])
      ]
    },
    { name: 'grid', shapes: isStreet ? grid(drawing) : [] },
    ...streets(drawing),
    { name: 'quarters', shapes: stroke(drawing, data.borders.quarters) },
    ...(isStreet ? [] : traffic(drawing)),
    { name: 'houses', shapes: isStreet ? houses(drawing) : [] },
    { name: 'districts', shapes: stroke(drawing, data.borders.districts) },
    { name: 'city', shapes: stroke(drawing, data.borders.city) }
  ];
  return layers.filter(({ shapes }) => shapes.length > 0);
}

export function frame(view: MapView, bleedPx: number): Box {
  return { left: -bleedPx, top: -bleedPx, right: view.width + bleedPx, bottom: view.height + bleedPx };
}

function land(drawing: Drawing, areas: readonly NamedArea[]): MapShape[] {
  return areas.flatMap(({ rings }, i) => fill(drawing, rings).map((shape) => ({ ...shape, tint: i % TINTS })));
}

function fill({ project, view }: Drawing, rings: readonly PackedLine[]): MapShape[] {
  const box = frame(view, BLEED_PX);
  const d = rings.map((ring) => pathOf(clipRing(mapLine(ring, project), box), true)).join('');
  return d ? [{ d }] : [];
}

function stroke({ project, view }: Drawing, lines: readonly PackedLine[], strokeWidth?: number, smooth = false): MapShape[] {
  const box = frame(view, BLEED_PX + (strokeWidth ?? 0));
  const d = lines
    .flatMap((line) => clipLine(mapLine(line, project), box))
    .map((run) => (smooth ? curveOf(run) : pathOf(run, false)))
    .join('');
  if (!d) return [];
  return [strokeWidth === undefined ? { d } : { d, strokeWidth }];
}

/** Lines every 100 m that stay where they are when the map moves. */
function grid({ data, view, project }: Drawing): MapShape[] {
  const stepLat = GRID_METERS / METERS_PER_DEGREE;
  const stepLon = stepLat / Math.cos((data.center.lat * Math.PI) / 180);
  const [originX, originY] = project(Math.round(view.center.lat / stepLat) * stepLat, Math.round(view.center.lon / stepLon) * stepLon);
  const stepPx = GRID_METERS / view.metersPerPixel;
  let d = '';
  for (let x = originX - Math.ceil(originX / stepPx) * stepPx; x < view.width; x += stepPx) if (x > 0) d += `M${tenth(x)} 0V${view.height}`;
  for (let y = originY - Math.ceil(originY / stepPx) * stepPx; y < view.height; y += stepPx) if (y > 0) d += `M0 ${tenth(y)}H${view.width}`;
  return [{ d }];
}

function streets(drawing: Drawing): MapLayer[] {
  if (drawing.detail !== 'street') return [];
  const width = Math.max(2.2, STREET_WIDTH_METERS / drawing.view.metersPerPixel);
  const lines = drawing.data.streets.map(({ line }) => line);
  return [
    { name: 'street-edge', shapes: stroke(drawing, lines, tenth(width + 2)) },
    { name: 'street', shapes: stroke(drawing, lines, tenth(width)) }
  ];
}

/** Drawn by hand, some hundred metres off: right for an overview, wrong between single buildings. */
function traffic(drawing: Drawing): MapLayer[] {
  const width = Math.max(2.4, MOTORWAY_WIDTH_METERS / drawing.view.metersPerPixel);
  const lines = drawing.data.motorways.map(({ line }) => line);
  return [
    { name: 'rail', shapes: stroke(drawing, drawing.data.rail, undefined, true) },
    { name: 'motorway-edge', shapes: stroke(drawing, lines, tenth(width + 1.6), true) },
    { name: 'motorway', shapes: stroke(drawing, lines, tenth(width), true) }
  ];
}

function playgrounds({ data, project, view }: Drawing): MapShape[] {
  const box = frame(view, BLEED_PX);
  const shapes: MapShape[] = [];
  for (const [lat, lon, name, kind] of data.places) {
    const at = project(unpackDegrees(lat), unpackDegrees(lon));
    if (kind === 'playground' && isIn(at, box)) shapes.push({ d: blobOf(at, { x: 32 / view.metersPerPixel, y: 26 / view.metersPerPixel }, name) });
  }
  return shapes;
}

/** Known buildings as small slanted blocks: the address is exact, size and angle are not. */
function houses({ data, project, view }: Drawing): MapShape[] {
  const box = frame(view, BLEED_PX);
  let d = '';
  for (const [lat, lon, street, houseNumber, kind] of data.houses) {
    const at = project(unpackDegrees(lat), unpackDegrees(lon));
    if (isIn(at, box)) d += block(at, HOUSE_METERS[kind] / view.metersPerPixel, ((hashOf(street + houseNumber) % 5) * 9 - 18) * (Math.PI / 180));
  }
  return d ? [{ d }] : [];
}

function block([x, y]: Pixel, width: number, angle: number): string {
  const corners = (
    [
      [-0.5, -0.38],
      [0.5, -0.38],
      [0.5, 0.38],
      [-0.5, 0.38]
    ] as const
  ).map(([dx, dy]): Pixel => {
    return [x + width * (dx * Math.cos(angle) - dy * Math.sin(angle)), y + width * (dx * Math.sin(angle) + dy * Math.cos(angle))];
  });
  return pathOf(corners, true);
}

export function isIn([x, y]: Pixel, box: Box): boolean {
  return x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
}
