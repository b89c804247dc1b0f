import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Outcome, ReportState } from '#lib/domain/report/report.ts';
import { cityId } from './columns.ts';

/**
 * The public map counted in advance: one row per square of a grid in which listed reports lie, for all of them and for each
 * slice that is often asked for. The key is in the order of a viewport: some columns of squares, in each a range of rows.
 */
export const mapCell = sqliteTable(
  'map_cell',
  {
    cityId: cityId(),
    /** Empty for everything; a category, `open` or `closed`, or both as `waste/open`. */
    slice: text('slice').notNull(),
    zoom: integer('zoom').notNull(),
    x: integer('x').notNull(),
    y: integer('y').notNull(),
    n: integer('n').notNull(),
    sumX: integer('sum_x').notNull(),
    sumY: integer('sum_y').notNull(),
    open: integer('open').notNull(),
    fixed: integer('fixed').notNull(),
    /** The report itself where it is alone, so that nothing has to be looked up for its mark. */
    reference: text('reference'),
    category: text('category'),
    state: text('state').$type<ReportState>(),
    outcome: text('outcome').$type<Outcome>()
  },
  (table) => [primaryKey({ columns: [table.cityId, table.slice, table.zoom, table.x, table.y] })]
);

/** One row: by which version of the program the squares were made. */
export const mapMethod = sqliteTable('map_method', {
  id: integer('id').primaryKey(),
  version: integer('version').notNull()
});
