import { expect, test, describe } from 'vitest';
import { DAY } from '#lib/domain/time.ts';
import type { Staff } from '#lib/domain/staff/staff.ts';
import { aReport, WEDNESDAY_TEN } from '../../../../tests/support/builders.ts';
import { anImportedReport } from '../../../../tests/support/new-report.ts';
import { temporaryDatabase } from '../../../../tests/support/temporary-database.ts';
import { WEST, tinyGroupOf } from '../../../../tests/support/tiny-city.ts';
import { createNumbersStore } from './numbers-store.ts';
import { prepareAlsoSeen } from './also-seen.ts';
import type { Database } from './open.ts';
import { createRequestQueries } from './open311-requests.ts';
import { readList, readOldest } from './public-list.ts';
import { bringMapUpToDate } from './map-keeper.ts';
import { readMarks } from './public-marks.ts';
import { readNearby } from './public-rows.ts';
import { createReportStore } from './report-store.ts';
import { createSpotKeeper } from './spot-keeper.ts';
import { createSpotStore } from './spot-store.ts';
import { createInboxQuery } from './staff-queries.ts';

const CITY = 'kleinstadt';
const ALL = { states: [], categories: [], districts: [], quarters: [], since: null };
const STAFF: Staff = { id: 'person-1', name: 'A', initials: 'A', cityId: CITY, role: 'dispatcher', teams: [] };

/** Plan lines, in order, of every statement that is prepared while the work runs. */
async function plansOf(database: Database, work: () => unknown): Promise<string[]> {
  const { client } = database;
  const lines: string[] = [];
  const prepare = client.prepare.bind(client);
  client.prepare = (source: string) => {
    if (/^(?:with|select)/i.test(source.trim())) {
      const parameters = Object.fromEntries([...source.matchAll(/:(\w+)/g)].map(([, name]) => [name, '[]']));
      const count = source.split('?').length - 1;
      const plan = prepare<unknown[], { detail: string }>(`explain query plan ${source}`);
      lines.push(...(count > 0 ? plan.all(...Array.from({ length: count }, () => 1)) : plan.all(parameters)).map((line) => line.detail));
    }
    return prepare(source);
  };
  await work();
  return lines;
}

async function filledDatabase(): Promise<Database> {
  const { database } = temporaryDatabase();
  await createReportStore(database, tinyGroupOf).import([anImportedReport()]);
  return database;
}

