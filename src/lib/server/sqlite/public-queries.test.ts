import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EventType, ReportPatch } from '#lib/domain/report/events.ts';
import type { Report } from '#lib/domain/report/report.ts';
import { offsetMeters } from '#lib/domain/geo/distance.ts';
import { DAY, HOUR } from '#lib/domain/time.ts';
import { WEDNESDAY_TEN } from '../../../../tests/support/builders.ts';
import { aNewReport, anImportedReport, aText } from '../../../../tests/support/new-report.ts';
import { temporaryDatabase } from '../../../../tests/support/temporary-database.ts';
import { tinyCity, WEST, tinyGroupOf } from '../../../../tests/support/tiny-city.ts';
import { createReportPages } from '../public-map/report-page.ts';
import type { MapBounds, PublicFilter } from '../public-map/queries.ts';
import { createPhotoStore } from './photo-store.ts';
import { createNearbyQuery, createPublicQueries } from './public-queries.ts';
import { createReportStore } from './report-store.ts';

const CITY = 'kleinstadt';
const ALL: PublicFilter = { states: [], categories: [], districts: [], quarters: [], since: null };
const EVERYWHERE: MapBounds = { south: 51, west: 7, north: 52, east: 8 };
const RELEASED = { at: 1, by: 'person-1', large: 'public-l', small: 'public-s', width: 1600, height: 1200 };

async function publicWith(...reports: Partial<Report>[]) {
  const { database } = temporaryDatabase();
  const store = createReportStore(database, tinyGroupOf);
  const photos = createPhotoStore(database);
  await store.import(reports.map((report) => anImportedReport({ reference: `KL-${report.id ?? ''}`, ...report }, 'Geheimer Text')));
  const city = tinyCity();
  const cities = { get: (id: string) => (id === CITY ? city : null), list: () => [city] };
  const { publicPage } = createReportPages({ reports: store, photos, nearby: createNearbyQuery(database) });
  return { store, photos, queries: createPublicQueries(database, { cities, report: publicPage, now: () => WEDNESDAY_TEN }) };
}

const at = (east: number, north: number) => ({ kind: 'point', accuracyMeters: null, source: 'map', ...offsetMeters(WEST, east, north) }) as const;

describe('what nobody may see', () => {
  const secret: Partial<Report>[] = [
    { id: 'safety', publicKind: 'counts' },
    { id: 'unpublished', published: false },
    { id: 'hidden', hiddenAt: WEDNESDAY_TEN },
    { id: 'rejected', state: 'closed', outcome: 'rejected' },
    { id: 'withdrawn', state: 'closed', outcome: 'withdrawn' },
    { id: 'follows-safety', mergedInto: 'safety' },
    { id: 'elsewhere', cityId: 'nachbarstadt' }
  ];

  test('is not in list, total, map or near another report, and has no page', async () => {
    const { queries } = await publicWith(...secret, { id: 'shown' });
    const list = await queries.list(CITY, ALL, null);
    expect(list.reports.map((report) => report.reference)).toEqual(['KL-shown']);
    expect(list.total).toBe(1);
    expect(await queries.marks(CITY, ALL, EVERYWHERE, 18)).toHaveLength(1);
    expect((await queries.report(CITY, 'KL-shown'))?.nearby).toEqual([]);
    for (const { id } of secret) expect(await queries.report(CITY, `KL-${id}`)).toBeNull();
  });

  test('becomes visible in none of them by a filter', async () => {
    const { queries } = await publicWith(...secret);
    const filter: PublicFilter = { ...ALL, states: ['received', 'rejected', 'withdrawn'], categories: ['waste'], districts: ['west'] };
    expect(await queries.list(CITY, filter, null)).toEqual({ reports: [], total: 0, next: null });
    expect(await queries.marks(CITY, filter, EVERYWHERE, 12)).toEqual([]);
  });

  test('nothing is found by a filter that asks for what does not exist', async () => {
    const { queries } = await publicWith({ id: 'shown' });
    const filter: PublicFilter = { ...ALL, nothing: true };
    expect(await queries.list(CITY, filter, null)).toEqual({ reports: [], total: 0, next: null });
    expect(await queries.marks(CITY, filter, EVERYWHERE, 18)).toEqual([]);
  });

  test('leaves list and map in the same change that hides it', async () => {
    const { store, queries } = await publicWith({ id: 'shown' });
    const part = { reportId: 'shown', expectedVersion: 1, patch: { hiddenAt: WEDNESDAY_TEN }, events: [] };
    await store.commit({ cityId: CITY, changeId: 'hide', at: WEDNESDAY_TEN, actor: { kind: 'staff', id: 'person-1' }, parts: [part] });
    expect((await queries.list(CITY, ALL, null)).total).toBe(0);
    expect(await queries.marks(CITY, ALL, EVERYWHERE, 18)).toEqual([]);
  });
});

