import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { Channel, Closing, Outcome, PublicKind, ReportState } from '#lib/domain/report/report.ts';
import type { RouteReason } from '#lib/domain/triage/reasons.ts';
import { cityId, flag, instant, json } from './columns.ts';

/** One row per report. Free text of people is in `report_text`, so that it can be deleted alone. */
export const report = sqliteTable(
  'report',
  {
    cityId: cityId(),
    id: text('id').notNull(),
    reference: text('reference').notNull(),
    cityVersion: integer('city_version').notNull(),
    category: text('category').notNull(),
    subKind: text('sub_kind'),
    answers: json('answers').$type<Readonly<Record<string, string>>>().notNull(),
    phrases: json('phrases').$type<readonly string[]>().notNull(),
    publicKind: text('public_kind').$type<PublicKind>().notNull(),
    published: flag('published').notNull(),
    /** The domain's answer to "may the public see this row?", kept with the row so that every public query asks one column. */
    isPublic: flag('is_public').notNull(),
    locationKind: text('location_kind').$type<'point' | 'described'>().notNull(),
    lat: real('lat'),
    lon: real('lon'),
    accuracyMeters: real('accuracy_meters'),
    locationSource: text('location_source').$type<'device' | 'search' | 'map'>(),
    locationText: text('location_text'),
    locationDistrictId: text('location_district_id'),
    /** Web Mercator pixel at zoom 22: one map position for clusters (`>>`), about 2.3 cm in Bochum. */
    mapX: integer('map_x'),
    mapY: integer('map_y'),
    /** Square of 8192 such pixels, about 190 m in Bochum: the unit of the duplicate search. */
    cellX: integer('cell_x'),
    cellY: integer('cell_y'),
    street: text('street'),
    /** Street without case, umlauts and accents, for the search. */
    streetFolded: text('street_folded'),
    houseNumber: text('house_number'),
    quarterId: text('quarter_id'),
    districtId: text('district_id'),
    state: text('state').$type<ReportState>().notNull(),
    outcome: text('outcome').$type<Outcome>(),
    closing: json('closing').$type<Closing>(),
    mergedInto: text('merged_into'),
    waitingReason: text('waiting_reason'),
    waitingUntil: instant('waiting_until'),
    forwardedTo: text('forwarded_to'),
    hiddenAt: instant('hidden_at'),
    leftSpot: flag('left_spot').notNull().default(false),
    team: text('team').notNull(),
    assignee: text('assignee'),
    proposedOrganisation: text('proposed_organisation'),
    routeRule: text('route_rule').notNull(),
    routeReasons: json('route_reasons').$type<readonly RouteReason[]>().notNull(),
    dueAt: instant('due_at').notNull(),
    urgency: text('urgency'),
    /** The deadline as the desk sorts by it: what is urgent comes before everything else. */
    deskOrder: instant('desk_order').notNull(),
    returns: integer('returns').notNull(),
    language: text('language').notNull(),
    channel: text('channel').$type<Channel>().notNull(),
    observedAt: instant('observed_at').notNull(),
    receivedAt: instant('received_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    closedAt: instant('closed_at'),
    /** `closedAt`, and the end of time while open: one range of the index finds what is open or closed recently. */
    liveUntil: instant('live_until').notNull(),
    photosExpected: integer('photos_expected').notNull(),
    version: integer('version').notNull()
  },
  (table) => [
    primaryKey({ columns: [table.cityId, table.id] }),
    // The reference alone identifies a report (its prefix is the city's), so it is unique without the city.
    uniqueIndex('report_by_reference').on(table.reference),
    // Duplicate search: at most nine cells, each one range from what was closed recently to what is open; the pixel spares reading rows beside the circle.
    index('report_by_cell').on(table.cityId, table.cellX, table.cellY, table.liveUntil, table.mapX, table.mapY),
    // Members of a merged family, and the counter of people who saw the same.
    index('report_by_main')
      .on(table.cityId, table.mergedInto)
      .where(sql`merged_into is not null`),
    // Desk: open work by deadline; small, because most reports are closed.
    index('report_open_by_due')
      .on(table.cityId, table.deskOrder, table.id)
      .where(sql`state <> 'closed' and merged_into is null`),
    // Desk: how many per queue and team, without touching the table.
    index('report_by_state').on(table.cityId, table.state, table.team, table.mergedInto),
    // Desk: how often each rule's reports came back.
    index('report_by_rule').on(table.cityId, table.routeRule, table.returns),
    // Desk: everything, newest first.
    index('report_by_receipt').on(table.cityId, table.receivedAt, table.id),
    // Public list, newest first.
    index('report_public_by_receipt')
      .on(table.cityId, table.receivedAt, table.id)
      .where(sql`is_public = 1 and merged_into is null`),
    // Public map of the last days, by receipt, without touching the table; and how far back the newest so many go.
    index('report_public_recent')
      .on(table.cityId, table.receivedAt, table.mapX, table.mapY, table.category, table.state, table.outcome, table.reference, table.isPublic, table.mergedInto)
      .where(sql`is_public = 1 and merged_into is null`),
    // What was fixed since when, for whoever waits.
    index('report_fixed_by_closing')
      .on(table.cityId, table.category, table.closedAt, table.districtId, table.receivedAt)
      .where(sql`outcome = 'fixed' and merged_into is null`),
    // Public figures: what has been open longest, in one district or all; few rows among millions.
    index('report_public_open_by_receipt')
      .on(table.cityId, table.isPublic, table.receivedAt, table.id, table.districtId)
      .where(sql`state <> 'closed'`),
    // Public map: answers the clusters and single marks of a viewport without touching the table, so it also holds what its own condition asks for.
    index('report_public_by_map')
      .on(table.cityId, table.mapX, table.mapY, table.category, table.state, table.outcome, table.reference, table.isPublic, table.mergedInto)
      .where(sql`is_public = 1 and merged_into is null`)
  ]
);

export type ReportRow = typeof report.$inferSelect;
