import { gunzipSync } from 'node:zlib';
import { metersBetween } from '#lib/domain/geo/distance.ts';
import type { LatLon } from '#lib/domain/geo/point.ts';
import { isNear } from '#lib/domain/spots/recount.ts';
import { SPOT_WINDOW } from '#lib/domain/spots/spot.ts';

/** One line of a stream: `id,date,category,group,lat,lon` with the day as `2016-01-31`. */
export type StreamReport = LatLon & { id: string; at: number; group: string };

/** Reads a stream of reports, oldest first. Throws `RangeError` with the line that is not one. */
export function readStream(gzipped: Uint8Array): StreamReport[] {
  const [, ...lines] = gunzipSync(gzipped).toString('utf8').trimEnd().split('\n');
  return lines.map((line) => {
    const [id = '', date = '', , group = '', lat = '', lon = ''] = line.split(',');
    const report = { id, group, at: Date.parse(`${date}T12:00:00Z`), lat: Number(lat), lon: Number(lon) };
    if (group === '' || !Number.isFinite(report.at + report.lat + report.lon)) throw new RangeError(`not a report: ${line}`);
    return report;
  });
}

/**
 * What naive chaining would make of the same stream: whoever is within 50 m and 90 days of a member of its group joins.
 * Answers with its largest chain.
 */
export function largestChain(stream: readonly StreamReport[]): { reports: number; meters: number } {
  const chain = stream.map((_, index) => index);
  const rootOf = (index: number): number => {
    let root = index;
    while (chain[root] !== root) root = chain[root] ?? root;
    chain[index] = root;
    return root;
  };
  const cells = new Map<string, number[]>();
  stream.forEach((report, index) => {
    for (const other of neighbours(cells, report)) {
      const earlier = stream[other];
      if (earlier && report.at - earlier.at < SPOT_WINDOW && isNear(report, earlier)) chain[rootOf(other)] = rootOf(index);
    }
    const name = cellsOf(report, 0)[0] ?? '';
    cells.set(name, [...(cells.get(name) ?? []), index]);
  });
  const chains = [...Map.groupBy(stream, (_, index) => rootOf(index)).values()];
  const largest = chains.reduce((a, b) => (b.length > a.length ? b : a), []);
  return { reports: largest.length, meters: Math.round(extentOf(largest)) };
}

/** The largest distance between two of these points, in metres. */
export function extentOf(points: readonly LatLon[]): number {
  let widest = 0;
  points.forEach((point, index) => {
    for (const other of points.slice(index + 1)) widest = Math.max(widest, metersBetween(point, other));
  });
  return widest;
}

const CELL_DEGREES = 0.001;

function neighbours(cells: ReadonlyMap<string, number[]>, report: StreamReport): number[] {
  return cellsOf(report, 1).flatMap((name) => cells.get(name) ?? []);
}

/** Names of the cells around a point; a cell is at least 60 m wide in Germany and Switzerland. */
function cellsOf({ lat, lon, group }: StreamReport, around: number): string[] {
  const steps = Array.from({ length: 2 * around + 1 }, (_, index) => index - around);
  const [y, x] = [Math.floor(lat / CELL_DEGREES), Math.floor(lon / CELL_DEGREES)];
  return steps.flatMap((north) => steps.map((east) => `${group} ${y + north} ${x + east}`));
}
