import { may } from '#lib/domain/staff/policy.ts';
import type { Staff } from '#lib/domain/staff/staff.ts';
import type { DeliveryVerbs, KeptMail } from './verbs.ts';
import { createWorker, type WorkerDeps } from './worker.ts';

export type DeliveryDeps = WorkerDeps & { /** Null when mails are really sent. */ keptMails: ((cityId: string) => Promise<KeptMail[]>) | null };

/** The queue as the routes call it. */
export function createDelivery(deps: DeliveryDeps): DeliveryVerbs {
  const { store, now, keptMails } = deps;
  return {
    ...createWorker(deps),
    parked: async (staff) => (mayManage(staff) ? store.parked(staff.cityId) : null),
    tryAgain: async (staff, key) => (mayManage(staff) ? store.revive(staff.cityId, key, now()) : null),
    keepsMails: keptMails !== null,
    keptMails: async (staff) => (mayManage(staff) && keptMails ? keptMails(staff.cityId) : null)
  };
}

function mayManage(staff: Staff): boolean {
  return may(staff, 'manage_deliveries', { cityId: staff.cityId, team: null, assignee: null });
}
