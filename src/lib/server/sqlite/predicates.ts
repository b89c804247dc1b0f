import { sql } from 'drizzle-orm';
import { report } from './schema/report.ts';

// Written as literals, because SQLite uses a partial index only for a condition it can read in the statement.

/** Public rows with an entry of their own; merged reports have a page, but list and map show their main report. */
export const isListed = sql`${report.isPublic} = 1 and ${report.mergedInto} is null`;

/** Work that is still to be done. */
export const isOpenWork = sql`${report.state} <> 'closed' and ${report.mergedInto} is null`;