describe('an entry that left the list', () => {
  const removedIn = async ({ queries }: Awaited<ReturnType<typeof publicWith>>) => (await Array.fromAsync(queries.removed(CITY))).flat();
  const change = async ({ store }: Awaited<ReturnType<typeof publicWith>>, id: string, patch: ReportPatch, at: number) => {
    const report = await store.byId(CITY, id);
    const part = { reportId: id, expectedVersion: report?.version ?? 0, patch, events: [{ id: `${id}-${at}`, type: 'hidden' as EventType, public: false }] };
    return store.commit({ cityId: CITY, changeId: `${id}-${at}`, at, actor: { kind: 'staff', id: 'person-1' }, parts: [part] });
  };

  test('is told with its number and the time, in the change that hid it, and no longer once it is back', async () => {
    const life = await publicWith({ id: 'shown' }, { id: 'other' });
    const before = await life.queries.revision();
    await change(life, 'shown', { hiddenAt: WEDNESDAY_TEN }, WEDNESDAY_TEN + HOUR);
    expect(await removedIn(life)).toEqual([{ reference: 'KL-shown', removedAt: WEDNESDAY_TEN + HOUR }]);
    expect(await life.queries.revision()).not.toBe(before);
    await change(life, 'shown', { hiddenAt: null }, WEDNESDAY_TEN + 2 * HOUR);
    expect(await removedIn(life)).toEqual([]);
  });

  test('is not told of what nobody ever saw', async () => {
    const life = await publicWith({ id: 'safety', publicKind: 'counts' }, { id: 'unpublished', published: false });
    const before = await life.queries.revision();
    for (const id of ['safety', 'unpublished']) await change(life, id, { state: 'closed', outcome: 'rejected', closedAt: WEDNESDAY_TEN }, WEDNESDAY_TEN + HOUR);
    expect(await removedIn(life)).toEqual([]);
    expect(await life.queries.revision(), 'and nobody can count it').toBe(before);
  });

  test('are read in batches, the longest gone first, each once', async () => {
    const life = await publicWith(...Array.from({ length: 501 }, (_, n) => ({ id: `r${n}`, location: at((n % 32) * 500, Math.floor(n / 32) * 500) })));
    for (let n = 0; n <= 500; n += 1) await change(life, `r${n}`, { hiddenAt: WEDNESDAY_TEN }, WEDNESDAY_TEN + (n % 3));
    const batches = await Array.fromAsync(life.queries.removed(CITY));
    expect(batches.map(({ length }) => length)).toEqual([500, 1]);
    const all = batches.flat();
    expect(new Set(all.map(({ reference }) => reference)).size).toBe(501);
    expect(all.map(({ removedAt }) => removedAt)).toEqual(all.map(({ removedAt }) => removedAt).toSorted((a, b) => a - b));
  });
});

