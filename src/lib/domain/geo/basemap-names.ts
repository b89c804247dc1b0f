import { mapLine, unpackDegrees, type NamedLine, type PackedPlace } from './basemap-data.ts';
import { boxAround, textWidth, type LabelBoard } from './basemap-labels.ts';
import { frame, isIn, type Drawing } from './basemap-layers.ts';
import { centroidOf, clipRing, clipSegment, distance, ringHolds, type Box } from './basemap-paths.ts';
import type { Pixel } from './basemap-view.ts';

export type MapSymbol = { kind: 'tree' | 'station' | 'dot' | 'shield'; x: number; y: number };

const FAR_METERS_PER_PX = 30;
const NUMBER_DETAIL_METERS_PER_PX = 2.6;
const PLAYGROUND_NAME_METERS_PER_PX = 3.2;
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
const SYMBOL_ROOM_PX = 9;

/** Words and symbols, the most important first, since later ones give way. */
export function nameEverything(drawing: Drawing, board: LabelBoard): MapSymbol[] {
  if (drawing.detail === 'street')
    return [...nameStreets(drawing, board), ...playgrounds(drawing, board), ...nameBuildings(drawing, board), ...nameAreas(drawing, board)];
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
  for (const [at, name, kind] of inView(data.places, { view, project })) {
    if (kind === 'playground' || kind === 'lake') continue;
    const isStation = kind === 'station';
    if (detail === 'city' && !['station', 'university', 'stadium'].includes(kind)) continue;
    const room = boxAround(at, SYMBOL_ROOM_PX);
    if (!board.isFree(room)) continue;
    const isNamed = board.place({ kind: 'poi', text: name, size: 11.5, offsets: BELOW }, at);
    if (!isNamed && !isStation) continue;
    board.block(room);
    symbols.push({ kind: isStation ? 'station' : 'dot', x: round(at[0]), y: round(at[1]) });
  }
  return symbols;
}

function shields({ data, view, project }: Drawing, board: LabelBoard): MapSymbol[] {
  const symbols: MapSymbol[] = [];
  if (view.metersPerPixel > FAR_METERS_PER_PX) return symbols;
  for (const { name, line } of data.motorways) {
    const spots = mapLine(line, (lat, lon) => project(lat, lon)).filter((spot) => isIn(spot, frame(view, -24)));
    const middle = spots[Math.floor(spots.length * 0.3)];
    if (middle && board.place({ kind: 'shield', text: name, size: 10.5 }, middle)) symbols.push({ kind: 'shield', x: round(middle[0]), y: round(middle[1]) });
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
  for (const [at, name] of inView(data.neighbours, { view, project })) board.place({ kind: 'out', text: name, size: 13, offsets: NEAR }, at);
  return [];
}

function nameStreets({ data, view, project }: Drawing, board: LabelBoard): MapSymbol[] {
  const box = frame(view, 0);
  for (const { name, line } of data.streets) nameStreet({ name, line }, { box, project }, board);
  return [];
}

/** Along the longest visible part, reading from left to right. */
function nameStreet({ name, line }: NamedLine, { box, project }: { box: Box; project: Drawing['project'] }, board: LabelBoard): void {
  const points = mapLine(line, project);
  const parts = points.slice(1).flatMap((to, i) => {
    const part = clipSegment(points[i] ?? to, to, box);
    return part ? [part] : [];
  });
  const [longest] = parts.sort((a, b) => distance(...b) - distance(...a));
  const size = 12.5;
  if (!longest || distance(...longest) < textWidth(name, size)) return;
  const [a, b] = longest[0][0] <= longest[1][0] ? longest : [longest[1], longest[0]];
  const turn = (Math.atan2(b[1] - a[1], b[0] - a[0]) * 180) / Math.PI;
  for (const t of [0.5, 0.3, 0.7, 0.15, 0.85]) {
    if (board.place({ kind: 'street', text: name, size, turn }, [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t])) return;
  }
}

function playgrounds({ data, view, project }: Drawing, board: LabelBoard): MapSymbol[] {
  const symbols: MapSymbol[] = [];
  for (const [at, name, kind] of inView(data.places, { view, project })) {
    const room = boxAround(at, SYMBOL_ROOM_PX);
    if (kind !== 'playground' || !board.isFree(room)) continue;
    board.block(room);
    symbols.push({ kind: 'tree', x: round(at[0]), y: round(at[1]) });
    if (view.metersPerPixel < PLAYGROUND_NAME_METERS_PER_PX)
      board.place(
        {
          kind: 'green',
          text: shortPlayground(name),
          size: 11.5,
          offsets: [
            [0, 21],
            [0, -21]
          ]
        },
        at
      );
  }
  return symbols;
}

function nameBuildings({ data, view, project }: Drawing, board: LabelBoard): MapSymbol[] {
  const box = frame(view, -8);
  const named = new Set(board.texts.filter(({ kind }) => kind === 'street').map(({ text }) => text));
  for (const [lat, lon, street, houseNumber, kind] of data.houses) {
    const at = project(unpackDegrees(lat), unpackDegrees(lon));
    if (!isIn(at, box)) continue;
    const where = named.has(street) ? houseNumber : `${shortStreet(street)} ${houseNumber}`;
    const what = { school: 'Schule', daycare: 'Kita', house: null }[kind];
    if (!what && view.metersPerPixel > NUMBER_DETAIL_METERS_PER_PX) continue;
    board.place(
      {
        kind: 'number',
        text: what ? `${what}, ${where}` : where,
        size: 11,
        offsets: [
          [0, 15],
          [0, -14]
        ]
      },
      at
    );
  }
  return [];
}

function inView(places: readonly PackedPlace[], { view, project }: Pick<Drawing, 'view' | 'project'>): [at: Pixel, name: string, kind: string][] {
  const box = frame(view, -4);
  return places.flatMap(([lat, lon, name, kind]) => {
    const at = project(unpackDegrees(lat), unpackDegrees(lon));
    return isIn(at, box) ? [[at, name, kind] as [Pixel, string, string]] : [];
  });
}

function shortQuarter(name: string): string {
  return name.split('/')[0]?.replace('-Alt. Bahnhof', ' Alter Bahnhof') ?? name;
}

function shortPlayground(name: string): string {
  const place = name.replace(/^(Kinderspielplatz und Bolzplatz|Kinderspielplatz|Bolzplatz|Spielplatz)\s*/, '').split(/ ?\/ ?/)[0] ?? '';
  const what = name.startsWith('Bolzplatz') ? 'Bolzplatz' : 'Spielplatz';
  if (/platz/i.test(place)) return place;
  return place ? `${what} ${shortStreet(place)}` : what;
}

function shortStreet(street: string): string {
  return street.replace(/straße$/, 'str.').replace(/Straße$/, 'Str.');
}

function extent(ring: readonly Pixel[]): number {
  const xs = ring.map(([x]) => x);
  const ys = ring.map(([, y]) => y);
  return (Math.max(...xs) - Math.min(...xs)) * (Math.max(...ys) - Math.min(...ys));
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
