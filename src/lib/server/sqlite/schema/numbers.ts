import { blob, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { AreaKind } from '../../numbers/store.ts';
import type { FrozenReport } from '../../numbers/verbs.ts';
import { cityId, instant, json } from './columns.ts';

/**
 * Figures of the reports that one month received, by area and category; kept in the transaction of each change. `tally` is a
 * row of 32-bit numbers whose order `domain/numbers/tally.ts` gives. Area '' of kind `district` is what lies in none.
 * Its size depends on months, areas and categories, and not on how many reports there are.
 */
export const numbersMonth = sqliteTable(
  'numbers_month',
  {
    cityId: cityId(),
    kind: text('kind').$type<AreaKind>().notNull(),
    month: integer('month').notNull(),
    area: text('area').notNull(),
    category: text('category').notNull(),
    tally: blob('tally', { mode: 'buffer' }).notNull()
  },
  (table) => [primaryKey({ columns: [table.cityId, table.kind, table.month, table.area, table.category] })]
);

/** Places that came in and went out in the week that begins with this Monday. */
export const numbersWeek = sqliteTable(
  'numbers_week',
  {
    cityId: cityId(),
    kind: text('kind').$type<AreaKind>().notNull(),
    week: integer('week').notNull(),
    area: text('area').notNull(),
    category: text('category').notNull(),
    cameIn: integer('came_in').notNull(),
    wentOut: integer('went_out').notNull()
  },
  (table) => [primaryKey({ columns: [table.cityId, table.kind, table.week, table.area, table.category] })]
);

/** Places that were fixed in a month, and how many of them were reported again while they were watched. Area '' is what lies in no district. */
export const numbersFixed = sqliteTable(
  'numbers_fixed',
  {
    cityId: cityId(),
    month: integer('month').notNull(),
    area: text('area').notNull(),
    category: text('category').notNull(),
    fixed: integer('fixed').notNull(),
    again: integer('again').notNull()
  },
  (table) => [primaryKey({ columns: [table.cityId, table.month, table.area, table.category] })]
);

/** Counts-only reports by month of receipt as their month ended; the running month still moves and is never read. */
export const numbersSafety = sqliteTable(
  'numbers_safety',
  {
    cityId: cityId(),
    month: integer('month').notNull(),
    districtId: text('district_id').notNull(),
    category: text('category').notNull(),
    count: integer('count').notNull()
  },
  (table) => [primaryKey({ columns: [table.cityId, table.month, table.districtId, table.category] })]
);

/** One row: the method by which the tables above were made. */
export const numbersMethod = sqliteTable('numbers_method', {
  id: integer('id').primaryKey(),
  version: integer('version').notNull()
});

/** Reports for the districts' councils: what they said on the day they were made. Never changed. */
export const numbersReport = sqliteTable(
  'numbers_report',
  {
    cityId: cityId(),
    id: text('id').notNull(),
    districtId: text('district_id').notNull(),
    fromMonth: integer('from_month').notNull(),
    madeAt: instant('made_at').notNull(),
    madeBy: text('made_by').notNull(),
    report: json('report').$type<FrozenReport>().notNull()
  },
  (table) => [primaryKey({ columns: [table.cityId, table.id] })]
);
