import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { metersBetween, offsetMeters } from '#lib/domain/geo/distance.ts';
import { DAY, HOUR } from '#lib/domain/time.ts';
import { aReport, WEDNESDAY_TEN } from '../../../../tests/support/builders.ts';
import { aNewReport, anImportedReport, aText } from '../../../../tests/support/new-report.ts';
import { WEST } from '../../../../tests/support/tiny-city.ts';
import type { Change, ReportStore } from './store.ts';

/** Storage of one test: `connect` opens it once more, as another process or the next start would. */
export type ReportStorage = { store: ReportStore; connect: () => ReportStore };

const CITY = 'kleinstadt';
const LATER = WEDNESDAY_TEN + HOUR;
const STAFF = { kind: 'staff', id: 'person-1' } as const;

/** What every implementation of `ReportStore` has to do. `open` makes an empty storage that the test may throw away. */
export function reportStoreContract(open: () => ReportStorage): void {
  describe('creating', () => creating(open));
  describe('committing', () => committing(open));
  describe('people who saw the same', () => seeingTheSame(open));
  describe('candidates for duplicates', () => findingCandidates(open));
  describe('keys, texts and suggestions', () => hangingOn(open));
  describe('importing', () => importing(open));
}

function creating(open: () => ReportStorage): void {
  test('a report comes back exactly as it was given, umlauts, JSON and times included', async () => {
    const { store, connect } = open();
    const report = aReport({
      answers: { how_big: 'größer als ein Kofferraum', 'ключ "1"': '\\ und \n' },
      phrases: ['sofa', 'auf_dem_gehweg'],
      place: { street: 'Königsallee', houseNumber: '12 ½', quarterId: null, districtId: 'west' },
      routeReasons: [{ code: 'on_border', districtId: 'west', otherDistrictIds: ['ost'] }],
      observedAt: WEDNESDAY_TEN - 1,
      dueAt: 8_640_000_000_000_000
    });
    await store.create(aNewReport(report));
    expect(await connect().byId(CITY, report.id)).toEqual(report);
    expect(await connect().byReference(report.reference)).toEqual(report);
  });

  test('a described place comes back as words', async () => {
    const { store } = open();
    const location = { kind: 'described', text: 'Hinter dem Spielplatz an der großen Eiche', districtId: 'west' } as const;
    await store.create(aNewReport({ location }));
    expect((await store.byId(CITY, aReport().id))?.location).toEqual(location);
  });

  test('twenty racing retries over two connections make one report', async () => {
    const { store, connect } = open();
    const other = connect();
    const answers = await Promise.all(Array.from({ length: 20 }, (_, attempt) => (attempt % 2 ? store : other).create(aNewReport())));
    expect(answers.filter((answer) => answer.created)).toHaveLength(1);
    expect(answers.every((answer) => answer.report.reference === aReport().reference)).toBe(true);
    expect(await store.history(CITY, aReport().id)).toHaveLength(1);
    expect(await store.texts(CITY, aReport().id)).toHaveLength(1);
  });

  test('a retry answers with the stored report, whatever it now says', async () => {
    const { store } = open();
    await store.create(aNewReport());
    const second = await store.create(aNewReport({ reference: 'KL-AAA-AAA', category: 'lamp' }));
    expect(second).toEqual({ report: aReport(), created: false });
  });

  test('a reference that is taken is refused and leaves nothing behind', async () => {
    const { store } = open();
    await store.create(aNewReport());
    await expect(store.create(aNewReport({ id: 'other' }))).rejects.toMatchObject({ code: 'report.reference-taken' });
    expect(await store.byId(CITY, 'other')).toBeNull();
    expect(await store.history(CITY, 'other')).toEqual([]);
  });

  test('a failure in the last part takes back all parts', async () => {
    const { store } = open();
    const suggestion = { id: 'x', reference: 'KL-XXX-XXX', score: 0.5, reasons: [] };
    const broken = { ...aNewReport(), suggestions: [suggestion, suggestion] };
    await expect(store.create(broken)).rejects.toThrow();
    expect(await store.byId(CITY, aReport().id)).toBeNull();
    expect(await store.texts(CITY, aReport().id)).toEqual([]);
  });

  test('the same id in another city is another report', async () => {
    const { store } = open();
    await store.create(aNewReport());
    expect((await store.create(aNewReport({ cityId: 'nachbarstadt', reference: 'NA-AAA-AAA' }))).created).toBe(true);
    expect(await store.byId('dritte-stadt', aReport().id)).toBeNull();
  });

  test('what was acknowledged is there for whoever opens the storage next', async () => {
    const { store, connect } = open();
    await store.create(aNewReport());
    const next = connect();
    expect(await next.byId(CITY, aReport().id)).toEqual(aReport());
    expect((await next.texts(CITY, aReport().id)).map((text) => text.body)).toEqual(['Altes Sofa liegt quer auf dem Gehweg']);
  });
}

