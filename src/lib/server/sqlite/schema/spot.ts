import { sql } from 'drizzle-orm';
import { foreignKey, index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { cityId, flag, instant } from './columns.ts';
import { report } from './report.ts';

/** A recurring place of one category group: a fixed point that keeps its number for good. */
export const spot = sqliteTable(
  'spot',
  {
    cityId: cityId(),
    id: integer('id').notNull(),
    groupCode: text('group_code').notNull(),
    lat: real('lat').notNull(),
    lon: real('lon').notNull(),
    /** Square of 4096 map pixels, about 96 m in Bochum: a circle of 50 m touches at most four. */
    blockX: integer('block_x').notNull(),
    blockY: integer('block_y').notNull(),
    foundedAt: instant('founded_at').notNull()
  },
  (table) => [
    primaryKey({ columns: [table.cityId, table.id] }),
    // Known places around a report.
    index('spot_by_block').on(table.cityId, table.groupCode, table.blockX, table.blockY)
  ]
);

/** What is kept about each report that is an occasion of its own (domain, `isOccasion`). */
export const spotReport = sqliteTable(
  'spot_report',
  {
    cityId: cityId(),
    reportId: text('report_id').notNull(),
    groupCode: text('group_code').notNull(),
    lat: real('lat').notNull(),
    lon: real('lon').notNull(),
    blockX: integer('block_x').notNull(),
    blockY: integer('block_y').notNull(),
    receivedAt: instant('received_at').notNull(),
    inWindow: flag('in_window').notNull(),
    /** Reports of the window within 50 m, itself included. */
    nearCount: integer('near_count').notNull(),
    isCentre: flag('is_centre').notNull(),
    centreId: text('centre_id'),
    spotId: integer('spot_id')
  },
  (table) => [
    primaryKey({ columns: [table.cityId, table.reportId] }),
    foreignKey({ columns: [table.cityId, table.reportId], foreignColumns: [report.cityId, report.id] }),
    // The neighbourhood of a report.
    index('spot_report_in_window')
      .on(table.cityId, table.groupCode, table.blockX, table.blockY)
      .where(sql`in_window = 1`),
    // What joins a place when it begins.
    index('spot_report_unplaced')
      .on(table.cityId, table.groupCode, table.blockX, table.blockY)
      .where(sql`spot_id is null`),
    // What leaves the window next.
    index('spot_report_by_age')
      .on(table.cityId, table.receivedAt, table.reportId)
      .where(sql`in_window = 1`),
    // History of a place: its reports in order.
    index('spot_report_by_spot').on(table.cityId, table.spotId, table.receivedAt, table.reportId),
    // Places that are active now.
    index('spot_report_centre')
      .on(table.cityId, table.spotId)
      .where(sql`is_centre = 1`)
  ]
);

/** What somebody does about a place. Taking it back keeps the row, so that the history stays whole. */
export const spotMeasure = sqliteTable(
  'spot_measure',
  {
    cityId: cityId(),
    id: text('id').notNull(),
    spotId: integer('spot_id').notNull(),
    what: text('what').notNull(),
    /** Exactly one of the two says who does it. */
    team: text('team'),
    organisation: text('organisation'),
    startsAt: instant('starts_at').notNull(),
    createdAt: instant('created_at').notNull(),
    createdBy: text('created_by').notNull(),
    withdrawnAt: instant('withdrawn_at'),
    withdrawnBy: text('withdrawn_by')
  },
  (table) => [
    primaryKey({ columns: [table.cityId, table.id] }),
    foreignKey({ columns: [table.cityId, table.spotId], foreignColumns: [spot.cityId, spot.id] }),
    // Measures of a place, oldest first.
    index('spot_measure_by_spot').on(table.cityId, table.spotId, table.startsAt)
  ]
);
