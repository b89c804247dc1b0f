import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { cityId, instant } from './columns.ts';

/** What is known of a report at another organisation's server; `refusal` and `notes` are words of others, for staff only. */
export const partnerRequest = sqliteTable(
  'partner_request',
  {
    cityId: cityId(),
    reportId: text('report_id').notNull(),
    organisation: text('organisation').notNull(),
    changeId: text('change_id').notNull(),
    triedAt: instant('tried_at'),
    givenAt: instant('given_at'),
    requestId: text('request_id'),
    token: text('token'),
    refusal: text('refusal'),
    status: text('status').$type<'open' | 'closed'>(),
    notes: text('notes'),
    statusAt: instant('status_at'),
    heardAt: instant('heard_at'),
    askAt: instant('ask_at'),
    failures: integer('failures').notNull()
  },
  (table) => [
    primaryKey({ columns: [table.cityId, table.reportId, table.organisation] }),
    // Who is to be asked, over all cities.
    index('partner_request_due')
      .on(table.askAt)
      .where(sql`ask_at is not null`)
  ]
);
