import { index, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { Role } from '#lib/domain/staff/staff.ts';
import { cityId, instant, json } from './columns.ts';

/** People who work with reports. Sign-in happens before the city is known, so id and login are unique without it. */
export const staff = sqliteTable(
  'staff',
  {
    id: text('id').primaryKey(),
    cityId: cityId(),
    login: text('login').notNull(),
    passwordHash: text('password_hash').notNull(),
    name: text('name').notNull(),
    initials: text('initials').notNull(),
    role: text('role').$type<Role>().notNull(),
    teams: json('teams').$type<readonly string[]>().notNull(),
    createdAt: instant('created_at').notNull()
  },
  (table) => [
    uniqueIndex('staff_by_login').on(table.login),
    // Colleagues of one city.
    index('staff_by_city').on(table.cityId, table.name)
  ]
);

/** Sessions by the hex SHA-256 of their id; the id itself is only in the browser's cookie. */
export const staffSession = sqliteTable(
  'staff_session',
  {
    sha256: text('sha256').primaryKey(),
    staffId: text('staff_id')
      .notNull()
      .references(() => staff.id, { onDelete: 'cascade' }),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    endsAt: instant('ends_at').notNull()
  },
  // Sign out everywhere.
  (table) => [index('staff_session_by_staff').on(table.staffId)]
);
