import type { DeliveryHandler } from '../delivery/verbs.ts';
import type { NewsDeps } from './deps.ts';

/** Nobody confirmed the address in time: it is deleted. */
export function createForgetUnconfirmed({ store }: Pick<NewsDeps, 'store'>): DeliveryHandler {
  return async ({ cityId, data }) => {
    const id = data['subscription'];
    const wish = typeof id === 'string' ? await store.byId(cityId, id) : null;
    if (wish?.confirmedAt === null) await store.forget(cityId, [wish.id]);
    return { ok: true };
  };
}
