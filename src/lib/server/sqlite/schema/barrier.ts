import { index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { cityId, instant } from './columns.ts';

/** Feedback on accessibility; belongs to no report. */
export const barrier = sqliteTable(
  'barrier',
  {
    cityId: cityId(),
    id: text('id').notNull(),
    at: instant('at').notNull(),
    body: text('body').notNull(),
    page: text('page'),
    replyTo: text('reply_to'),
    language: text('language').notNull()
  },
  (table) => [
    primaryKey({ columns: [table.cityId, table.id] }),
    // Desk: newest first.
    index('barrier_by_time').on(table.cityId, table.at, table.id)
  ]
);
