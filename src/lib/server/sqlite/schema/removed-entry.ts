import { index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { cityId, instant } from './columns.ts';

/** Entries that were in the public list and no longer are, so that whoever keeps a copy can delete them: number and time, nothing else. */
export const removedEntry = sqliteTable(
  'removed_entry',
  {
    cityId: cityId(),
    reference: text('reference').notNull(),
    removedAt: instant('removed_at').notNull()
  },
  (table) => [
    primaryKey({ columns: [table.cityId, table.reference] }),
    // Oldest first, in batches.
    index('removed_entry_by_time').on(table.cityId, table.removedAt, table.reference)
  ]
);