describe('no page reads the whole city', () => {
  test('the public list reads one page of its own index', async () => {
    const database = await filledDatabase();
    const countAlsoSeen = prepareAlsoSeen(database);
    const plans = await plansOf(database, () => readList(database, countAlsoSeen, { cityId: CITY, filter: ALL, after: null }));
    expect(plans[0]).toContain('report_public_by_receipt');
    expect(plans.join()).not.toContain('TEMP B-TREE FOR ORDER BY');
  });

  test('Open311 reads one page of the public index, and of updates one page of what was told', async () => {
    const database = await filledDatabase();
    const queries = createRequestQueries(database);
    const span = { from: 0, until: WEDNESDAY_TEN };
    const page = { limit: 10, offset: 0 };
    const list = await plansOf(database, () => queries.list(CITY, { services: [], received: span, updated: null, open: null, circle: null }, page));
    expect(list[0]).toContain('report_public_by_receipt');
    expect(list.join()).not.toMatch(/TEMP B-TREE FOR ORDER BY|SCAN report/);
    const updates = await plansOf(database, () => queries.updates(CITY, span, page));
    expect(updates[0]).toContain('report_event_told');
    expect(updates.join()).not.toMatch(/TEMP B-TREE FOR ORDER BY|SCAN report/);
  });

  test('the oldest open reports are read from an index of what is open, of one district too', async () => {
    const database = await filledDatabase();
    const countAlsoSeen = prepareAlsoSeen(database);
    for (const districtId of [null, 'west']) {
      const plans = await plansOf(database, () => readOldest(database, countAlsoSeen, { cityId: CITY, districtId }));
      expect(plans[0]).toContain('report_public_open_by_receipt (city_id=? AND is_public=?)');
      expect(plans.join()).not.toContain('TEMP B-TREE FOR ORDER BY');
    }
  });

  test('the figures are read from their tables by span of time', async () => {
    const database = await filledDatabase();
    const numbers = createNumbersStore(database);
    const months = await plansOf(database, () => numbers.months(CITY, 'district', { from: 1, until: 2, categories: ['waste'] }));
    expect(months[0]).toContain('(city_id=? AND kind=? AND month>? AND month<?)');
    const weeks = await plansOf(database, () => numbers.weeks(CITY, 'district', { from: 1, until: 2, categories: ['waste'] }));
    expect(weeks[0]).toContain('(city_id=? AND kind=? AND week>? AND week<?)');
  });

  test('the map answers from its index alone where it counts now', async () => {
    const database = await filledDatabase();
    const viewport = { cityId: CITY, filter: ALL, bounds: { south: 51, west: 7, north: 52, east: 8 }, zoom: 20 };
    expect((await plansOf(database, () => readMarks(database, viewport)))[0]).toContain(
      'COVERING INDEX report_public_by_map (city_id=? AND map_x>? AND map_x<?)'
    );
  });

  test('the map reads the last thirty days of a wide view from one index alone, by receipt', async () => {
    const database = await filledDatabase();
    bringMapUpToDate(database);
    const viewport = { cityId: CITY, filter: { ...ALL, since: WEDNESDAY_TEN }, bounds: { south: 51, west: 7, north: 52, east: 8 }, zoom: 10 };
    const [limit, marks] = await plansOf(database, () => readMarks(database, viewport));
    expect(limit).toContain('COVERING INDEX report_public_recent (city_id=? AND received_at<?)');
    expect(marks).toContain('COVERING INDEX report_public_recent (city_id=? AND received_at>?)');
  });

  test('the map reads one range per column of squares where it was counted in advance', async () => {
    const database = await filledDatabase();
    bringMapUpToDate(database);
    const bounds = { south: 51, west: 7, north: 52, east: 8 };
    const plans = await plansOf(database, () => readMarks(database, { cityId: CITY, filter: ALL, bounds, zoom: 14 }));
    expect(plans.join()).toContain('SEARCH map_cell USING PRIMARY KEY (city_id=? AND slice=? AND zoom=? AND x=? AND y>? AND y<?)');
  });

  test('duplicates and neighbours are found by cell', async () => {
    const database = await filledDatabase();
    const store = createReportStore(database, tinyGroupOf);
    const countAlsoSeen = prepareAlsoSeen(database);
    const byCell = 'report_by_cell (city_id=? AND cell_x=? AND cell_y';
    const query = { radiusMeters: 150, closedAfter: WEDNESDAY_TEN - DAY, before: WEDNESDAY_TEN, except: 'x', withText: false };
    expect((await plansOf(database, () => store.nearby(CITY, WEST, query)))[0]).toContain(`${byCell}=? AND live_until>?)`);
    expect((await plansOf(database, () => readNearby(database, countAlsoSeen, aReport())))[0]).toContain(`${byCell}>? AND cell_y<?)`);
  });

  test('people who saw the same are counted over the family only', async () => {
    const database = await filledDatabase();
    const plans = await plansOf(database, () => prepareAlsoSeen(database));
    expect(plans.join()).toContain('report_by_main (city_id=? AND merged_into=?)');
    expect(plans.join()).not.toContain('SCAN r');
  });

  test('recurring places are kept by neighbourhood and age, in indexes of their own', async () => {
    const database = await filledDatabase();
    const keeping = await plansOf(database, () => createSpotKeeper(database, tinyGroupOf));
    expect(keeping.join('\n')).not.toMatch(/SCAN|TEMP B-TREE/);
    const byBlock = '(city_id=? AND group_code=? AND block_x=? AND block_y=?)';
    for (const index of [`spot_report_in_window ${byBlock}`, `spot_report_unplaced ${byBlock}`, `spot_by_block ${byBlock}`, 'spot_report_by_age (city_id=?'])
      expect(keeping.join('\n')).toContain(index);
  });

  test('the desk reads recurring places of the asked reports, and of active places only', async () => {
    const database = await filledDatabase();
    const spots = createSpotStore(database);
    const asking = await plansOf(database, () => createSpotStore(database));
    expect(asking.join('\n')).toContain('spot_report_centre (city_id=?)');
    expect(asking.join('\n')).toContain('spot_report_by_spot (city_id=? AND spot_id=?)');
    expect(asking.filter((line) => /SCAN (r|e|n|s|m|report|spot|spot_report)\b/.test(line))).toEqual([]);
    expect(await plansOf(database, () => spots.occasions(CITY, 1))).toEqual([
      expect.stringContaining('spot_report_by_spot'),
      expect.stringContaining('report')
    ]);
    expect(await plansOf(database, () => spots.measures(CITY, 1))).toContainEqual(expect.stringContaining('spot_measure_by_spot (city_id=? AND spot_id=?)'));
  });

  test('the inbox sorted by deadline reads open work only', async () => {
    const database = await filledDatabase();
    const inbox = createInboxQuery(database, () => WEDNESDAY_TEN);
    const plans = await plansOf(database, () =>
      inbox(STAFF, { queue: 'overdue', team: null, category: null, situation: null, language: null, search: null, sort: 'due', after: null })
    );
    expect(plans[0]).toContain('report_open_by_due');
  });
});
