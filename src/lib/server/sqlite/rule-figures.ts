import { may } from '#lib/domain/staff/policy.ts';
import type { RuleFigures, StaffQueries } from '../staff/queries.ts';
import type { Database } from './open.ts';

type Proposed = { reference: string; at: number; by: string | null; data: string };

/** How the routing rules fare, for whoever may steer them. Counts come from an index alone. */
export function createRuleFigures({ client }: Database): StaffQueries['rules'] {
  const count = client.prepare<[string], RuleFigures['counts'][number]>(
    `select route_rule as rule, count(*) as reports, coalesce(sum(returns > 0), 0) as returned from report where city_id = ? group by route_rule`
  );
  const propose = client.prepare<[string], Proposed>(
    `select r.reference, e.at, s.name as by, e.data from report_event e
     join report r on r.city_id = e.city_id and r.id = e.report_id
     left join staff s on s.id = e.actor_id
     where e.city_id = ? and e.type = 'rule_proposed'
       and not exists (select 1 from report_event u where u.city_id = e.city_id and u.change_id = e.change_id and u.type = 'undone')
     order by e.at desc, e.id`
  );
  return async (staff) => {
    const { cityId } = staff;
    if (!may(staff, 'read_rules', { cityId, team: null, assignee: null })) return null;
    const proposals = propose.all(cityId).map(({ data, ...row }) => ({ ...row, data: JSON.parse(data) as RuleFigures['proposals'][number]['data'] }));
    return { counts: count.all(cityId), proposals };
  };
}