describe('the list', () => {
  test('can be taken as a whole, in batches, newest first, each once and nothing secret', async () => {
    const shown = Array.from({ length: 1001 }, (_, n) => ({
      id: `r${n}`,
      receivedAt: WEDNESDAY_TEN + (n % 5),
      location: at((n % 32) * 500, Math.floor(n / 32) * 500)
    }));
    const { queries } = await publicWith(...shown, { id: 'safety', publicKind: 'counts' }, { id: 'hidden', hiddenAt: WEDNESDAY_TEN });
    const batches = await Array.fromAsync(queries.batches(CITY, ALL));
    expect(batches.map(({ length }) => length)).toEqual([500, 500, 1]);
    const all = batches.flat();
    expect(new Set(all.map(({ reference }) => reference)).size).toBe(1001);
    expect(all.map(({ receivedAt }) => receivedAt)).toEqual(all.map(({ receivedAt }) => receivedAt).toSorted((a, b) => b - a));
    expect(await Array.fromAsync(queries.batches(CITY, { ...ALL, nothing: true }))).toEqual([]);
  });

  test('what is hidden while the whole is taken is no longer in it', async () => {
    const { store, queries } = await publicWith(
      ...Array.from({ length: 501 }, (_, n) => ({ id: `r${n}`, receivedAt: WEDNESDAY_TEN + n, location: at((n % 32) * 500, Math.floor(n / 32) * 500) }))
    );
    const batches = queries.batches(CITY, ALL)[Symbol.asyncIterator]();
    expect((await batches.next()).value).toHaveLength(500);
    const part = { reportId: 'r0', expectedVersion: 1, patch: { hiddenAt: WEDNESDAY_TEN }, events: [] };
    await store.commit({ cityId: CITY, changeId: 'hide', at: WEDNESDAY_TEN, actor: { kind: 'staff', id: 'person-1' }, parts: [part] });
    expect((await batches.next()).done).toBe(true);
  });

  test('shows twenty reports a page, newest first, each once', async () => {
    const { queries } = await publicWith(...Array.from({ length: 45 }, (_, n) => ({ id: `r${n}`, receivedAt: WEDNESDAY_TEN + (n % 5) })));
    const first = await queries.list(CITY, ALL, null);
    const second = await queries.list(CITY, ALL, first.next);
    const third = await queries.list(CITY, ALL, second.next);
    expect([first, second, third].map((page) => [page.reports.length, page.total])).toEqual([
      [20, 45],
      [20, 45],
      [5, 45]
    ]);
    expect(third.next).toBeNull();
    const all = [first, second, third].flatMap((page) => page.reports);
    expect(new Set(all.map((report) => report.reference)).size).toBe(45);
    expect(all.map((report) => report.receivedAt)).toEqual(all.map((report) => report.receivedAt).toSorted((a, b) => b - a));
  });

  test.each([
    ['states', { states: ['received'] }, ['KL-open']],
    ['the word that a reopened report is shown with', { states: ['in_progress'] }, ['KL-lamp', 'KL-again']],
    ['outcomes', { states: ['fixed'] }, ['KL-fixed']],
    ['categories', { categories: ['lamp'] }, ['KL-lamp']],
    ['districts', { districts: ['ost'] }, ['KL-east']],
    ['quarters', { quarters: ['neustadt'] }, ['KL-east']],
    ['time', { since: WEDNESDAY_TEN + 1 }, ['KL-lamp']]
  ] as const)('is narrowed by %s', async (_, filter, expected) => {
    const { queries } = await publicWith(
      { id: 'open', receivedAt: WEDNESDAY_TEN - 2 },
      { id: 'fixed', state: 'closed', outcome: 'fixed', closedAt: WEDNESDAY_TEN },
      { id: 'again', state: 'still_there' },
      { id: 'lamp', category: 'lamp', state: 'in_progress', receivedAt: WEDNESDAY_TEN + HOUR },
      { id: 'east', state: 'waiting', place: { street: null, houseNumber: null, quarterId: 'neustadt', districtId: 'ost' } }
    );
    const found = await queries.list(
      CITY,
      {
        ...ALL,
        ...filter,
        states: 'states' in filter ? [...filter.states] : [],
        categories: 'categories' in filter ? [...filter.categories] : [],
        districts: 'districts' in filter ? [...filter.districts] : [],
        quarters: 'quarters' in filter ? [...filter.quarters] : []
      },
      null
    );
    expect(found.reports.map((report) => report.reference)).toEqual(expected);
  });

  test('is narrowed to a part of the map, which holds no described place', async () => {
    const { queries } = await publicWith(
      { id: 'here', location: at(0, 0) },
      { id: 'far', location: at(2000, 0) },
      { id: 'described', location: { kind: 'described', text: 'Am Markt', districtId: 'west' } }
    );
    const bounds = { south: WEST.lat - 0.001, north: WEST.lat + 0.001, west: WEST.lon - 0.001, east: WEST.lon + 0.001 };
    expect(await queries.list(CITY, { ...ALL, bounds }, null)).toMatchObject({ total: 1, reports: [{ reference: 'KL-here' }] });
  });

  test('shows released copies of photos only', async () => {
    const { photos, queries } = await publicWith({ id: 'a' });
    const photo = {
      cityId: CITY,
      reportId: 'a',
      kind: 'report',
      width: 9,
      height: 9,
      receivedAt: WEDNESDAY_TEN,
      sourceSha256: 's',
      pictureHash: null,
      large: 'l',
      small: 's',
      boxes: [],
      example: false
    } as const;
    await photos.import([
      { ...photo, id: 'released', released: RELEASED },
      { ...photo, id: 'kept', released: null }
    ]);
    expect((await queries.list(CITY, ALL, null)).reports[0]?.photos).toEqual([
      { id: 'released', kind: 'report', takenAt: WEDNESDAY_TEN, width: 1600, height: 1200 }
    ]);
  });
});

