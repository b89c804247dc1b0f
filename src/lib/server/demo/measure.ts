import type { City } from '#lib/domain/city/city.ts';
import { instantOf, localDayAt } from '#lib/domain/city/local-time.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { SpotStore } from '../spots/store.ts';
import { DEMO_LOGINS } from './logins.ts';

const DAYS_AGO = 40;

/** One measure at the busiest place of the demo lead's team, so that before and after can be seen; nothing where there is none. */
export async function addDemoMeasure(spots: SpotStore, city: City, now: Instant): Promise<void> {
  const lead = DEMO_LOGINS.find(({ role }) => role === 'lead');
  const [organisation] = city.organisations;
  const [group] = city.groups;
  if (!lead || !organisation || !group) return;
  await spots.catchUp(city.id, now);
  const { spots: busiest } = await spots.list(city.id, { group: group.code, team: lead.teams[0] ?? null, show: 'active', skip: 0, limit: 1 });
  const startsAt = instantOf(localDayAt(now, city.timeZone) - DAYS_AGO, 0, city.timeZone);
  for (const { id } of busiest) {
    const measure = { id: `demo-measure-${id}`, what: 'Zweiten Container aufgestellt', team: null, organisation: organisation.code, startsAt };
    const record = { createdAt: startsAt, createdBy: lead.id, withdrawnAt: null, withdrawnBy: null };
    await spots.addMeasure({ ...measure, ...record, cityId: city.id, spotId: id });
  }
}
