import type { Instant } from '#lib/domain/time.ts';
import type { StaffQueries } from '../staff/queries.ts';
import { prepareAlsoSeen } from './also-seen.ts';
import type { Database } from './open.ts';
import { readInbox } from './staff-inbox.ts';

/** The desk's lists; a report's own page is put together from the stores. */
export function createInboxQuery(database: Database, now: () => Instant): StaffQueries['inbox'] {
  const countAlsoSeen = prepareAlsoSeen(database);
  return async (staff, query) => readInbox(database, countAlsoSeen, { staff, query, now: now() });
}