describe('the map', () => {
  test('counts every listed report of the viewport once, whatever the zoom', async () => {
    const meters = fc.integer({ min: -3000, max: 3000 });
    const points = fc.sample(fc.tuple(meters, meters), { numRuns: 500, seed: 3 });
    const { queries } = await publicWith(...points.map(([east, north], n) => ({ id: `r${n}`, location: at(east, north) })), {
      id: 'described',
      location: { kind: 'described', text: 'Am Markt', districtId: null }
    });
    for (const zoom of [8, 11, 13, 15, 17, 19, 22]) {
      const marks = await queries.marks(CITY, ALL, EVERYWHERE, zoom);
      expect(marks.reduce((sum, mark) => sum + (mark.kind === 'cluster' ? mark.count : 1), 0)).toBe(500);
    }
  });

  test('shows a report that is alone as itself, at its place', async () => {
    const { queries } = await publicWith({ id: 'alone', location: at(0, 0), state: 'closed', outcome: 'fixed' });
    const [mark] = await queries.marks(CITY, ALL, EVERYWHERE, 14);
    expect(mark).toMatchObject({ kind: 'report', reference: 'KL-alone', category: 'waste', state: 'closed', outcome: 'fixed' });
    expect(mark?.lat).toBeCloseTo(WEST.lat, 5);
    expect(mark?.lon).toBeCloseTo(WEST.lon, 5);
  });

  test('shows reports side by side as a cluster with its shares, and apart when zoomed in', async () => {
    const { queries } = await publicWith(
      { id: 'a', location: at(0, 0) },
      { id: 'b', location: at(5, 0), state: 'closed', outcome: 'fixed' },
      { id: 'c', location: at(0, 40), state: 'closed', outcome: 'not_found' }
    );
    expect(await queries.marks(CITY, ALL, EVERYWHERE, 10)).toMatchObject([{ kind: 'cluster', count: 3, open: 1, fixed: 1 }]);
    expect(await queries.marks(CITY, ALL, EVERYWHERE, 22)).toHaveLength(3);
  });

  test('leaves out what lies outside the viewport', async () => {
    const { queries } = await publicWith({ id: 'here', location: at(0, 0) }, { id: 'far', location: at(2000, 0) });
    const viewport = { south: WEST.lat - 0.001, north: WEST.lat + 0.001, west: WEST.lon - 0.001, east: WEST.lon + 0.001 };
    expect(await queries.marks(CITY, ALL, viewport, 17)).toMatchObject([{ reference: 'KL-here' }]);
  });
});

