import { foreignKey, index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Language } from '#lib/domain/language.ts';
import type { Solved } from '#lib/domain/news/question.ts';
import { cityId, instant } from './columns.ts';
import { report } from './report.ts';

/** Who wants mails about a report. The only place with addresses of residents; deleting a row leaves the report whole. */
export const subscription = sqliteTable(
  'subscription',
  {
    cityId: cityId(),
    id: text('id').notNull(),
    reportId: text('report_id').notNull(),
    role: text('role').$type<'reporter' | 'follower'>().notNull(),
    address: text('address').notNull(),
    /** The address as it is compared. */
    mailbox: text('mailbox').notNull(),
    language: text('language').$type<Language>().notNull(),
    requestedAt: instant('requested_at').notNull(),
    confirmedAt: instant('confirmed_at'),
    toldUntil: instant('told_until').notNull(),
    toldState: text('told_state')
  },
  (table) => [
    primaryKey({ columns: [table.cityId, table.id] }),
    foreignKey({ columns: [table.cityId, table.reportId], foreignColumns: [report.cityId, report.id] }),
    // Who hears of a report.
    index('subscription_by_report').on(table.cityId, table.reportId, table.requestedAt),
    // Links that were lost, and how many unconfirmed wishes one mailbox got.
    index('subscription_by_mailbox').on(table.cityId, table.mailbox, table.requestedAt)
  ]
);

/** "Ist das Problem behoben?": one row per closing that its reporter was asked about. Nothing of the person is in it. */
export const solvedQuestion = sqliteTable(
  'solved_question',
  {
    cityId: cityId(),
    reportId: text('report_id').notNull(),
    closedAt: instant('closed_at').notNull(),
    askedAt: instant('asked_at').notNull(),
    answer: text('answer').$type<Solved>(),
    answeredAt: instant('answered_at')
  },
  (table) => [
    primaryKey({ columns: [table.cityId, table.reportId, table.closedAt] }),
    foreignKey({ columns: [table.cityId, table.reportId], foreignColumns: [report.cityId, report.id] }),
    // Public figure: what was closed in a span of time.
    index('solved_question_by_closing').on(table.cityId, table.closedAt)
  ]
);

/** Keys in the links of mails, as hex SHA-256 only. */
export const mailKey = sqliteTable(
  'mail_key',
  {
    sha256: text('sha256').primaryKey(),
    cityId: cityId(),
    subscriptionId: text('subscription_id').notNull(),
    purpose: text('purpose').$type<'confirm' | 'stop'>().notNull(),
    expires: instant('expires')
  },
  (table) => [
    foreignKey({ columns: [table.cityId, table.subscriptionId], foreignColumns: [subscription.cityId, subscription.id] }).onDelete('cascade'),
    // Keys go with what they belong to.
    index('mail_key_by_subscription').on(table.cityId, table.subscriptionId)
  ]
);
