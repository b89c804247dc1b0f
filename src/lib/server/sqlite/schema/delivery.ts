import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { DeliveryData, DeliveryTopic } from '../../delivery/store.ts';
import { cityId, instant, json } from './columns.ts';

/** What is to be done later, written in the transaction of its cause. Holds codes and ids, no address and no text. */
export const delivery = sqliteTable(
  'delivery',
  {
    cityId: cityId(),
    key: text('key').notNull(),
    topic: text('topic').$type<DeliveryTopic>().notNull(),
    changeId: text('change_id').notNull(),
    reportId: text('report_id'),
    data: json('data').$type<DeliveryData>().notNull(),
    state: text('state').$type<'pending' | 'done' | 'parked'>().notNull(),
    runAfter: instant('run_after').notNull(),
    claimedUntil: instant('claimed_until'),
    attempts: integer('attempts').notNull(),
    problem: text('problem'),
    updatedAt: instant('updated_at').notNull()
  },
  (table) => [
    primaryKey({ columns: [table.cityId, table.key] }),
    // The worker: what is due, over all cities.
    index('delivery_due')
      .on(table.runAfter, table.key)
      .where(sql`state = 'pending'`),
    // Undo: what a change still has to send.
    index('delivery_by_change').on(table.cityId, table.changeId),
    // The chain of an alarm on a report's page.
    index('delivery_by_report').on(table.cityId, table.reportId, table.topic),
    // What was done long ago, over all cities.
    index('delivery_done')
      .on(table.updatedAt)
      .where(sql`state = 'done'`),
    // What waits for a person.
    index('delivery_parked')
      .on(table.cityId, table.updatedAt)
      .where(sql`state = 'parked'`)
  ]
);
