import { and, between, sql, type SQL } from 'drizzle-orm';
import type { CellRange } from './map-pixel.ts';
import { report } from './schema/report.ts';

// Written as literals, because SQLite uses a partial index only for a condition it can read in the statement.

/** Public rows with an entry of their own; merged reports have a page, but list and map show their main report. */
export const isListed = sql`${report.isPublic} = 1 and ${report.mergedInto} is null`;

/** Work that is still to be done. */
export const isOpenWork = sql`${report.state} <> 'closed' and ${report.state} <> 'held' and ${report.mergedInto} is null`;

/** Listed rows that are open. The plus keeps SQLite from the index of all listed rows, most of which are closed. */
export const isListedAndOpen = sql`${report.isPublic} = 1 and ${report.state} <> 'closed' and +${report.mergedInto} is null`;

/** Everything but what waits because it looks like abuse. */
export const isNotHeld = sql`${report.state} <> 'held'`;

/** Rows within a range of cells. A list of columns lets SQLite read one index range per column instead of the whole strip. */
export function withinCells({ west, east, north, south }: CellRange): SQL | undefined {
  const columns = Array.from({ length: east - west + 1 }, (_, offset) => west + offset);
  return and(sql`${report.cellX} in ${columns}`, between(report.cellY, north, south));
}
