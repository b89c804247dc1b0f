import { foreignKey, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { BulkAction } from '#lib/domain/situation/bulk.ts';
import type { SituationKind } from '#lib/domain/situation/situation.ts';
import type { BulkRun } from '../../situations/store.ts';
import { cityId, instant, json } from './columns.ts';
import { report } from './report.ts';

/** A Lage. Ending it keeps the row and everything that belongs to it. */
export const situation = sqliteTable(
  'situation',
  {
    cityId: cityId(),
    id: text('id').notNull(),
    kind: text('kind').$type<SituationKind>().notNull(),
    sentence: text('sentence'),
    districts: json('districts').$type<readonly string[]>().notNull(),
    categories: json('categories').$type<readonly string[]>().notNull(),
    startsAt: instant('starts_at').notNull(),
    declaredAt: instant('declared_at').notNull(),
    declaredBy: text('declared_by').notNull(),
    endedAt: instant('ended_at'),
    endedBy: text('ended_by')
  },
  (table) => [
    primaryKey({ columns: [table.cityId, table.id] }),
    // Which of them a report may belong to; which are in force.
    index('situation_by_end').on(table.cityId, table.endedAt, table.startsAt)
  ]
);

/** Which reports belong to it; a report belongs to one at most. */
export const situationReport = sqliteTable(
  'situation_report',
  {
    cityId: cityId(),
    reportId: text('report_id').notNull(),
    situationId: text('situation_id').notNull()
  },
  (table) => [
    primaryKey({ columns: [table.cityId, table.reportId] }),
    foreignKey({ columns: [table.cityId, table.reportId], foreignColumns: [report.cityId, report.id] }),
    foreignKey({ columns: [table.cityId, table.situationId], foreignColumns: [situation.cityId, situation.id] }),
    // Its reports.
    index('situation_report_by_situation').on(table.cityId, table.situationId, table.reportId)
  ]
);

/** What was said to many of its reports at once. */
export const situationRun = sqliteTable(
  'situation_run',
  {
    cityId: cityId(),
    id: text('id').notNull(),
    situationId: text('situation_id').notNull(),
    at: instant('at').notNull(),
    by: text('done_by').notNull(),
    action: text('action').$type<BulkAction['type']>().notNull(),
    outcome: text('outcome').$type<BulkRun['outcome']>(),
    done: integer('done').notNull(),
    left: json('left_out').$type<BulkRun['left']>().notNull()
  },
  (table) => [
    primaryKey({ columns: [table.cityId, table.id] }),
    foreignKey({ columns: [table.cityId, table.situationId], foreignColumns: [situation.cityId, situation.id] }),
    // What was done in a Lage, newest first.
    index('situation_run_by_time').on(table.cityId, table.situationId, table.at)
  ]
);
