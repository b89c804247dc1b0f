import { may } from '#lib/domain/staff/policy.ts';
import type { Staff } from '#lib/domain/staff/staff.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { StaffStore } from '../auth/store.ts';
import type { CityRegistry } from '../cities/registry.ts';
import type { ReportStore } from '../reports/store.ts';
import type { ReportVerbs } from '../reports/verbs.ts';
import type { SituationStore } from './store.ts';

export type SituationDeps = {
  store: SituationStore;
  stored: Pick<ReportStore, 'byReference'>;
  reports: Pick<ReportVerbs, 'act'>;
  people: Pick<StaffStore, 'list'>;
  cities: Pick<CityRegistry, 'get'>;
  now: () => Instant;
  newId: () => string;
};

/** A Lage is about reports of all teams, so whoever steers it needs the right to the whole city. */
export function maySteer(staff: Staff): boolean {
  return may(staff, 'manage_situations', wholeCity(staff));
}

export function wholeCity({ cityId }: Staff): { cityId: string; team: null; assignee: null } {
  return { cityId, team: null, assignee: null };
}
