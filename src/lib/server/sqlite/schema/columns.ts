import { customType, integer, text } from 'drizzle-orm/sqlite-core';

/** Leads every key, so that a database can be cut by city later (ADR 0002). */
export const cityId = () => text('city_id').notNull();

/** Milliseconds since 1970 as an integer; SQLite has no time type. */
export const instant = (name: string) => integer(name, { mode: 'number' });

export const flag = (name: string) => integer(name, { mode: 'boolean' });

/** A JSON document; the table names its shape with `$type`. Null stays NULL (drizzle's own JSON mode stores the word in prepared inserts). */
export const json = customType<{ data: unknown; driverData: string | null }>({
  dataType: () => 'text',
  toDriver: (value) => (value === null ? null : JSON.stringify(value)),
  fromDriver: (stored): unknown => JSON.parse(stored ?? 'null')
});
