import { customType, integer, text } from 'drizzle-orm/sqlite-core';

/** Leads every key, so that a database can be cut by city later (ADR 0002). */
export const cityId = () => text('city_id').notNull();

/** Milliseconds since 1970 as an integer; SQLite has no time type. */
export const instant = (name: string) => integer(name, { mode: 'number' });

export const flag = (name: string) => integer(name, { mode: 'boolean' });

/** A JSON document of a known shape, written and read only by the store that owns the table. Null stays NULL (drizzle's own JSON mode stores the word in prepared inserts). */
export const json = <Shape>(name: string) =>
  customType<{ data: Shape; driverData: string | null }>({
    dataType: () => 'text',
    toDriver: (value) => (value === null ? null : JSON.stringify(value)),
    fromDriver: (stored) => JSON.parse(stored ?? 'null')
  })(name);
