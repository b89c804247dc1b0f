import { and, asc, eq, sql } from 'drizzle-orm';
import { isPublic } from '#lib/domain/report/public-view.ts';
import type { Report } from '#lib/domain/report/report.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { RemovedEntry } from '../public-map/queries.ts';
import type { Database } from './open.ts';
import { removedEntry } from './schema/removed-entry.ts';

const BATCH_ROWS = 500;

/**
 * Notes in the transaction of a change that an entry left the public list, or forgets it when it is back. An entry that was
 * merged left the list as well: its main report tells it now.
 */
export function keepRemoved({ db }: Database, { before, after }: { before: Report; after: Report }, at: Instant): void {
  const [wasListed, isListedNow] = [isListed(before), isListed(after)];
  if (wasListed === isListedNow) return;
  const { cityId, reference } = after;
  const isThis = and(eq(removedEntry.cityId, cityId), eq(removedEntry.reference, reference));
  if (isListedNow) db.delete(removedEntry).where(isThis).run();
  else
    db.insert(removedEntry)
      .values({ cityId, reference, removedAt: at })
      .onConflictDoUpdate({ target: [removedEntry.cityId, removedEntry.reference], set: { removedAt: at } })
      .run();
}

function isListed(report: Report): boolean {
  return report.mergedInto === null && isPublic(report, null);
}

/** All removed entries of a city, the longest gone first, each batch read only when the one before was taken. */
export async function* readRemoved({ db }: Database, cityId: string): AsyncGenerator<RemovedEntry[]> {
  let last: RemovedEntry | undefined;
  do {
    const behind = last ? sql`(${removedEntry.removedAt}, ${removedEntry.reference}) > (${last.removedAt}, ${last.reference})` : undefined;
    const rows: RemovedEntry[] = db
      .select({ reference: removedEntry.reference, removedAt: removedEntry.removedAt })
      .from(removedEntry)
      .where(and(eq(removedEntry.cityId, cityId), behind))
      .orderBy(asc(removedEntry.removedAt), asc(removedEntry.reference))
      .limit(BATCH_ROWS)
      .all();
    last = rows.length === BATCH_ROWS ? rows.at(-1) : undefined;
    if (rows.length > 0) yield await Promise.resolve(rows);
  } while (last);
}
