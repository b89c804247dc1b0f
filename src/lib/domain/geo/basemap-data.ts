import type { LatLon } from './point.ts';

/**
 * Points of a line as whole numbers in units of 1e-5 degree (about 1 m): latitude and longitude of the first point,
 * then the step to each next one. Small enough to send the whole city to a phone once.
 */
export type PackedLine = number[];

/** Latitude and longitude in units of 1e-5 degree, then words. */
export type PackedPlace = [lat: number, lon: number, name: string, kind: string];
export type PackedHouse = [lat: number, lon: number, street: string, houseNumber: string, kind: HouseKind];
export type HouseKind = 'house' | 'school' | 'daycare';

export type NamedLine = { name: string; line: PackedLine };
export type NamedArea = { name: string; rings: PackedLine[] };

/** Everything of a city that the base map draws, ready to be sent as JSON. */
export type BaseMapData = {
  center: LatLon;
  districts: NamedArea[];
  quarters: NamedArea[];
  /** Each border once: a quarter's without those of its district, a district's without the city's. */
  borders: { quarters: PackedLine[]; districts: PackedLine[]; city: PackedLine[] };
  /** Drawn by hand, approximate. */
  greens: NamedLine[];
  water: { name: string; widthMeters: number; line: PackedLine }[];
  motorways: NamedLine[];
  rail: PackedLine[];
  /** Courses through known addresses, approximate. */
  streets: NamedLine[];
  houses: PackedHouse[];
  places: PackedPlace[];
  neighbours: PackedPlace[];
};

const UNITS_PER_DEGREE = 1e5;

export function packDegrees(degrees: number): number {
  return Math.round(degrees * UNITS_PER_DEGREE);
}

export function unpackDegrees(units: number): number {
  return units / UNITS_PER_DEGREE;
}

export function packLine(points: readonly LatLon[]): PackedLine {
  const packed: PackedLine = [];
  let last = { lat: 0, lon: 0 };
  for (const point of points) {
    const here = { lat: packDegrees(point.lat), lon: packDegrees(point.lon) };
    packed.push(here.lat - last.lat, here.lon - last.lon);
    last = here;
  }
  return packed;
}

/** Turns each point of a packed line into something, in order. */
export function mapLine<T>(line: PackedLine, each: (lat: number, lon: number) => T): T[] {
  const out: T[] = [];
  let lat = 0;
  let lon = 0;
  for (let i = 0; i + 1 < line.length; i += 2) {
    lat += line[i] ?? 0;
    lon += line[i + 1] ?? 0;
    out.push(each(unpackDegrees(lat), unpackDegrees(lon)));
  }
  return out;
}