test('a cluster keeps its number when the edge of the map runs through it', async () => {
  const { queries } = await publicWith({ id: 'a', location: at(0, 0) }, { id: 'b', location: at(5, 0) });
  const between = offsetMeters(WEST, 2.5, 0);
  const viewport = { south: WEST.lat - 0.01, north: WEST.lat + 0.01, west: WEST.lon - 0.01, east: between.lon };
  expect(await queries.marks(CITY, ALL, viewport, 12)).toMatchObject([{ kind: 'cluster', count: 2 }]);
});

describe('the page of a report', () => {
  test('has dated steps and the published answer, never the text, a note or a name', async () => {
    const { store, queries } = await publicWith({ id: 'a' });
    const words = (id: string, kind: 'answer' | 'note') =>
      aText({ cityId: CITY, id: 'a', receivedAt: 1 }, { id, kind, body: kind === 'answer' ? 'Wird abgeholt' : 'Interne Notiz', authorId: 'person-1' });
    const events = [
      { id: 'e2', type: 'accepted', public: true },
      { id: 'e3', type: 'answered', public: true, text: words('t1', 'answer') },
      { id: 'e4', type: 'noted', public: false, text: words('t2', 'note') }
    ] as const;
    await store.commit({
      cityId: CITY,
      changeId: 'c',
      at: WEDNESDAY_TEN + HOUR,
      actor: { kind: 'staff', id: 'person-1' },
      parts: [{ reportId: 'a', expectedVersion: 1, patch: { state: 'in_review' }, events: [...events] }]
    });
    const page = await queries.report(CITY, 'KL-a');
    expect(page?.steps.map((step) => [step.type, step.answer])).toEqual([
      ['received', null],
      ['accepted', null],
      ['answered', 'Wird abgeholt']
    ]);
    expect(JSON.stringify(page)).not.toMatch(/Geheimer Text|Interne Notiz|person-1/);
  });

  test('of a merged report follows the main one, which names it and shows its photo', async () => {
    const { photos, queries } = await publicWith({ id: 'main', state: 'in_progress' }, { id: 'second', mergedInto: 'main' });
    await photos.import([
      {
        cityId: CITY,
        id: 'p',
        reportId: 'second',
        kind: 'report',
        width: 1,
        height: 1,
        receivedAt: 1,
        sourceSha256: 's',
        pictureHash: null,
        large: 'l',
        small: 's',
        boxes: [],
        example: false,
        released: RELEASED
      }
    ]);
    expect(await queries.report(CITY, 'KL-second')).toMatchObject({ mergedInto: 'KL-main', state: 'in_progress', alsoSeen: 1 });
    expect(await queries.report(CITY, 'KL-main')).toMatchObject({ mergedReferences: ['KL-second'], alsoSeen: 1, photos: [{ id: 'p' }] });
  });

  test('names up to three open reports around it, nearest first', async () => {
    const { queries } = await publicWith(
      { id: 'here', location: at(0, 0) },
      { id: 'near', location: at(10, 0) },
      { id: 'nearer', location: at(5, 0) },
      { id: 'closed', location: at(1, 0), state: 'closed', outcome: 'fixed' },
      { id: 'far', location: at(400, 0) }
    );
    expect((await queries.report(CITY, 'KL-here'))?.nearby.map((report) => report.reference)).toEqual(['KL-nearer', 'KL-near']);
  });
});

