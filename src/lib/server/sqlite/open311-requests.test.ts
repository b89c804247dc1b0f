import { describe, expect, test } from 'vitest';
import { offsetMeters } from '#lib/domain/geo/distance.ts';
import type { Report } from '#lib/domain/report/report.ts';
import { DAY, HOUR } from '#lib/domain/time.ts';
import type { RequestQuery } from '../open311/queries.ts';
import { WEDNESDAY_TEN } from '../../../../tests/support/builders.ts';
import { reportLife, sent, uuid } from '../../../../tests/support/report-life.ts';
import { anImportedReport } from '../../../../tests/support/new-report.ts';
import { temporaryDatabase } from '../../../../tests/support/temporary-database.ts';
import { tinyGroupOf, WEST } from '../../../../tests/support/tiny-city.ts';
import { createRequestQueries } from './open311-requests.ts';
import { createReportStore } from './report-store.ts';

const CITY = 'kleinstadt';
const ALWAYS = { from: 0, until: WEDNESDAY_TEN + DAY };
const ALL: RequestQuery = { services: [], received: ALWAYS, updated: null, open: null, circle: null };
const PAGE = { limit: 1000, offset: 0 };

async function requestsWith(...reports: Partial<Report>[]) {
  const { database } = temporaryDatabase();
  await createReportStore(database, tinyGroupOf).import(reports.map((report) => anImportedReport({ reference: `KL-${report.id ?? ''}`, ...report }, 'Geheim')));
  const queries = createRequestQueries(database);
  const references = async (query: Partial<RequestQuery> = {}, page = PAGE) =>
    (await queries.list(CITY, { ...ALL, ...query }, page)).map(({ report }) => report.reference);
  return { queries, references };
}

const SECRET: Partial<Report>[] = [
  { id: 'safety', category: 'unsafe_place', publicKind: 'counts' },
  { id: 'unpublished', published: false },
  { id: 'hidden', hiddenAt: WEDNESDAY_TEN },
  { id: 'rejected', state: 'closed', outcome: 'rejected' },
  { id: 'withdrawn', state: 'closed', outcome: 'withdrawn' },
  { id: 'follows-safety', mergedInto: 'safety' },
  { id: 'elsewhere', cityId: 'nachbarstadt' }
];

test('what is not public is in no list, under no reference and in no update', async () => {
  const { queries, references } = await requestsWith(...SECRET, { id: 'shown' });
  expect(await references()).toEqual(['KL-shown']);
  expect(await references({ services: ['unsafe_place'] })).toEqual([]);
  expect(await references({ updated: ALWAYS })).toEqual(['KL-shown']);
  const known = await queries.byReferences(CITY, [...SECRET.map(({ id }) => `KL-${id ?? ''}`), 'KL-shown']);
  expect(known.map(({ report }) => report.reference)).toEqual(['KL-shown']);
  expect((await queries.updates(CITY, ALWAYS, PAGE)).map(({ report }) => report.reference)).toEqual(['KL-shown']);
  expect(JSON.stringify(known)).not.toContain('Geheim');
});

test('a list is filtered by time, service, status and circle, newest first and in pages', async () => {
  const near = { kind: 'point', accuracyMeters: null, source: 'map', ...offsetMeters(WEST, 60, 60) } as const;
  const { references } = await requestsWith(
    { id: 'old', receivedAt: WEDNESDAY_TEN - 10 * DAY, state: 'closed', outcome: 'fixed', closedAt: WEDNESDAY_TEN },
    { id: 'lamp', category: 'streetlight', receivedAt: WEDNESDAY_TEN - HOUR },
    { id: 'near', location: near },
    { id: 'words', location: { kind: 'described', text: 'Hinter der Halle', districtId: null }, receivedAt: WEDNESDAY_TEN - 2 * HOUR }
  );
  expect(await references()).toEqual(['KL-near', 'KL-lamp', 'KL-words', 'KL-old']);
  expect(await references({ received: { from: WEDNESDAY_TEN - DAY, until: WEDNESDAY_TEN } })).toEqual(['KL-near', 'KL-lamp', 'KL-words']);
  expect(await references({ services: ['streetlight'] })).toEqual(['KL-lamp']);
  expect(await references({ open: false })).toEqual(['KL-old']);
  expect(await references({ open: true })).not.toContain('KL-old');
  expect(await references({ circle: { center: WEST, radiusMeters: 80 } })).toEqual(['KL-lamp', 'KL-old']);
  expect(await references({ circle: { center: WEST, radiusMeters: 90 } })).toEqual(['KL-near', 'KL-lamp', 'KL-old']);
  expect(await references({}, { limit: 2, offset: 2 })).toEqual(['KL-words', 'KL-old']);
});

describe('updates', () => {
  function life() {
    const { database, reports, clock, hire } = reportLife();
    const queries = createRequestQueries(database);
    const heard = async (span = { from: 0, until: clock.now }) =>
      (await queries.updates(CITY, span, PAGE)).map(({ report, update }) => `${report.reference} ${update.step?.type ?? 'taken back'} ${update.state}`);
    return { queries, reports, clock, hire, heard };
  }

  test('of a change that was taken back say where the report stands now, and no longer what it was', async () => {
    const { reports, clock, hire, heard } = life();
    const staff = await hire('dispatcher');
    const { reference } = await sent(reports);
    clock.now += HOUR;
    const accepted = await reports.act(staff, reference, 1, { type: 'accept' });
    if (!accepted.ok) throw new Error(accepted.reason);
    expect(await heard()).toEqual([`${reference} received received`, `${reference} accepted in_progress`]);
    clock.now += HOUR;
    expect(await reports.undo(staff, reference, accepted.changeId)).toMatchObject({ ok: true });
    expect(await heard()).toEqual([`${reference} received received`, `${reference} taken back received`]);
    expect(await heard({ from: clock.now, until: clock.now })).toEqual([`${reference} taken back received`]);
    expect(await heard({ from: clock.now + 1, until: clock.now + DAY })).toEqual([]);
  });

  test('of a merged report go on with what becomes of its main report', async () => {
    const { reports, clock, hire, heard, queries } = life();
    const staff = await hire('dispatcher');
    const [main, child] = [await sent(reports, { id: uuid(1) }), await sent(reports, { id: uuid(2) })];
    clock.now += HOUR;
    const merge = { from: child.reference, fromVersion: child.version, into: main.reference, intoVersion: main.version };
    expect(await reports.merge(staff, merge)).toMatchObject({ ok: true });
    expect(await heard({ from: clock.now, until: clock.now })).toContain(`${child.reference} merged received`);
    clock.now += HOUR;
    const [before] = await queries.byReferences(CITY, [main.reference]);
    expect(before?.report.mergedInto).toBeNull();
    for (const version of [1, 2]) await reports.act(staff, main.reference, version, { type: 'accept' });
    const accepted = [main, child].map(({ reference }) => `${reference} accepted in_progress`);
    expect((await heard({ from: clock.now, until: clock.now })).toSorted()).toEqual(accepted.toSorted());
    const [follower] = await queries.byReferences(CITY, [child.reference]);
    expect(follower?.report).toMatchObject({ state: 'in_progress', mergedInto: main.reference });
    expect((await queries.list(CITY, ALL, PAGE)).map(({ report }) => report.reference)).toEqual([main.reference]);
  });
});
