import { and, asc, between, desc, eq, inArray, lt, sql, sum } from 'drizzle-orm';
import type { NumbersStore } from '../numbers/store.ts';
import { toTally } from './numbers-deltas.ts';
import type { Database } from './open.ts';
import { numbersFixed, numbersMonth, numbersReport, numbersSafety, numbersWeek } from './schema/numbers.ts';

/** Reads the summary tables of the figures. */
export function createNumbersStore({ db }: Database): NumbersStore {
  return {
    months: async (cityId, kind, { from, until, categories }) =>
      db
        .select({ month: numbersMonth.month, area: numbersMonth.area, category: numbersMonth.category, tally: numbersMonth.tally })
        .from(numbersMonth)
        .where(
          and(
            eq(numbersMonth.cityId, cityId),
            eq(numbersMonth.kind, kind),
            between(numbersMonth.month, from, until),
            inArray(numbersMonth.category, [...categories])
          )
        )
        .all()
        .map(({ tally, ...row }) => ({ ...row, tally: toTally(tally) })),
    weeks: async (cityId, kind, { from, until, categories }) =>
      db
        .select({
          week: numbersWeek.week,
          area: numbersWeek.area,
          cameIn: sum(numbersWeek.cameIn).mapWith(Number),
          wentOut: sum(numbersWeek.wentOut).mapWith(Number)
        })
        .from(numbersWeek)
        .where(
          and(
            eq(numbersWeek.cityId, cityId),
            eq(numbersWeek.kind, kind),
            between(numbersWeek.week, from, until),
            inArray(numbersWeek.category, [...categories])
          )
        )
        .groupBy(numbersWeek.week, numbersWeek.area)
        .orderBy(asc(numbersWeek.week))
        .all(),
    openBefore: async (cityId, kind, { week, categories }) => {
      const open = sql<number>`sum(${numbersWeek.cameIn}) - sum(${numbersWeek.wentOut})`;
      const rows = db
        .select({ area: numbersWeek.area, open })
        .from(numbersWeek)
        .where(and(eq(numbersWeek.cityId, cityId), eq(numbersWeek.kind, kind), lt(numbersWeek.week, week), inArray(numbersWeek.category, [...categories])))
        .groupBy(numbersWeek.area)
        .all();
      return new Map(rows.map((row) => [row.area, row.open]));
    },
    fixed: async (cityId, { from, until, categories }) =>
      db
        .select({
          month: numbersFixed.month,
          area: numbersFixed.area,
          category: numbersFixed.category,
          fixed: numbersFixed.fixed,
          again: numbersFixed.again
        })
        .from(numbersFixed)
        .where(and(eq(numbersFixed.cityId, cityId), between(numbersFixed.month, from, until), inArray(numbersFixed.category, [...categories])))
        .all(),
    keepReport: async (cityId, report, staffId) => {
      const { id, districtId, from: fromMonth, madeAt } = report;
      const kept = db.insert(numbersReport).values({ cityId, id, districtId, fromMonth, madeAt, madeBy: staffId, report }).onConflictDoNothing().run();
      return kept.changes > 0;
    },
    report: async (cityId, id) =>
      db
        .select({ report: numbersReport.report })
        .from(numbersReport)
        .where(and(eq(numbersReport.cityId, cityId), eq(numbersReport.id, id)))
        .get()?.report ?? null,
    reports: async (cityId) =>
      db
        .select({ id: numbersReport.id, districtId: numbersReport.districtId, from: numbersReport.fromMonth, madeAt: numbersReport.madeAt })
        .from(numbersReport)
        .where(eq(numbersReport.cityId, cityId))
        .orderBy(desc(numbersReport.fromMonth), asc(numbersReport.districtId))
        .all(),
    safety: async (cityId, { from, until }) =>
      db
        .select({ month: numbersSafety.month, districtId: numbersSafety.districtId, category: numbersSafety.category, count: numbersSafety.count })
        .from(numbersSafety)
        .where(and(eq(numbersSafety.cityId, cityId), between(numbersSafety.month, from, until)))
        .orderBy(asc(numbersSafety.month), asc(numbersSafety.districtId), asc(numbersSafety.category))
        .all()
  };
}
