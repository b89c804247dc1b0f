import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import Supercluster from 'supercluster';
import type { LatLon } from '#lib/domain/geo/point.ts';
import { DAY } from '#lib/domain/time.ts';
import { packMarks, unpackMarks, type PackedMarks } from '#lib/domain/report/map-mark.ts';
import type { PublicFilter } from '#lib/server/public-map/queries.ts';
import { createMapKeeper, rebuildMap } from '#lib/server/sqlite/map-keeper.ts';
import { toLatLon, toMapPixel } from '#lib/server/sqlite/map-pixel.ts';
import { inTransaction, openDatabase, type Database } from '#lib/server/sqlite/open.ts';
import { MOST_COUNTED, readMarks } from '#lib/server/sqlite/public-marks.ts';
import { publishPart } from './bench/benchmarks-page.ts';
import { insertAll } from './bench/filled.ts';
import { measureInTurns, type Measured } from './bench/measure.ts';
import { BENCH_CITY } from './bench/postgres.ts';
import { LARGE_CITY, NOW, pointsOf, syntheticReports } from './bench/synthetic.ts';

const SCREEN = { width: 1280, height: 800 };
const ZOOMS = [10, 11, 12, 13, 14, 15, 16, 17];
const VIEWS = 12;
const GRID_PX = 64;
const CHANGES = 2000;
const LIMITS = { marks: 340, bytes: 2500, times: 10, slope: 0.3 };
const ALL: PublicFilter = { states: [], categories: [], districts: [], quarters: [], since: null };
/** Nothing is kept for this, so that it is counted from the reports. */
const COUNTED_NOW: PublicFilter = { ...ALL, until: Number.MAX_SAFE_INTEGER };

type View = { bounds: { south: number; west: number; north: number; east: number }; zoom: number };
/** What the map shows to whoever comes: the last thirty days. */
const USUAL: PublicFilter = { ...ALL, since: NOW - 30 * DAY };
/** As many as can be asked for in a way that nobody counts in advance. */
const FREE: PublicFilter = { ...ALL, states: ['received', 'fixed'] };

type KeptAtZoom = { zoom: number; kept: Measured; other: Measured; marks: number; bytes: number };
type CountedAtZoom = { usual: Measured; free: Measured; now: Measured };
type AtZoom = KeptAtZoom & CountedAtZoom;
type Size = { size: number; zooms: AtZoom[]; rebuildSeconds: number; mebibytes: number; change: number; bare: number };

/** `npm run bench:map [-- --sizes 10000,100000,1000000]`: what the public map costs, written to docs/benchmarks.md. Ends with 1 when a limit is not kept. */
async function main(): Promise<number> {
  const { values } = parseArgs({ options: { sizes: { type: 'string', default: '10000,100000,1000000' } } });
  const sizes: Size[] = [];
  for (const size of values.sizes.split(',').map(Number)) sizes.push(await benchSize(size));
  console.log(await publishPart('map', textOf(sizes)));
  return limitsOf(sizes).every(({ kept }) => kept) ? 0 : 1;
}

async function benchSize(size: number): Promise<Size> {
  console.error(`${size} reports …`);
  const folder = mkdtempSync(join(tmpdir(), 'reviermelder-bench-'));
  const database = openDatabase(join(folder, 'bench.sqlite'));
  try {
    database.client.pragma('synchronous = OFF');
    insertAll(database, syntheticReports(size, LARGE_CITY));
    database.client.exec('update report set is_public = 1, published = 1, merged_into = null');
    const begin = performance.now();
    rebuildMap(database);
    const rebuildSeconds = (performance.now() - begin) / 1000;
    const other = superclusterOf(database);
    // First everything that takes microseconds: whatever reads the whole table leaves the processor's cache full of it.
    const kept: (KeptAtZoom & { views: View[] })[] = [];
    for (const zoom of ZOOMS) kept.push(await benchKept(database, other, zoom));
    const zooms: AtZoom[] = [];
    for (const { views, ...atZoom } of kept) zooms.push({ ...atZoom, ...(await benchCounted(database, views)) });
    return { size, zooms, rebuildSeconds, mebibytes: mebibytesOf(database), ...benchChanges(database) };
  } finally {
    database.close();
    rmSync(folder, { recursive: true });
  }
}

/** The same points in the memory of this process, as the anchor of the field clusters them. */
function superclusterOf({ client }: Database): Supercluster {
  const index = new Supercluster({ radius: GRID_PX, extent: 256, maxZoom: 17 });
  const rows = client.prepare<[], { lat: number; lon: number }>('select lat, lon from report').all();
  return index.load(rows.map(({ lat, lon }) => ({ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [lon, lat] } })));
}

const readerOf = (database: Database) => (filter: PublicFilter, most?: number) => (view: View) =>
  JSON.stringify(packMarks(readMarks(database, { cityId: BENCH_CITY, filter, ...view }, most), view.zoom));

/** What is kept for everything, beside the same points in memory. */
async function benchKept(database: Database, other: Supercluster, zoom: number): Promise<KeptAtZoom & { views: View[] }> {
  const place = pointsOf(7, LARGE_CITY);
  const views = Array.from({ length: VIEWS }, () => viewAt(place(), zoom));
  const read = readerOf(database)(ALL);
  const measured = await measureInTurns(views, {
    kept: read,
    other: ({ bounds: { west, south, east, north } }) => JSON.stringify(other.getClusters([west, south, east, north], zoom))
  });
  const answers = views.map(read);
  const marks = Math.max(...answers.map((answer) => unpackMarks(JSON.parse(answer) as PackedMarks).length));
  return { zoom, views, ...measured, marks, bytes: Math.max(...answers.map((answer) => gzipSync(answer).length)) };
}

