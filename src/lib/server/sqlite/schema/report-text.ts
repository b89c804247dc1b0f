import { foreignKey, index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { cityId, instant } from './columns.ts';
import { report } from './report.ts';

/** What people wrote. Deleting a row leaves report and history whole. */
export const reportText = sqliteTable(
  'report_text',
  {
    cityId: cityId(),
    id: text('id').notNull(),
    reportId: text('report_id').notNull(),
    kind: text('kind').$type<'description' | 'note' | 'answer'>().notNull(),
    body: text('body').notNull(),
    /** Without case, umlauts and accents, for the search; goes with the row. */
    bodyFolded: text('body_folded').notNull(),
    language: text('language').notNull(),
    at: instant('at').notNull(),
    authorId: text('author_id')
  },
  (table) => [
    primaryKey({ columns: [table.cityId, table.id] }),
    foreignKey({ columns: [table.cityId, table.reportId], foreignColumns: [report.cityId, report.id] }),
    // All texts of a report, oldest first.
    index('report_text_by_report').on(table.cityId, table.reportId, table.at)
  ]
);
