import { mapLine } from './basemap-data.ts';
import { boxAround, type LabelBoard } from './basemap-labels.ts';
import { frame, isIn, type Drawing } from './basemap-layers.ts';
import { centroidOf, clipRing, distance, ringHolds, tenth } from './basemap-paths.ts';
import { nameStreetLevel } from './basemap-street-names.ts';
import { placesInView, SYMBOL_ROOM_PX, type MapSymbol } from './basemap-symbols.ts';
import type { Pixel } from './basemap-view.ts';

const FAR_METERS_PER_PX = 30;
const ROUND_ABOUT: readonly Pixel[] = [
  [0, 0],
  [0, 26],
  [0, -26],
  [52, 0],
  [-52, 0],
  [0, 52],
  [70, 28],
  [-70, 28],
  [0, -52],
  [64, -30],
  [-64, -30]
];
const NEAR: readonly Pixel[] = [
  [0, 0],
  [0, 15],
  [0, -15],
  [26, 0],
  [-26, 0]
];
const BELOW: readonly Pixel[] = [
  [0, 18],
  [0, -18]
];
const BESIDE_WATER: readonly Pixel[] = [
  [0, 22],
  [40, 22],
  [-40, 22],
  [56, 0],
  [0, 36],
  [0, -20]
];

/** Words and symbols, the most important first, since later ones give way. */
export function nameEverything(drawing: Drawing, board: LabelBoard): MapSymbol[] {
  if (drawing.detail === 'street') return [...nameStreetLevel(drawing, board), ...nameAreas(drawing, board)];
  return [
    ...nameDistricts(drawing, board),
    ...landmarks(drawing, board),
    ...shields(drawing, board),
    ...nameAreas(drawing, board),
    ...nameGreens(drawing, board),
    ...nameWater(drawing, board),
    ...nameNeighbours(drawing, board)
  ];
}

function nameDistricts({ data, view, project, detail }: Drawing, board: LabelBoard): MapSymbol[] {
  if (detail !== 'city') return [];
  for (const { name, rings } of data.districts) {
    const [ring] = rings;
    if (ring)
      board.place(
        { kind: 'district', text: name, size: view.metersPerPixel > FAR_METERS_PER_PX ? 13.5 : 15, offsets: ROUND_ABOUT },
        centroidOf(mapLine(ring, project))
      );
  }
  return [];
}

/** Quarter names where the visible part of the quarter has most room. */
function nameAreas(drawing: Drawing, board: LabelBoard): MapSymbol[] {
  const { data, view, project, detail } = drawing;
  if (view.metersPerPixel > FAR_METERS_PER_PX) return [];
  const size = detail === 'city' ? 12 : 13.5;
  const visible = data.quarters
    .map(({ name, rings }) => ({ text: shortQuarter(name), ring: clipRing(mapLine(rings[0] ?? [], project), frame(view, 0)) }))
    .filter(({ ring }) => ring.length > 2)
    .sort((a, b) => extent(b.ring) - extent(a.ring));
  for (const { text, ring } of visible) {
    for (const spot of spotsIn(ring, detail === 'street'))
      if (board.place({ kind: 'quarter', text, size, offsets: detail === 'city' ? NEAR : [[0, 0]] }, spot)) break;
  }
  return [];
}

function spotsIn(ring: readonly Pixel[], manyTries: boolean): Pixel[] {
  const middle = centroidOf(ring);
  const xs = ring.map(([x]) => x);
  const ys = ring.map(([, y]) => y);
  const box = { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
  const steps = manyTries ? [1, 2, 3, 4, 5, 6, 7] : [2, 4, 6];
  const raster = steps.flatMap((i) => steps.map((j): Pixel => [box.left + ((box.right - box.left) * i) / 8, box.top + ((box.bottom - box.top) * j) / 8]));
  const room = (spot: Pixel) => Math.min(...ring.map((corner) => distance(corner, spot)));
  const inside = raster.filter((spot) => ringHolds(ring, spot)).sort((a, b) => room(b) - room(a));
  return ringHolds(ring, middle) ? [middle, ...inside] : inside;
}

function landmarks({ data, view, project, detail }: Drawing, board: LabelBoard): MapSymbol[] {
  if (view.metersPerPixel > FAR_METERS_PER_PX) return [];
  const symbols: MapSymbol[] = [];
  for (const [at, name, kind] of placesInView(data.places, { view, project })) {
    if (kind === 'playground' || kind === 'lake') continue;
    const isStation = kind === 'station';
    if (detail === 'city' && !['station', 'university', 'stadium'].includes(kind)) continue;
    const room = boxAround(at, SYMBOL_ROOM_PX);
    if (!board.isFree(room)) continue;
    const isNamed = board.place({ kind: 'poi', text: name, size: 11.5, offsets: BELOW }, at);
    if (!isNamed && !isStation) continue;
    board.block(room);
    symbols.push({ kind: isStation ? 'station' : 'dot', x: tenth(at[0]), y: tenth(at[1]) });
  }
  return symbols;
}

function shields({ data, view, project }: Drawing, board: LabelBoard): MapSymbol[] {
  const symbols: MapSymbol[] = [];
  if (view.metersPerPixel > FAR_METERS_PER_PX) return symbols;
  for (const { name, line } of data.motorways) {
    const spots = mapLine(line, (lat, lon) => project(lat, lon)).filter((spot) => isIn(spot, frame(view, -24)));
    const middle = spots[Math.floor(spots.length * 0.3)];
    if (middle && board.place({ kind: 'shield', text: name, size: 10.5 }, middle)) symbols.push({ kind: 'shield', x: tenth(middle[0]), y: tenth(middle[1]) });
  }
  return symbols;
}

function nameGreens({ data, view, project, detail }: Drawing, board: LabelBoard): MapSymbol[] {
  if (detail === 'city') return [];
  for (const { name, line } of data.greens) {
    const middle = centroidOf(mapLine(line, project));
    if (isIn(middle, frame(view, 0))) board.place({ kind: 'green', text: name, size: 12, offsets: NEAR }, middle);
  }
  return [];
}

function nameWater({ data, view, project }: Drawing, board: LabelBoard): MapSymbol[] {
  if (view.metersPerPixel > FAR_METERS_PER_PX) return [];
  for (const { name, line } of data.water) {
    const points = mapLine(line, project);
    const middle = points[Math.floor(points.length / 2)];
    if (middle) board.place({ kind: 'water', text: name, size: 12, offsets: BESIDE_WATER }, middle);
  }
  return [];
}

function nameNeighbours({ data, view, project }: Drawing, board: LabelBoard): MapSymbol[] {
  for (const [at, name] of placesInView(data.neighbours, { view, project })) board.place({ kind: 'out', text: name, size: 13, offsets: NEAR }, at);
  return [];
}

function shortQuarter(name: string): string {
  return name.split('/')[0]?.replace('-Alt. Bahnhof', ' Alter Bahnhof') ?? name;
}

function extent(ring: readonly Pixel[]): number {
  const xs = ring.map(([x]) => x);
  const ys = ring.map(([, y]) => y);
  return (Math.max(...xs) - Math.min(...xs)) * (Math.max(...ys) - Math.min(...ys));
}
