import { offsetMeters } from '#lib/domain/geo/distance.ts';
import type { LatLon } from '#lib/domain/geo/point.ts';
import type { Report } from '#lib/domain/report/report.ts';
import { DAY } from '#lib/domain/time.ts';
import { createChance } from '#lib/server/demo/random.ts';
import { inputOf, reportOf } from '../eval/stream-city.ts';
import type { StreamReport } from '../eval/stream.ts';

const CENTER = { lat: 51.4818, lon: 7.2162 };
/** The largest size fills it: 30 by 25 km with 70 % of its reports in 600 hot spots and 4.4 % open, as measured in real ones. */
export const LARGE_CITY = { reports: 1_000_000, halfWidthMeters: 15_000, halfHeightMeters: 12_500, hotSpots: 600 };
const HOT_SHARE = 0.7;
const HOT_SPREAD_METERS = 400;
const OPEN_SHARE = 0.044;
const YEARS = 3;
export const NOW = Date.UTC(2026, 9, 14, 8);

const KINDS = [
  ['waste', 'bulky_waste'],
  ['waste', 'litter'],
  ['graffiti', 'tag'],
  ['streetlight', 'lamp_out'],
  ['damage', 'damaged_bench'],
  ['other', 'drain']
] as const;

/** Where a city lies around its centre, and how many corners of it are reported again and again. */
export type CityShape = Omit<typeof LARGE_CITY, 'reports'>;

/** A smaller city of the same density: fewer reports on less ground, with fewer hot spots. */
export function cityOfDensity(reports: number): CityShape {
  const share = reports / LARGE_CITY.reports;
  const side = Math.sqrt(share);
  const { halfWidthMeters, halfHeightMeters, hotSpots } = LARGE_CITY;
  return { halfWidthMeters: halfWidthMeters * side, halfHeightMeters: halfHeightMeters * side, hotSpots: Math.max(1, Math.round(hotSpots * share)) };
}

/** Points clustered like a city's. */
export function pointsOf(seed: number, { halfWidthMeters, halfHeightMeters, hotSpots }: CityShape): () => LatLon {
  const anywhere = (random: () => number) => offsetMeters(CENTER, (random() * 2 - 1) * halfWidthMeters, (random() * 2 - 1) * halfHeightMeters);
  const layout = createChance(1).next;
  const spots = Array.from({ length: hotSpots }, () => anywhere(layout));
  const random = createChance(seed).next;
  const bell = () => (random() + random() + random() - 1.5) * 1.4;
  return () => {
    const spot = random() < HOT_SHARE ? spots[Math.floor(random() * hotSpots)] : undefined;
    return spot ? offsetMeters(spot, bell() * HOT_SPREAD_METERS, bell() * HOT_SPREAD_METERS) : anywhere(random);
  };
}

/** Stored reports of three years up to `NOW`, numbered from `from`. */
export function* syntheticReports(count: number, shape: CityShape, from = 0): Generator<Report> {
  const random = createChance(7 + from).next;
  const point = pointsOf(11 + from, shape);
  for (let i = from; i < from + count; i++) {
    const created = Math.floor(NOW - random() * YEARS * 365 * DAY);
    const isOpen = random() < OPEN_SHARE;
    const closed = Math.min(NOW, Math.floor(created + random() * 20 * DAY));
    const report = reportOf(streamOf(i, point(), created));
    yield isOpen ? report : { ...report, state: 'closed', outcome: 'fixed', closedAt: closed };
  }
}

/** New reports to look up, everywhere in the city. */
export function syntheticInputs(count: number, shape: CityShape) {
  const point = pointsOf(99, shape);
  return Array.from({ length: count }, (_, i) => inputOf(streamOf(i, point(), NOW)));
}

function streamOf(i: number, point: LatLon, created: number): StreamReport {
  const [group, type] = KINDS[i % KINDS.length] ?? KINDS[0];
  return { id: `r${i}`, created, closed: null, type, group, address: `${1 + (i % 90)} Straße ${i % 700}`, area: '', ...point };
}
