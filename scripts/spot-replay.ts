import { metersBetween } from '#lib/domain/geo/distance.ts';
import type { Report } from '#lib/domain/report/report.ts';
import { nearestWithin, recountSpots } from '#lib/domain/spots/recount.ts';
import { SPOT_RADIUS_METERS, SPOT_WINDOW } from '#lib/domain/spots/spot.ts';
import { preparedInsert } from '#lib/server/sqlite/inserts.ts';
import { inTransaction, type Database } from '#lib/server/sqlite/open.ts';
import { toRow } from '#lib/server/sqlite/report-row.ts';
import { report as reportTable } from '#lib/server/sqlite/schema/report.ts';
import { createSpotKeeper } from '#lib/server/sqlite/spot-keeper.ts';
import { extentOf, type StreamReport } from './spot-stream.ts';
import { streamReport } from './stream-report.ts';

const CITY = 'stream';

export type Checked = { mismatches: number; widestMeters: number; largest: number };

/** Microseconds of each report that came, and of all together that left the window meanwhile. */
export type Timed = { coming: number[]; aging: number };

/** Replays a stream through the product's own store, in batches. */
export function createReplay(database: Database): {
  replay: (batch: readonly StreamReport[]) => Timed;
  check: (stream: readonly StreamReport[], now: number) => Checked;
} {
  const insert = preparedInsert(database, reportTable);
  const keeper = createSpotKeeper(database, (_cityId, category) => category);
  return {
    replay: (batch) =>
      inTransaction(database, () => {
        const reports = batch.map(toReport);
        for (const report of reports) insert(toRow(report));
        let aging = 0;
        const coming = reports.map((report) => {
          aging += microsOf(() => keeper.advance(CITY, report.receivedAt));
          return microsOf(() => keeper.follow(report, report.receivedAt));
        });
        return { coming, aging };
      }),
    check: (stream, now) => checkAgainstRecount(database, stream, now)
  };
}

function microsOf(work: () => void): number {
  const begin = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - begin) / 1000;
}

type Kept = { id: string; lat: number; lon: number; count: number; centreId: string | null; spot: number | null };

/** Compares what is kept with a slow recount of the same window, and with what is promised about places. */
function checkAgainstRecount({ client }: Database, stream: readonly StreamReport[], now: number): Checked {
  const window = stream.filter(({ at }) => at > now - SPOT_WINDOW && at <= now);
  const kept = client.prepare<[], Kept>(
    'select report_id as id, lat, lon, near_count as count, centre_id as centreId, spot_id as spot from spot_report where in_window = 1'
  );
  const byId = new Map(kept.all().map((entry) => [entry.id, entry]));
  let mismatches = Math.abs(byId.size - window.length);
  for (const reports of Map.groupBy(window, ({ group }) => group).values()) {
    for (const [id, { count, centreId }] of recountSpots(reports)) {
      const entry = byId.get(id);
      if (!entry || entry.count !== count || entry.centreId !== centreId) mismatches += 1;
    }
  }
  const clusters = [...Map.groupBy(byId.values(), ({ centreId }) => centreId)].filter(([centreId]) => centreId !== null).map(([, members]) => members);
  return {
    mismatches: mismatches + brokenPromises(client, byId),
    widestMeters: Math.max(0, ...clusters.map(extentOf)),
    largest: Math.max(0, ...clusters.map(({ length }) => length))
  };
}

type SpotRow = { id: number; group: string; lat: number; lon: number };

/** Places lie more than 50 m apart; a centre belongs to the nearest place within 50 m, and its reports with it. */
function brokenPromises(client: Database['client'], window: ReadonlyMap<string, Kept>): number {
  const rows = client.prepare<[], SpotRow>('select id, group_code as "group", lat, lon from spot').all();
  let broken = 0;
  for (const spots of Map.groupBy(rows, ({ group }) => group).values()) {
    broken += spots.filter((spot) => spots.some((other) => other.id < spot.id && metersBetween(spot, other) <= SPOT_RADIUS_METERS)).length;
    const own = new Set(spots.map(({ id }) => id));
    for (const entry of window.values()) {
      const centre = entry.centreId === null ? null : window.get(entry.centreId);
      if (!centre || centre.spot === null || !own.has(centre.spot)) continue;
      if (entry.spot !== centre.spot || nearestWithin(centre, spots)?.id !== centre.spot) broken += 1;
    }
  }
  return broken;
}

function toReport({ id, at, group, lat, lon }: StreamReport): Report {
  const location = { kind: 'point', lat, lon, accuracyMeters: null, source: 'map' } as const;
  const place = { street: null, houseNumber: null, quarterId: null, districtId: null };
  return streamReport({ cityId: CITY, id, category: group, subKind: null, location, place, receivedAt: at, language: 'de' });
}
