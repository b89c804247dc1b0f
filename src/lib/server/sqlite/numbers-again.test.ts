import fc from 'fast-check';
import { expect, test } from 'vitest';
import { monthCode } from '#lib/domain/numbers/calendar.ts';
import { offsetMeters } from '#lib/domain/geo/distance.ts';
import type { ReportPatch } from '#lib/domain/report/events.ts';
import type { Report } from '#lib/domain/report/report.ts';
import { DAY } from '#lib/domain/time.ts';
import { WEDNESDAY_TEN } from '../../../../tests/support/builders.ts';
import { aNewReport, anImportedReport } from '../../../../tests/support/new-report.ts';
import { countedFixed } from '../../../../tests/support/property/numbers.ts';
import { temporaryDatabase } from '../../../../tests/support/temporary-database.ts';
import { tinyGroupOf, WEST } from '../../../../tests/support/tiny-city.ts';
import { germanTime, rebuildNumbers } from './numbers-keeper.ts';
import type { Database } from './open.ts';
import { createNumbersStore } from './numbers-store.ts';
import { createReportStore } from './report-store.ts';

const CATEGORIES = ['waste', 'streetlight', 'unsafe_place'];
const RUNS = 30;

type Made = { east: number; category: string; day: number; seenBefore: number };
type Step = { which: number; other: number | null; patch: ReportPatch };
type History = { first: Made[]; later: Made[]; changes: Step[] };

const made: fc.Arbitrary<Made> = fc.record({
  east: fc.constantFrom(0, 20, 45, 70, 90),
  category: fc.constantFrom('waste', 'waste', 'waste', 'streetlight', 'unsafe_place'),
  day: fc.integer({ min: 0, max: 140 }),
  seenBefore: fc.constantFrom(0, 0, 0, 7)
});
const closing = fc.integer({ min: 1, max: 60 }).map((days) => closedAfter(days));
const patch: fc.Arbitrary<ReportPatch> = fc.oneof(
  closing,
  closing,
  fc.constantFrom<ReportPatch>(
    { state: 'still_there', outcome: null, closedAt: null },
    { state: 'closed', outcome: 'withdrawn', closedAt: DAY },
    { category: 'streetlight' },
    { category: 'waste' },
    { publicKind: 'counts' },
    { leftSpot: true },
    { leftSpot: false },
    { mergedInto: 'r0' },
    { mergedInto: null }
  )
);
const history: fc.Arbitrary<History> = fc.record({
  first: fc.array(made, { minLength: 1, maxLength: 8 }),
  later: fc.array(made, { maxLength: 5 }),
  changes: fc.array(fc.record({ which: fc.nat(), other: fc.option(fc.nat(), { freq: 2 }), patch }), { maxLength: 25 })
});

/** `closedAt` is from the day of receipt on, which only the history knows. */
function closedAfter(days: number): ReportPatch {
  return { state: 'closed', outcome: 'fixed', closedAt: days * DAY };
}

/** A fixed place and what came back there change their category in one change. */
const BOTH_AT_ONCE: History = {
  first: [0, 30].map((day) => ({ east: 0, category: 'waste', day, seenBefore: 0 })),
  later: [],
  changes: [
    { which: 0, other: null, patch: closedAfter(1) },
    { which: 0, other: 1, patch: { category: 'streetlight' } }
  ]
};

/** Each history is lived in a city of its own, all in one database. */
function openCities() {
  const { database } = temporaryDatabase();
  let cities = 0;
  return {
    database,
    live: async (history: History) => {
      const cityId = `stadt-${++cities}`;
      const reports = await live(database, cityId, history);
      return { cityId, reports };
    }
  };
}