function committing(open: () => ReportStorage): void {
  const closing = (overrides: Partial<Change['parts'][number]> = {}) => ({
    reportId: aReport().id,
    expectedVersion: 1,
    patch: { state: 'closed', outcome: 'fixed', closing: { finding: 'removed_on_site', organisation: null, rule: null }, closedAt: LATER } as const,
    events: [{ id: 'event-2', type: 'closed', public: true } as const],
    ...overrides
  });
  const change = (...parts: Change['parts']): Change => ({ cityId: CITY, changeId: 'change-2', at: LATER, actor: STAFF, parts });

  test('a patch becomes visible with the next version and the time of the change', async () => {
    const { store, connect } = open();
    await store.create(aNewReport());
    const committed = await store.commit(change(closing()));
    const expected = { ...aReport(), ...closing().patch, updatedAt: LATER, version: 2 };
    expect(committed).toEqual({ ok: true, reports: [expected] });
    expect(await connect().byId(CITY, aReport().id)).toEqual(expected);
  });

  test('ten racing changes of the same version: one wins, nine learn of the conflict', async () => {
    const { store, connect } = open();
    await store.create(aNewReport());
    const other = connect();
    const racers = Array.from({ length: 10 }, (_, racer) => {
      const part = {
        reportId: aReport().id,
        expectedVersion: 1,
        patch: { assignee: `person-${racer}` },
        events: [{ id: `event-${racer}`, type: 'assigned', public: false } as const]
      };
      return (racer % 2 ? store : other).commit({ ...change(part), changeId: `change-${racer}` });
    });
    const answers = await Promise.all(racers);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers.filter((answer) => !answer.ok && answer.reportId === aReport().id)).toHaveLength(9);
    expect(await store.history(CITY, aReport().id)).toHaveLength(2);
  });

  test('a conflict in the second report takes back the first one too, and is named', async () => {
    const { store } = open();
    await store.create(aNewReport());
    await store.create(aNewReport({ id: 'second', reference: 'KL-BBB-BBB' }));
    const stale = closing({ reportId: 'second', expectedVersion: 7, events: [{ id: 'event-3', type: 'closed', public: true }] });
    expect(await store.commit(change(closing(), stale))).toEqual({ ok: false, reason: 'version-conflict', reportId: 'second' });
    expect(await store.byId(CITY, aReport().id)).toEqual(aReport());
    expect(await store.eventsOfChange(CITY, 'change-2')).toEqual([]);
  });

  test('a report that was never there is misuse, not a conflict', async () => {
    const { store } = open();
    await expect(store.commit(change(closing({ reportId: 'nobody' })))).rejects.toMatchObject({ code: 'report.not-found' });
  });

  test('the history keeps what the fields were before and after, in the order of the changes', async () => {
    const { store } = open();
    await store.create(aNewReport());
    const answer = {
      id: 'event-3',
      type: 'answered',
      public: true,
      text: aText(aReport(), { id: 'text-2', kind: 'answer', body: 'Das Sofa ist weg.' })
    } as const;
    await store.commit(change(closing({ events: [...closing().events, answer] })));
    const history = await store.history(CITY, aReport().id);
    expect(history.map(({ seq, type, textId }) => ({ seq, type, textId }))).toEqual([
      { seq: 1, type: 'received', textId: null },
      { seq: 2, type: 'closed', textId: null },
      { seq: 3, type: 'answered', textId: 'text-2' }
    ]);
    expect(history[1]).toMatchObject({
      at: LATER,
      actor: STAFF,
      changeId: 'change-2',
      before: { state: 'received', outcome: null, closing: null, closedAt: null },
      after: closing().patch
    });
    expect(history[2]).toMatchObject({ before: {}, after: {} });
  });

  test('a change over two reports is found again by its id', async () => {
    const { store } = open();
    await store.create(aNewReport());
    await store.create(aNewReport({ id: 'second', reference: 'KL-BBB-BBB' }));
    const merge = [
      {
        reportId: 'second',
        expectedVersion: 1,
        patch: { mergedInto: aReport().id },
        events: [{ id: 'merge-1', type: 'merged', public: true, data: { into: aReport().id } } as const]
      },
      { reportId: aReport().id, expectedVersion: 1, patch: {}, events: [{ id: 'merge-2', type: 'merged', public: false, data: { from: 'second' } } as const] }
    ];
    await store.commit(change(...merge));
    expect((await store.eventsOfChange(CITY, 'change-2')).map((event) => [event.reportId, event.data])).toEqual(
      expect.arrayContaining([
        ['second', { into: aReport().id }],
        [aReport().id, { from: 'second' }]
      ])
    );
    expect((await store.mergedInto(CITY, aReport().id)).map((report) => report.id)).toEqual(['second']);
  });
}

