import type { Recurrence, SpotQuery, SpotSummary } from '../spots/store.ts';
import type { Database } from './open.ts';

/** Merged reports speak for their main one. Counts the reports of the place up to this one. */
const RECURRENCES = `
with asked as (
  select r.reference, e.spot_id as spot, e.received_at as at, e.report_id as id
  from json_each(:references) cross join report r on r.reference = json_each.value and r.city_id = :cityId
  join spot_report e on e.city_id = :cityId and e.report_id = coalesce(r.merged_into, r.id)
  where e.spot_id is not null
)
select asked.reference, asked.spot,
  sum((e.received_at, e.report_id) <= (asked.at, asked.id)) as nth, count(*) as total, sum(e.in_window) as recent, min(e.received_at) as since
from asked join spot_report e on e.city_id = :cityId and e.spot_id = asked.spot
group by asked.reference`;

/** Only the places that are asked for are counted: those with a centre now, or those with a measure. */
const LIST = `
with shown as (
  select distinct spot_id as id from spot_report where :show = 'active' and city_id = :cityId and is_centre = 1
  union select spot_id from spot_measure where :show = 'measures' and city_id = :cityId and withdrawn_at is null
),
counted as (
  select s.id, s.group_code as "group", s.lat, s.lon, count(*) as total, sum(e.in_window) as recent, min(e.received_at) as since, max(e.received_at) as latest,
    (select r.team from spot_report n join report r on r.city_id = n.city_id and r.id = n.report_id
      where n.city_id = :cityId and n.spot_id = s.id order by n.received_at desc, n.report_id desc limit 1) as team,
    (select count(*) from spot_measure m where m.city_id = :cityId and m.spot_id = s.id and m.withdrawn_at is null) as measures
  from shown join spot s on s.city_id = :cityId and s.id = shown.id
  join spot_report e on e.city_id = :cityId and e.spot_id = s.id
  where :group is null or s.group_code = :group
  group by s.id
)
select *, count(*) over () as count from counted
where :team is null or team = :team
order by recent desc, total desc, id limit :limit offset :skip`;

export function prepareRecurrences({ client }: Database): (cityId: string, references: readonly string[]) => Map<string, Recurrence> {
  const statement = client.prepare<[{ cityId: string; references: string }], Recurrence & { reference: string }>(RECURRENCES);
  return (cityId, references) =>
    new Map(statement.all({ cityId, references: JSON.stringify([...new Set(references)]) }).map(({ reference, ...recurrence }) => [reference, recurrence]));
}

export function prepareSpotList({ client }: Database): (cityId: string, query: SpotQuery) => { spots: SpotSummary[]; count: number } {
  const statement = client.prepare<[SpotQuery & { cityId: string }], SpotSummary & { count: number }>(LIST);
  return (cityId, query) => {
    const rows = statement.all({ ...query, cityId });
    return { spots: rows.map(({ count: _count, ...spot }) => spot), count: rows[0]?.count ?? 0 };
  };
}
