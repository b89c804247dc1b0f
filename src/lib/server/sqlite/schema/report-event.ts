import { sql } from 'drizzle-orm';
import { foreignKey, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { ActorKind, EventType, ReportPatch } from '#lib/domain/report/events.ts';
import { cityId, flag, instant, json } from './columns.ts';
import { report } from './report.ts';

/** Append-only history. Words of people are not in it: `text_id` points to `report_text` and may point to nothing once the text is deleted. */
export const reportEvent = sqliteTable(
  'report_event',
  {
    cityId: cityId(),
    id: text('id').notNull(),
    reportId: text('report_id').notNull(),
    seq: integer('seq').notNull(),
    changeId: text('change_id').notNull(),
    type: text('type').$type<EventType>().notNull(),
    at: instant('at').notNull(),
    actorKind: text('actor_kind').$type<ActorKind>().notNull(),
    actorId: text('actor_id'),
    public: flag('public').notNull(),
    before: json('before').$type<ReportPatch>().notNull(),
    after: json('after').$type<ReportPatch>().notNull(),
    data: json('data').$type<Readonly<Record<string, string | number | null>>>().notNull(),
    textId: text('text_id')
  },
  (table) => [
    primaryKey({ columns: [table.cityId, table.id] }),
    foreignKey({ columns: [table.cityId, table.reportId], foreignColumns: [report.cityId, report.id] }),
    // History in order; also what gives each event its number.
    uniqueIndex('report_event_in_order').on(table.cityId, table.reportId, table.seq),
    // Desk: who asked to merge; few rows among millions.
    index('report_event_merge_requests')
      .on(table.cityId, table.reportId, table.changeId)
      .where(sql`type = 'merge_requested'`),
    // Desk: which public entries somebody called wrong.
    index('report_event_flags')
      .on(table.cityId, table.reportId, table.seq, table.changeId)
      .where(sql`type = 'flagged'`),
    // Desk: what somebody would make a rule.
    index('report_event_proposed')
      .on(table.cityId, table.at)
      .where(sql`type = 'rule_proposed'`),
    // Open311: what was told when.
    index('report_event_told')
      .on(table.cityId, table.at, table.id, table.reportId)
      .where(sql`public = 1 or type = 'undone'`),
    // Undo: everything one change did, over all its reports.
    index('report_event_by_change').on(table.cityId, table.changeId)
  ]
);
