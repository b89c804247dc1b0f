import type { Database } from './open.ts';

/**
 * How many people saw the same, per report: supporters of its whole family and the reports merged into its main one,
 * without withdrawn and rejected ones. The same number for every member of a family.
 */
const ALSO_SEEN = `
with recursive up(start, id, main) as (
  select r.id, r.id, r.merged_into from report r where r.city_id = :cityId and r.id in (select value from json_each(:ids))
  union
  select up.start, r.id, r.merged_into from up join report r on r.city_id = :cityId and r.id = up.main
),
family(start, id, merged, counts) as (
  select start, id, 0, 1 from up where main is null
  union
  select f.start, r.id, 1, coalesce(r.outcome, '') not in ('withdrawn', 'rejected')
  from family f join report r on r.city_id = :cityId and r.merged_into = f.id
)
select f.start as id,
  sum(f.merged and f.counts) + sum((select count(*) from supporter s where s.city_id = :cityId and s.report_id = f.id)) as seen
from family f group by f.start`;

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
