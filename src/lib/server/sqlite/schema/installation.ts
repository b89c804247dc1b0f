import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { cityId, instant } from './columns.ts';

/** One row: what kind of installation this is, written once at first start and never changed. */
export const installation = sqliteTable('installation', {
  id: integer('id').primaryKey(),
  kind: text('kind').$type<'demo' | 'live'>().notNull(),
  createdAt: instant('created_at').notNull()
});

/** Every version of a city's data that was ever served; reports refer to its number. */
export const cityVersion = sqliteTable(
  'city_version',
  {
    cityId: cityId(),
    n: integer('n').notNull(),
    sha256: text('sha256').notNull(),
    json: text('json').notNull(),
    firstSeenAt: instant('first_seen_at').notNull()
  },
  (table) => [primaryKey({ columns: [table.cityId, table.n] })]
);