describe('the figures', () => {
  const september = Date.UTC(2026, 8, 10);
  const safety = (id: string, receivedAt: number, more: Partial<Report> = {}): Partial<Report> => ({
    id,
    category: 'unsafe',
    publicKind: 'counts',
    receivedAt,
    ...more
  });

  test('of safety name whole past months from five reports on', async () => {
    const five = Array.from({ length: 5 }, (_, n) => safety(`s${n}`, september));
    const four = Array.from({ length: 4 }, (_, n) => safety(`a${n}`, Date.UTC(2026, 7, 10)));
    const running = Array.from({ length: 9 }, (_, n) => safety(`o${n}`, WEDNESDAY_TEN - DAY));
    const withdrawn = safety('w', Date.UTC(2026, 7, 11), { state: 'closed', outcome: 'withdrawn' });
    const { queries } = await publicWith(...five, ...four, ...running, withdrawn);
    expect(await queries.safetyCounts(CITY)).toEqual([{ month: '2026-09', districtId: 'west', category: 'unsafe', count: 5 }]);
  });

  test('of safety stay what they were when the month ended, whatever becomes of a report later', async () => {
    const { queries, store } = await publicWith(...Array.from({ length: 6 }, (_, n) => safety(`s${n}`, september)), {
      id: 'was-a-pin',
      receivedAt: september,
      category: 'unsafe'
    });
    const published = await queries.safetyCounts(CITY);
    expect(published).toMatchObject([{ month: '2026-09', count: 6 }]);
    const later = async (reportId: string, type: EventType, patch: ReportPatch) =>
      store.commit({
        cityId: CITY,
        changeId: `change-${reportId}`,
        at: WEDNESDAY_TEN,
        actor: { kind: 'staff', id: 'person-1' },
        parts: [{ reportId, expectedVersion: 1, patch, events: [{ id: `event-${reportId}`, type, public: false }] }]
      });
    await later('s0', 'closed', { state: 'closed', outcome: 'rejected', closedAt: WEDNESDAY_TEN });
    await later('s1', 'withdrawn', { state: 'closed', outcome: 'withdrawn', closedAt: WEDNESDAY_TEN });
    await later('s2', 'recategorised', { category: 'waste' });
    await later('was-a-pin', 'recategorised', { category: 'unsafe', publicKind: 'counts', published: false });
    expect(await queries.safetyCounts(CITY)).toEqual(published);
  });

  test('of safety use the months of the city, not of Greenwich', async () => {
    const justAfterMidnight = Date.UTC(2026, 7, 31, 22, 30);
    const { queries } = await publicWith(...Array.from({ length: 5 }, (_, n) => safety(`s${n}`, justAfterMidnight)));
    expect((await queries.safetyCounts(CITY)).map((entry) => entry.month)).toEqual(['2026-09']);
  });

  const fixed = (id: string, days: number, more: Partial<Report> = {}): Partial<Report> => ({
    id,
    state: 'closed',
    outcome: 'fixed',
    receivedAt: WEDNESDAY_TEN - DAY - days * DAY,
    closedAt: WEDNESDAY_TEN - DAY,
    ...more
  });

  test('of repair take the narrowest pool with twenty cases', async () => {
    const { queries } = await publicWith(
      ...Array.from({ length: 20 }, (_, n) => fixed(`f${n}`, n + 1)),
      fixed('ost', 50, { place: { street: null, houseNumber: null, quarterId: null, districtId: 'ost' } })
    );
    expect(await queries.timeToFix(CITY, 'waste', 'west')).toEqual({ medianDays: 10, p90Days: 18, cases: 20, scope: 'district_30' });
    expect(await queries.timeToFix(CITY, 'waste', 'ost')).toMatchObject({ cases: 21, scope: 'city_30' });
    expect(await queries.timeToFix(CITY, 'waste', null)).toMatchObject({ cases: 21, scope: 'city_30' });
  });

  test('of repair say nothing below five cases and never count what was passed on', async () => {
    const { queries } = await publicWith(
      ...Array.from({ length: 4 }, (_, n) => fixed(`f${n}`, 3)),
      ...Array.from({ length: 30 }, (_, n) => fixed(`n${n}`, 3, { outcome: 'no_answer' }))
    );
    expect(await queries.timeToFix(CITY, 'waste', 'west')).toBeNull();
  });
});

test('the import of the tests above stores what a report at receipt stores', async () => {
  const { store, queries } = await publicWith();
  await store.create(aNewReport({ id: 'a', reference: 'KL-a' }));
  expect((await queries.list(CITY, ALL, null)).total).toBe(1);
});
