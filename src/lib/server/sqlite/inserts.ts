import { getTableColumns, sql, type SQL } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Database } from './open.ts';

/**
 * A prepared insert of whole rows into one table; far faster in bulk than building the statement per row.
 * Every column must be in the row. Throws the driver's error on a broken constraint.
 */
export function preparedInsert<Table extends SQLiteTable>({ db }: Database, table: Table): (row: Table['$inferSelect']) => void {
  const names = Object.keys(getTableColumns(table));
  const placeholders: Record<string, SQL | ReturnType<typeof sql.placeholder>> = Object.fromEntries(names.map((name) => [name, sql.placeholder(name)]));
  const statement = db
    .insert(table)
    .values(placeholders as Table['$inferInsert'])
    .prepare();
  return (row) => {
    statement.run(row);
  };
}
