import { foreignKey, index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { AlertPlace } from '#lib/domain/alerts/place-alert.ts';
import type { Language } from '#lib/domain/language.ts';
import { cityId, instant, json } from './columns.ts';

/** Who follows a place by mail. Holds addresses of residents; deleting a row takes its keys along. */
export const placeAlert = sqliteTable(
  'place_alert',
  {
    cityId: cityId(),
    id: text('id').notNull(),
    address: text('address').notNull(),
    /** The address as it is compared. */
    mailbox: text('mailbox').notNull(),
    language: text('language').$type<Language>().notNull(),
    place: json('place').$type<AlertPlace>().notNull(),
    category: text('category'),
    requestedAt: instant('requested_at').notNull(),
    confirmedAt: instant('confirmed_at'),
    toldUntil: instant('told_until').notNull(),
    mailedAt: instant('mailed_at')
  },
  (table) => [
    primaryKey({ columns: [table.cityId, table.id] }),
    // Everything one mailbox follows goes into one mail; also how many wishes it got.
    index('place_alert_by_mailbox').on(table.cityId, table.mailbox, table.requestedAt)
  ]
);

/** Keys in the links of these mails, as hex SHA-256 only. */
export const placeAlertKey = sqliteTable(
  'place_alert_key',
  {
    sha256: text('sha256').primaryKey(),
    cityId: cityId(),
    alertId: text('alert_id').notNull(),
    purpose: text('purpose').$type<'confirm' | 'stop'>().notNull(),
    expires: instant('expires')
  },
  (table) => [
    foreignKey({ columns: [table.cityId, table.alertId], foreignColumns: [placeAlert.cityId, placeAlert.id] }).onDelete('cascade'),
    // Keys go with what they belong to.
    index('place_alert_key_by_alert').on(table.cityId, table.alertId)
  ]
);