/** What is counted when it is asked for. */
async function benchCounted(database: Database, views: readonly View[]): Promise<CountedAtZoom> {
  const read = readerOf(database);
  const { usual, free } = await measureInTurns(views, { usual: read(USUAL), free: read(FREE) });
  // On its own and less often: at a small zoom it takes seconds.
  const { now } = await measureInTurns(views.slice(0, 2), { now: read(COUNTED_NOW, Number.MAX_SAFE_INTEGER) });
  return { usual, free, now };
}

function viewAt(center: LatLon, zoom: number): View {
  const scale = 2 ** (22 - zoom);
  const { x, y } = toMapPixel(center);
  const corner = (right: number, down: number) => toLatLon({ x: x + (right * SCREEN.width * scale) / 2, y: y + (down * SCREEN.height * scale) / 2 });
  const [northWest, southEast] = [corner(-1, -1), corner(1, 1)];
  return { bounds: { north: northWest.lat, west: northWest.lon, south: southEast.lat, east: southEast.lon }, zoom };
}

/** Microseconds to hide a report and show it again, with the map brought along and without. */
function benchChanges(database: Database): Pick<Size, 'change' | 'bare'> {
  const keeper = createMapKeeper(database);
  const toggle = database.client.prepare('update report set is_public = 1 - is_public where city_id = ? and id = ?');
  const ids = database.client.prepare<[], { id: string }>(`select id from report limit ${CHANGES}`).all();
  const perChange = (change: (id: string) => void): number => {
    const begin = performance.now();
    inTransaction(database, () => {
      for (const { id } of ids) change(id);
    });
    return ((performance.now() - begin) * 1000) / ids.length;
  };
  const change = perChange((id) => keeper.around(BENCH_CITY, [id], () => toggle.run(BENCH_CITY, id)));
  return { change, bare: perChange((id) => toggle.run(BENCH_CITY, id)) };
}

function mebibytesOf({ client }: Database): number {
  const size = client.prepare<[], { bytes: number }>("select sum(pgsize) as bytes from dbstat where name like 'map_cell%'");
  return (size.get()?.bytes ?? 0) / 2 ** 20;
}

function limitsOf(sizes: readonly Size[]): { limit: string; found: number; most: number; kept: boolean }[] {
  const last = sizes.at(-1);
  const before = sizes.at(-2) ?? last;
  if (!last || !before) return [];
  const most = (value: (zoom: AtZoom) => number) => Math.max(...last.zooms.map(value));
  const slopes = last.zooms.map(({ zoom, kept }) => {
    const smaller = before.zooms.find((each) => each.zoom === zoom)?.kept.p50 ?? kept.p50;
    return before.size === last.size ? 0 : Math.log(kept.p50 / smaller) / Math.log(last.size / before.size);
  });
  const found: [string, number, number][] = [
    ['marks in a view', most(({ marks }) => marks), LIMITS.marks],
    ['bytes of a view, gzipped', most(({ bytes }) => bytes), LIMITS.bytes],
    ['p50 ÷ supercluster in memory', most(({ kept, other }) => kept.p50 / other.p50), LIMITS.times],
    ['log-log slope, steepest zoom', Math.max(...slopes), LIMITS.slope]
  ];
  return found.map(([limit, value, atMost]) => ({ limit, found: value, most: atMost, kept: value <= atMost }));
}

function textOf(sizes: readonly Size[]): string {
  const ms = (micros: number): string => (micros / 1000).toFixed(2);
  const rows = sizes.flatMap(({ size, zooms }) =>
    zooms.map(
      ({ zoom, kept, other, usual, free, now, marks, bytes }) =>
        `| ${size} | ${zoom} | ${ms(kept.p50)} | ${ms(other.p50)} | ${ms(usual.p50)} | ${ms(free.p50)} | ${ms(now.p50)} | ${marks} | ${bytes} |`
    )
  );
  const tables = sizes.map(
    ({ size, rebuildSeconds, mebibytes, change, bare }) =>
      `| ${size} | ${rebuildSeconds.toFixed(1)} | ${mebibytes.toFixed(1)} | ${change.toFixed(0)} | ${bare.toFixed(0)} |`
  );
  return `## Map

Written by \`npm run bench:map\`. Machine: ${cpus().length} cores, Node ${process.versions.node}. Load average over the last 15 minutes at the end of the run: ${(loadavg()[2] ?? 0).toFixed(1)}. ${VIEWS} views of ${SCREEN.width} × ${SCREEN.height} pixels where reports are, on a grid of ${GRID_PX} pixels; limits at the largest size, the slope between the two largest. Every row that is read is sent: the query reads one range per column of squares. The last 30 days are what the map shows to whoever comes; three years of reports are spread evenly, so of a million it is 27,000. A free filter (two states) is counted from the newest ${MOST_COUNTED} reports, which the page says; all counted now has no limit and is never asked for.

| limit | found | at most | kept |
| --- | ---: | ---: | --- |
${limitsOf(sizes)
  .map(({ limit, found, most, kept }) => `| ${limit} | ${found.toFixed(2)} | ${most.toFixed(2)} | ${kept ? 'yes' : '**no**'} |`)
  .join('\n')}

| reports | zoom | kept p50 ms | supercluster p50 ms | last 30 days p50 ms | free filter p50 ms | all counted now p50 ms | most marks | most bytes |
| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
${rows.join('\n')}

| reports | made anew s | squares MiB | change with the map µs | without µs |
| ---: | ---: | ---: | ---: | ---: |
${tables.join('\n')}
`;
}

process.exitCode = await main();
