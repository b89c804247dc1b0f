import { mapLine, unpackDegrees, type NamedLine } from './basemap-data.ts';
import { boxAround, textWidth, type LabelBoard } from './basemap-labels.ts';
import { frame, isIn, type Drawing } from './basemap-layers.ts';
import { clipSegment, distance, tenth, type Box } from './basemap-paths.ts';
import { placesInView, SYMBOL_ROOM_PX, type MapSymbol } from './basemap-symbols.ts';

const NUMBER_DETAIL_METERS_PER_PX = 2.6;
const PLAYGROUND_NAME_METERS_PER_PX = 3.2;

/** Words and symbols between single buildings: streets, playgrounds, known addresses. */
export function nameStreetLevel(drawing: Drawing, board: LabelBoard): MapSymbol[] {
  nameStreets(drawing, board);
  const symbols = playgrounds(drawing, board);
  nameBuildings(drawing, board);
  return symbols;
}

function nameStreets({ data, view, project }: Drawing, board: LabelBoard): void {
  const box = frame(view, 0);
  for (const { name, line } of data.streets) nameStreet({ name, line }, { box, project }, board);
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
  for (const [at, name, kind] of placesInView(data.places, { view, project })) {
    const room = boxAround(at, SYMBOL_ROOM_PX);
    if (kind !== 'playground' || !board.isFree(room)) continue;
    board.block(room);
    symbols.push({ kind: 'tree', x: tenth(at[0]), y: tenth(at[1]) });
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

function nameBuildings({ data, view, project }: Drawing, board: LabelBoard): void {
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
