import { foreignKey, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { cityId, flag, instant, json } from './columns.ts';
import { report } from './report.ts';

type Box = { x: number; y: number; width: number; height: number };

/** What is known of a photo; the bytes are files named by their SHA-256. */
export const photo = sqliteTable(
  'photo',
  {
    cityId: cityId(),
    id: text('id').notNull(),
    reportId: text('report_id').notNull(),
    kind: text('kind').$type<'report' | 'proof'>().notNull(),
    width: integer('width').notNull(),
    height: integer('height').notNull(),
    receivedAt: instant('received_at').notNull(),
    sourceSha256: text('source_sha256').notNull(),
    pictureHash: text('picture_hash'),
    large: text('large').notNull(),
    small: text('small').notNull(),
    releasedAt: instant('released_at'),
    releasedBy: text('released_by'),
    releasedLarge: text('released_large'),
    releasedSmall: text('released_small'),
    releasedWidth: integer('released_width'),
    releasedHeight: integer('released_height'),
    boxes: json('boxes').$type<readonly Box[]>().notNull(),
    example: flag('example').notNull()
  },
  (table) => [
    primaryKey({ columns: [table.cityId, table.id] }),
    foreignKey({ columns: [table.cityId, table.reportId], foreignColumns: [report.cityId, report.id] }),
    // Photos of a report, oldest first.
    index('photo_by_report').on(table.cityId, table.reportId, table.receivedAt)
  ]
);

export type PhotoRow = typeof photo.$inferSelect;