async function live(database: Database, cityId: string, { first, later, changes }: History) {
  const store = createReportStore(database, tinyGroupOf);
  const report = ({ east, category, day, seenBefore }: Made, n: number): Partial<Report> => {
    const receivedAt = WEDNESDAY_TEN + day * DAY + n;
    return {
      cityId,
      id: `r${n}`,
      reference: `${cityId}-${n}`,
      category,
      publicKind: category === 'unsafe_place' ? 'counts' : 'pin',
      location: { kind: 'point', accuracyMeters: null, source: 'map', ...offsetMeters(WEST, east, 0) },
      receivedAt,
      observedAt: receivedAt - seenBefore * DAY
    };
  };
  await store.import(first.map((each, n) => anImportedReport(report(each, n))));
  for (const [n, each] of later.entries()) await store.create(aNewReport(report(each, first.length + n)));
  const count = first.length + later.length;
  for (const [n, { which, other, patch: wished }] of changes.entries()) {
    const ids = [...new Set([`r${which % count}`, ...(other === null ? [] : [`r${other % count}`])])].filter((id) => id !== 'r0' || !wished.mergedInto);
    const parts = await Promise.all(
      ids.map(async (id) => {
        const report = await store.byId(cityId, id);
        const patch = wished.closedAt ? { ...wished, closedAt: (report?.receivedAt ?? 0) + wished.closedAt } : wished;
        return { reportId: id, expectedVersion: report?.version ?? 0, patch, events: [{ id: `e${n}${id}`, type: 'noted' as const, public: false }] };
      })
    );
    await store.commit({ cityId: cityId, changeId: `c${n}`, at: WEDNESDAY_TEN + n, actor: { kind: 'system', id: null }, parts });
  }
  const reports = await Promise.all(Array.from({ length: count }, (_, n) => store.byId(cityId, `r${n}`)));
  return reports.filter((each) => each !== null);
}

async function kept(database: Database, cityId: string) {
  const rows = await createNumbersStore(database).fixed(cityId, { from: 0, until: 1e6, categories: CATEGORIES });
  const cells = rows.flatMap(({ month, area, category, fixed, again }) => [
    [`${monthCode(month)} ${area} ${category} fixed`, fixed],
    [`${monthCode(month)} ${area} ${category} again`, again]
  ]);
  return Object.fromEntries(cells.filter(([, count]) => count !== 0)) as Record<string, number>;
}

test('after any history, what was reported again is what lies there, and made anew it is the same', async () => {
  const { database, live } = openCities();
  let again = 0;
  await fc.assert(
    fc.asyncProperty(history, async (each) => {
      const { cityId, reports } = await live(each);
      const found = await kept(database, cityId);
      expect(found).toEqual(countedFixed(reports.filter(({ publicKind }) => publicKind === 'pin')));
      rebuildNumbers(database, germanTime);
      expect(await kept(database, cityId)).toEqual(found);
      if (Object.keys(found).some((key) => key.endsWith('again'))) again += 1;
    }),
    { numRuns: RUNS, seed: 20261127, examples: [[BOTH_AT_ONCE]] }
  );
  expect(again).toBeGreaterThan(RUNS / 4);
});

test('a report from the ninetieth day still counts, to midnight in the city, and one a metre too far or of another kind does not', async () => {
  const day = (at: number): Made => ({ east: 0, category: 'waste', day: at, seenBefore: 0 });
  const fixed = { which: 0, other: null, patch: closedAfter(1) };
  const { database, live } = openCities();
  const againAfter = async (later: Made) => {
    const { cityId } = await live({ first: [day(0), later], later: [], changes: [fixed] });
    return Object.keys(await kept(database, cityId)).length === 2;
  };
  expect(await againAfter(day(91.6))).toBe(true);
  expect(await againAfter(day(91.7))).toBe(false);
  expect(await againAfter({ ...day(30), east: 49.9 })).toBe(true);
  expect(await againAfter({ ...day(30), east: 51 })).toBe(false);
  expect(await againAfter({ ...day(30), category: 'streetlight' })).toBe(false);
  expect(await againAfter({ ...day(30), seenBefore: 29.5 })).toBe(false);
  expect(await againAfter(day(0.5))).toBe(false);
});
