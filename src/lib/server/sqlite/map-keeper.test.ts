import fc from 'fast-check';
import { expect, test } from 'vitest';
import { offsetMeters } from '#lib/domain/geo/distance.ts';
import type { ReportPatch } from '#lib/domain/report/events.ts';
import { OUTCOMES, SIGNED_STATES } from '#lib/domain/report/report.ts';
import { WEDNESDAY_TEN } from '../../../../tests/support/builders.ts';
import { aNewReport, anImportedReport } from '../../../../tests/support/new-report.ts';
import { temporaryDatabase } from '../../../../tests/support/temporary-database.ts';
import { tinyGroupOf, WEST } from '../../../../tests/support/tiny-city.ts';
import type { PublicFilter } from '../public-map/queries.ts';
import { KEPT_ZOOMS } from './map-cells.ts';
import { bringMapUpToDate, rebuildMap } from './map-keeper.ts';
import { readMarks } from './public-marks.ts';
import { createReportStore } from './report-store.ts';

const CITY = 'kleinstadt';
const ALL: PublicFilter = { states: [], categories: [], districts: [], quarters: [], since: null };
const EVERYWHERE = { south: 51, west: 7, north: 52, east: 8 };
/** No slice is kept for this, so that it is counted now, and it leaves nothing out. */
const COUNTED_NOW = { until: Number.MAX_SAFE_INTEGER };
const OPEN = { states: [...SIGNED_STATES] };
const CLOSED = { states: OUTCOMES.filter((outcome) => outcome !== 'rejected' && outcome !== 'withdrawn') };

const RUNS = 25;
const place = fc.record({ east: fc.integer({ min: -2000, max: 2000 }), north: fc.integer({ min: -60, max: 60 }) });
const at = ({ east, north }: { east: number; north: number }) =>
  ({ kind: 'point', accuracyMeters: null, source: 'map', ...offsetMeters(WEST, east, north) }) as const;
const category = fc.constantFrom('waste', 'streetlight', 'unsafe_place');
const patch: fc.Arbitrary<ReportPatch> = fc.constantFrom<ReportPatch>(
  { state: 'in_progress' },
  { state: 'still_there', outcome: null, closedAt: null },
  { state: 'closed', outcome: 'fixed', closedAt: WEDNESDAY_TEN },
  { state: 'closed', outcome: 'rejected', closedAt: WEDNESDAY_TEN },
  { hiddenAt: WEDNESDAY_TEN },
  { hiddenAt: null },
  { published: false },
  { published: true },
  { category: 'streetlight' },
  { mergedInto: 'r0' },
  { mergedInto: null }
);
const history = fc.record({
  first: fc.array(fc.record({ place, category }), { minLength: 1, maxLength: 12 }),
  later: fc.array(fc.record({ place, category }), { maxLength: 4 }),
  changes: fc.array(fc.record({ which: fc.nat(), patch }), { maxLength: 25 })
});

async function lived({ first, later, changes }: typeof history extends fc.Arbitrary<infer Value> ? Value : never) {
  const { database } = temporaryDatabase();
  bringMapUpToDate(database);
  const store = createReportStore(database, tinyGroupOf);
  const made = (each: (typeof first)[number], n: number) => ({
    id: `r${n}`,
    reference: `KL-${n}`,
    category: each.category,
    publicKind: each.category === 'unsafe_place' ? ('counts' as const) : ('pin' as const),
    location: at(each.place)
  });
  await store.import(first.map((each, n) => anImportedReport(made(each, n))));
  for (const [n, each] of later.entries()) await store.create(aNewReport(made(each, first.length + n)));
  for (const [n, { which, patch: wished }] of changes.entries()) {
    const id = `r${which % (first.length + later.length)}`;
    if (id === 'r0' && wished.mergedInto) continue;
    const report = await store.byId(CITY, id);
    const part = { reportId: id, expectedVersion: report?.version ?? 0, patch: wished, events: [{ id: `e${n}`, type: 'noted' as const, public: false }] };
    await store.commit({ cityId: CITY, changeId: `c${n}`, at: WEDNESDAY_TEN + n, actor: { kind: 'system', id: null }, parts: [part] });
  }
  return database;
}

test('whatever happens to reports, the squares are those of a recount, and tell the same as counting now', async () => {
  await fc.assert(
    fc.asyncProperty(history, async (life) => {
      const database = await lived(life);
      const dump = () => database.client.prepare('select * from map_cell order by city_id, slice, zoom, x, y').all();
      const kept = dump();
      for (const zoom of KEPT_ZOOMS) {
        for (const filter of [{}, OPEN, CLOSED, { categories: ['waste'] }, { categories: ['streetlight'], ...OPEN }]) {
          const marks = (more: Partial<PublicFilter>) => {
            const found = readMarks(database, { cityId: CITY, filter: { ...ALL, ...filter, ...more }, bounds: EVERYWHERE, zoom });
            return found.map((mark) => JSON.stringify({ ...mark, lat: mark.lat.toFixed(6), lon: mark.lon.toFixed(6) })).toSorted();
          };
          expect(marks({})).toEqual(marks(COUNTED_NOW));
        }
      }
      rebuildMap(database);
      expect(kept).toEqual(dump());
    }),
    { numRuns: RUNS, seed: 7 }
  );
});

test('what is never public is in no square', async () => {
  const database = await lived({ first: [{ place: { east: 0, north: 0 }, category: 'unsafe_place' }], later: [], changes: [] });
  expect(database.client.prepare('select count(*) as n from map_cell').get()).toEqual({ n: 0 });
});
