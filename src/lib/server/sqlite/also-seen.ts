import type { Database } from './open.ts';

/**
 * How many people saw the same, per report: supporters of its whole family and the reports merged into its main one,
 * without withdrawn and rejected ones; a supporter of two of them counts once (domain, `whoHears`). The same number for every member; families are flat (domain, `planMerge`).
 */
const ALSO_SEEN = `
with asked as (
  select r.id, coalesce(r.merged_into, r.id) as main
  from json_each(:ids) cross join report r on r.city_id = :cityId and r.id = json_each.value
)
select asked.id,
  (select count(distinct s.id) from supporter s where s.city_id = :cityId and s.report_id in (
    select asked.main union all
    select m.id from report m indexed by report_by_main where m.city_id = :cityId and m.merged_into = asked.main))
  + (select count(*) from report m indexed by report_by_main
    where m.city_id = :cityId and m.merged_into = asked.main and coalesce(m.outcome, '') not in ('withdrawn', 'rejected')) as seen
from asked`;

export type CountAlsoSeen = (cityId: string, reportIds: readonly string[]) => Map<string, number>;

/** Prepared counter for any number of reports of one city; reports that nobody else saw have 0. */
export function prepareAlsoSeen({ client }: Database): CountAlsoSeen {
  const statement = client.prepare<[{ cityId: string; ids: string }], { id: string; seen: number }>(ALSO_SEEN);
  return (cityId, reportIds) => {
    const counts = new Map(reportIds.map((id) => [id, 0]));
    for (const { id, seen } of statement.all({ cityId, ids: JSON.stringify(reportIds) })) counts.set(id, seen);
    return counts;
  };
}
