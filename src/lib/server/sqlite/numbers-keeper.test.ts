import { expect, test } from 'vitest';
import { DAY } from '#lib/domain/time.ts';
import { readBochum } from '../../../../tests/support/bochum.ts';
import { reportLife, sent, uuid } from '../../../../tests/support/report-life.ts';
import { temporaryDatabase } from '../../../../tests/support/temporary-database.ts';
import { generateReports } from '../demo/generate.ts';
import { bringNumbersUpToDate, germanTime, rebuildNumbers } from './numbers-keeper.ts';
import { createNewsStore } from './news-store.ts';
import type { Database } from './open.ts';
import { createReportStore } from './report-store.ts';

const NOW = Date.UTC(2026, 10, 23, 12);
const TABLES = ['numbers_month', 'numbers_week', 'numbers_safety', 'numbers_fixed'];

function tablesOf({ client }: Database) {
  return TABLES.map((table) => client.prepare(`select * from ${table} order by 1, 2, 3, 4, 5`).all());
}

async function filled(count: number) {
  const { database } = temporaryDatabase();
  const store = createReportStore(database, () => null);
  const reports = generateReports(readBochum(), { count, now: NOW, seed: 5 });
  await store.import(reports);
  return { database, reports };
}

test('made anew they are the same as kept along, to the byte', async () => {
  const { database, reports } = await filled(600);
  const news = createNewsStore(database);
  const closed = reports.flatMap(({ report }) => (report.closedAt === null ? [] : [{ cityId: report.cityId, reportId: report.id, closedAt: report.closedAt }]));
  for (const about of closed.slice(0, 20)) await news.asked(about, NOW);
  for (const about of closed.slice(0, 9)) await news.answer(about, 'yes', NOW);
  const kept = tablesOf(database);
  expect(kept.every((rows) => rows.length > 20)).toBe(true);
  rebuildNumbers(database, germanTime);
  expect(tablesOf(database)).toEqual(kept);
});

test('an installation of an older version gets its figures at the first start, and only then', async () => {
  const { database } = await filled(50);
  const kept = tablesOf(database);
  database.client.exec('delete from numbers_month; delete from numbers_week; delete from numbers_safety; delete from numbers_fixed');
  expect(bringNumbersUpToDate(database, germanTime)).toBe(true);
  expect(tablesOf(database)).toEqual(kept);
  expect(bringNumbersUpToDate(database, germanTime)).toBe(false);
});

test('an urgent report that ends the pause of the one it joins moves both', async () => {
  const { reports, hire, database, clock } = reportLife();
  const main = await sent(reports);
  await reports.act(await hire('dispatcher'), main.reference, 1, { type: 'wait', reason: 'spare_part', until: clock.now + 28 * DAY });
  await sent(reports, { id: uuid(2), subKind: 'litter', answers: { hazard: 'sharp' }, joins: main.reference });
  const kept = tablesOf(database);
  rebuildNumbers(database, germanTime);
  expect(tablesOf(database)).toEqual(kept);
});