function seeingTheSame(open: () => ReportStorage): void {
  test('the same supporter counts once, however often it is sent, and leaves one line in the history', async () => {
    const { store, connect } = open();
    await store.create(aNewReport());
    const supporter = { id: 'neighbour', cityId: CITY, reportId: aReport().id, at: LATER };
    const added = await Promise.all([store, connect(), store].map((each) => each.support(supporter)));
    expect(added.filter(Boolean)).toHaveLength(1);
    expect((await store.history(CITY, aReport().id)).map((event) => event.type)).toEqual(['received', 'supported']);
    expect((await store.byId(CITY, aReport().id))?.version).toBe(1);
  });

  test('supporters and merged reports of the whole family count for each of its members', async () => {
    const { store } = open();
    await store.create(aNewReport());
    await store.create(aNewReport({ id: 'second', reference: 'KL-BBB-BBB', mergedInto: aReport().id }));
    await store.create(aNewReport({ id: 'third', reference: 'KL-CCC-CCC', mergedInto: aReport().id }));
    await store.create(aNewReport({ id: 'withdrawn', reference: 'KL-DDD-DDD', mergedInto: aReport().id, state: 'closed', outcome: 'withdrawn' }));
    await store.create(aNewReport({ id: 'alone', reference: 'KL-EEE-EEE' }));
    await store.support({ id: 'a', cityId: CITY, reportId: aReport().id, at: LATER });
    await store.support({ id: 'b', cityId: CITY, reportId: 'third', at: LATER });
    const counts = await store.alsoSeen(CITY, [aReport().id, 'third', 'alone', 'unknown']);
    expect(Object.fromEntries(counts)).toEqual({ [aReport().id]: 4, third: 4, alone: 0, unknown: 0 });
  });
}

