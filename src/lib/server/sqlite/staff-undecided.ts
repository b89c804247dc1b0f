import { sql, type SQL } from 'drizzle-orm';

// Reports in which something waits for a word of the desk.

/** Ids of reports with a photo that was neither released nor withheld. */
export function undecidedPhotos(cityId: string): SQL {
  return sql`select p.report_id from photo p where p.city_id = ${cityId} and p.released_at is null and not exists (
    select 1 from report_event e where e.city_id = p.city_id and e.report_id = p.report_id and e.type = 'photo_withheld' and json_extract(e.data, '$.photo') = p.id)`;
}

/** Ids of reports of requests to merge that nobody answered: an answer carries the change of the request. */
export function askedToMerge(cityId: string): SQL {
  return sql`select e.report_id from report_event e where e.city_id = ${cityId} and e.type = 'merge_requested' and not exists (
    select 1 from report_event a where a.city_id = e.city_id and a.change_id = e.change_id and a.type <> 'merge_requested')`;
}

/** Ids of reports of which somebody said that their entry is wrong, after the last word of the desk about it that still stands; see `openFlags`. */
export function flaggedAndUndecided(cityId: string): SQL {
  const isUndone = (event: string) =>
    sql.raw(`exists (select 1 from report_event u where u.city_id = ${event}.city_id and u.change_id = ${event}.change_id and u.type = 'undone')`);
  return sql`select e.report_id from report_event e where e.city_id = ${cityId} and e.type = 'flagged' and not ${isUndone('e')} and not exists (
    select 1 from report_event d where d.city_id = e.city_id and d.report_id = e.report_id and d.seq > e.seq and d.type in ('hidden', 'shown')
      and not ${isUndone('d')})`;
}

/** Whether the body that has the report, since it was passed on there last, calls it done. */
export const isCalledDone = sql`(report.state = 'forwarded' and exists (select 1 from partner_request p where p.city_id = report.city_id
  and p.report_id = report.id and p.organisation = report.forwarded_to and p.status = 'closed' and p.change_id = (
    select e.change_id from report_event e where e.city_id = report.city_id and e.report_id = report.id and e.type = 'forwarded' order by e.seq desc limit 1)))`;
