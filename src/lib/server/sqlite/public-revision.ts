import { createHash, randomBytes } from 'node:crypto';
import type { Database } from './open.ts';

/** The newest line in the history of what is public, or of what was merged into it. */
const NEWEST = `select e.rowid from report_event e join report r on r.city_id = e.city_id and r.id = e.report_id
  left join report main on main.city_id = r.city_id and main.id = r.merged_into
  where coalesce(main.is_public, r.is_public) = 1 order by e.rowid desc limit 1`;
/** What is hidden takes its history along. */
const COUNT = 'select count(*) from report where is_public = 1';
const CHARACTERS = 16;

/**
 * A word that changes whenever a public list may have changed. What is not public does not change it, and neither its value
 * nor how it changes counts anything: whoever asks every minute learns nothing of reports that are not shown.
 */
export function createRevision({ client }: Database): () => string {
  const newest = client.prepare<[], number>(NEWEST).pluck();
  const count = client.prepare<[], number>(COUNT).pluck();
  const salt = randomBytes(CHARACTERS);
  return () =>
    createHash('sha256')
      .update(salt)
      .update(`${newest.get() ?? 0} ${count.get() ?? 0}`)
      .digest('base64url')
      .slice(0, CHARACTERS);
}