function findingCandidates(open: () => ReportStorage): void {
  const everything = { closedAfter: 0, before: WEDNESDAY_TEN + DAY, except: null, withText: false };

  test('are exactly the reports within the radius, for any points and radius', async () => {
    const { store } = open();
    const meters = fc.integer({ min: -300, max: 300 });
    const points = fc.sample(fc.tuple(meters, meters), { numRuns: 400, seed: 7 }).map(([east, north]) => offsetMeters(WEST, east, north));
    await store.import(
      points.map((point, n) =>
        anImportedReport({ id: `r${n}`, reference: `KL-${n}`, location: { kind: 'point', accuracyMeters: null, source: 'map', ...point } })
      )
    );
    const search = fc.record({ east: meters, north: meters, radiusMeters: fc.integer({ min: 1, max: 150 }) });
    await fc.assert(
      fc.asyncProperty(search, async ({ east, north, radiusMeters }) => {
        const around = offsetMeters(WEST, east, north);
        const expected = points.flatMap((point, n) => (metersBetween(around, point) <= radiusMeters ? [`r${n}`] : []));
        const found = await store.nearby(CITY, around, { ...everything, radiusMeters });
        expect(found.map((candidate) => candidate.id).sort()).toEqual(expected.sort());
      }),
      { numRuns: 60, seed: 11 }
    );
  });

  test('carry what triage compares, the description included, nearest first', async () => {
    const { store } = open();
    const east = { kind: 'point', accuracyMeters: null, source: 'map', ...offsetMeters(WEST, 20, 0) } as const;
    await store.create(aNewReport({ id: 'far', reference: 'KL-FAR', location: east }, null));
    await store.create(aNewReport({}, 'Ein Sofa'));
    const found = await store.nearby(CITY, WEST, { ...everything, radiusMeters: 50, withText: true });
    expect(found.map(({ id, text }) => ({ id, text }))).toEqual([
      { id: aReport().id, text: 'Ein Sofa' },
      { id: 'far', text: null }
    ]);
    const unread = await store.nearby(CITY, WEST, { ...everything, radiusMeters: 50 });
    expect(unread.map(({ text }) => text)).toEqual([null, null]);
    expect(found[0]).toMatchObject({
      ...WEST,
      category: 'waste',
      subKind: 'bulky_waste',
      phrases: ['sofa'],
      place: aReport().place,
      receivedAt: WEDNESDAY_TEN
    });
  });

  test('leave out long closed, withdrawn, rejected, later, described and excluded reports and other cities', async () => {
    const { store } = open();
    const closed = { state: 'closed', closedAt: WEDNESDAY_TEN - DAY } as const;
    const all = [
      aReport({ id: 'open' }),
      aReport({ id: 'just-closed', state: 'closed', outcome: 'fixed', closedAt: WEDNESDAY_TEN }),
      aReport({ id: 'long-closed', outcome: 'fixed', ...closed }),
      aReport({ id: 'withdrawn', state: 'closed', outcome: 'withdrawn', closedAt: WEDNESDAY_TEN }),
      aReport({ id: 'rejected', state: 'closed', outcome: 'rejected', closedAt: WEDNESDAY_TEN }),
      aReport({ id: 'later', receivedAt: WEDNESDAY_TEN + HOUR }),
      aReport({ id: 'described', location: { kind: 'described', text: 'Am Markt', districtId: null } }),
      aReport({ id: 'itself' }),
      aReport({ id: 'elsewhere', cityId: 'nachbarstadt' })
    ];
    for (const report of all) await store.create(aNewReport({ ...report, reference: `KL-${report.id}` }));
    const found = await store.nearby(CITY, WEST, {
      radiusMeters: 50,
      closedAfter: WEDNESDAY_TEN - DAY,
      before: WEDNESDAY_TEN + HOUR,
      except: 'itself',
      withText: false
    });
    expect(found.map((candidate) => candidate.id)).toEqual(['just-closed', 'open']);
  });
}

