import { expect, test } from 'vitest';
import { offsetMeters } from '#lib/domain/geo/distance.ts';
import { DAY } from '#lib/domain/time.ts';
import { WEDNESDAY_TEN } from '../../../../tests/support/builders.ts';
import { anImportedReport } from '../../../../tests/support/new-report.ts';
import { temporaryDatabase } from '../../../../tests/support/temporary-database.ts';
import { tinyGroupOf, WEST } from '../../../../tests/support/tiny-city.ts';
import type { PublicFilter } from '../public-map/queries.ts';
import { bringMapUpToDate } from './map-keeper.ts';
import { countedSince, readMarks } from './public-marks.ts';
import { createReportStore } from './report-store.ts';

const cityId = 'kleinstadt';
const ALL: PublicFilter = { states: [], categories: [], districts: [], quarters: [], since: null };
const DISTRICT = { ...ALL, districts: ['west'] };
const bounds = { south: 51, west: 7, north: 52, east: 8 };

/** A report a day, one kilometre apart, the newest one first; every other one is closed. */
async function days(count: number) {
  const { database } = temporaryDatabase();
  bringMapUpToDate(database);
  const reports = Array.from({ length: count }, (_, n) =>
    anImportedReport({
      id: `r${n}`,
      reference: `KL-${n}`,
      receivedAt: WEDNESDAY_TEN - n * DAY,
      location: { kind: 'point', accuracyMeters: null, source: 'map', ...offsetMeters(WEST, n * 1000, 0) },
      ...(n % 2 === 1 && { state: 'closed', outcome: 'fixed', closedAt: WEDNESDAY_TEN })
    })
  );
  await createReportStore(database, tinyGroupOf).import(reports);
  return database;
}

test('what nobody counts in advance is counted from the newest reports of the city only, and it is said from when on', async () => {
  const database = await days(8);
  const shown = (filter: PublicFilter, most: number, zoom = 14) =>
    readMarks(database, { cityId, filter, bounds, zoom }, most).map((mark) => (mark.kind === 'report' ? mark.reference : `${mark.count}`));
  expect(shown(DISTRICT, 8)).toHaveLength(8);
  expect(countedSince(database, { cityId, filter: DISTRICT }, 8)).toBeNull();
  for (const zoom of [10, 14, 18]) {
    const counted = readMarks(database, { cityId, filter: DISTRICT, bounds, zoom }, 3);
    expect(counted.reduce((sum, mark) => sum + (mark.kind === 'cluster' ? mark.count : 1), 0)).toBe(3);
  }
  expect(shown(DISTRICT, 3).toSorted()).toEqual(['KL-0', 'KL-1', 'KL-2']);
  expect(shown({ ...DISTRICT, states: ['fixed'] }, 3)).toEqual(['KL-1']);
  const since = countedSince(database, { cityId, filter: DISTRICT }, 3) ?? 0;
  expect([since > WEDNESDAY_TEN - 3 * DAY, since <= WEDNESDAY_TEN - 2 * DAY]).toEqual([true, true]);
});

test('a time that is shorter than the limit, and everything that is counted in advance, leave nothing out', async () => {
  const database = await days(8);
  const lately = { ...ALL, since: WEDNESDAY_TEN - DAY };
  expect(countedSince(database, { cityId, filter: lately }, 3)).toBeNull();
  expect(countedSince(database, { cityId, filter: { ...ALL, since: WEDNESDAY_TEN - 3 * DAY } }, 3)).not.toBeNull();
  expect(readMarks(database, { cityId, filter: lately, bounds, zoom: 14 }, 3)).toHaveLength(2);
  for (const filter of [ALL, { ...ALL, categories: ['waste'] }]) {
    expect(countedSince(database, { cityId, filter }, 3)).toBeNull();
    expect(readMarks(database, { cityId, filter, bounds, zoom: 14 }, 3)).toHaveLength(8);
  }
});
