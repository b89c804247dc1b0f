import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { KeyRight } from '../../open311/store.ts';
import { cityId, instant, json } from './columns.ts';

/** Keys of other systems, as hex SHA-256 only. A revoked one stays, so that its reports can still be told apart. */
export const open311Key = sqliteTable(
  'open311_key',
  {
    cityId: cityId(),
    id: text('id').notNull(),
    sha256: text('sha256').notNull(),
    name: text('name').notNull(),
    rights: json('rights').$type<readonly KeyRight[]>().notNull(),
    /** Null is every category. */
    categories: json('categories').$type<readonly string[]>(),
    perHour: integer('per_hour').notNull(),
    createdAt: instant('created_at').notNull(),
    createdBy: text('created_by'),
    revokedAt: instant('revoked_at'),
    lastUsedAt: instant('last_used_at'),
    uses: integer('uses').notNull()
  },
  (table) => [
    primaryKey({ columns: [table.cityId, table.id] }),
    uniqueIndex('open311_key_by_hash').on(table.sha256),
    // Desk: newest first.
    index('open311_key_by_time').on(table.cityId, table.createdAt)
  ]
);

/** Which key a report came with: it may send news of it, whether it is public or not. */
export const open311Receipt = sqliteTable(
  'open311_receipt',
  {
    cityId: cityId(),
    reportId: text('report_id').notNull(),
    keyId: text('key_id').notNull(),
    at: instant('at').notNull()
  },
  (table) => [primaryKey({ columns: [table.cityId, table.reportId] })]
);