function hangingOn(open: () => ReportStorage): void {
  test('a key opens its own report until it expires, and no other one', async () => {
    const { store } = open();
    const fresh = aNewReport();
    await store.create({ ...fresh, key: { ...fresh.key, expires: LATER } });
    await store.create(aNewReport({ id: 'second', reference: 'KL-BBB-BBB' }));
    const opens = (reportId: string, sha256: string, now: number) => store.keyOpens(CITY, reportId, sha256, now);
    expect(await opens(aReport().id, fresh.key.sha256, LATER - 1)).toBe(true);
    expect(await opens(aReport().id, fresh.key.sha256, LATER)).toBe(false);
    expect(await opens('second', fresh.key.sha256, WEDNESDAY_TEN)).toBe(false);
    expect(await opens('second', 'hash-of-second', Number.MAX_SAFE_INTEGER)).toBe(true);
    expect(await opens(aReport().id, 'wrong', WEDNESDAY_TEN)).toBe(false);
  });

  test('suggestions come back best first and are replaced as a whole', async () => {
    const { store } = open();
    const suggestion = (id: string, score: number) => ({ id, reference: `KL-${id}`, score, reasons: [{ code: 'distance', meters: 12.5 } as const] });
    await store.create({ ...aNewReport(), suggestions: [suggestion('a', 0.4), suggestion('b', 0.9)] });
    expect(await store.suggestions(CITY, aReport().id)).toEqual([suggestion('b', 0.9), suggestion('a', 0.4)]);
    await store.replaceSuggestions(CITY, aReport().id, [suggestion('c', 0.7)]);
    expect(await store.suggestions(CITY, aReport().id)).toEqual([suggestion('c', 0.7)]);
  });

  test('a report that was closed knows which ones came after it as "Wieder da?", the oldest first', async () => {
    const { store } = open();
    const found = (code: 'recently_closed' | 'age') => [{ id: aReport().id, reference: aReport().reference, score: 0.9, reasons: [{ code, days: 2 }] }];
    await store.create(aNewReport());
    await store.create({ ...aNewReport({ id: 'x-later', reference: 'KL-X', receivedAt: LATER }), suggestions: found('recently_closed') });
    await store.create({ ...aNewReport({ id: 'y-first', reference: 'KL-Y', receivedAt: LATER - 1 }), suggestions: found('recently_closed') });
    await store.create({ ...aNewReport({ id: 'z-open', reference: 'KL-Z' }), suggestions: found('age') });
    expect(await store.comeBacks(CITY, aReport().id)).toEqual(['y-first', 'x-later']);
    expect(await store.comeBacks(CITY, 'x-later')).toEqual([]);
  });
}

function importing(open: () => ReportStorage): void {
  test('a finished report is stored with all that hangs on it, its history numbered in the given order', async () => {
    const { store } = open();
    const imported = anImportedReport({}, 'Ein Sofa');
    const noted = imported.events.map((event) => ({ ...event, id: 'event-2', type: 'noted', textId: 'note' }) as const);
    const supporters = [{ id: 's', cityId: CITY, reportId: aReport().id, at: LATER }];
    await store.import([{ ...imported, events: [...imported.events, ...noted], texts: [aText(aReport(), { id: 'note', kind: 'note' })], supporters }]);
    expect((await store.history(CITY, aReport().id)).map((event) => [event.seq, event.type])).toEqual([
      [1, 'received'],
      [2, 'noted']
    ]);
    expect((await store.texts(CITY, aReport().id)).map((text) => text.kind).sort()).toEqual(['description', 'note']);
    expect((await store.alsoSeen(CITY, [aReport().id])).get(aReport().id)).toBe(1);
    expect(await store.keyOpens(CITY, aReport().id, imported.key.sha256, LATER)).toBe(true);
  });

  test('one broken report keeps the whole batch out', async () => {
    const { store } = open();
    await expect(store.import([anImportedReport(), anImportedReport({ id: 'second' })])).rejects.toThrow();
    expect(await store.byId(CITY, aReport().id)).toBeNull();
  });
}
