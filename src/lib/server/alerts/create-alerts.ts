import { followedUntil, MOST_PLACES, nextAlertAt, type PlaceAlert } from '#lib/domain/alerts/place-alert.ts';
import type { City } from '#lib/domain/city/city.ts';
import { mailboxOf, readMailAddress } from '#lib/domain/news/mail-address.ts';
import { CONFIRM_WITHIN_MS, confirmableUntil, MOST_UNCONFIRMED } from '#lib/domain/news/subscription.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { DeliveryStore, NewDelivery } from '../delivery/store.ts';
import type { DeliveryHandler } from '../delivery/verbs.ts';
import type { AlertStore } from './store.ts';
import type { AlertVerbs } from './verbs.ts';

export type AlertDeps = {
  store: AlertStore;
  deliveries: Pick<DeliveryStore, 'add'>;
  cities: { get: (cityId: string) => Pick<City, 'timeZone'> | null };
  /** Hex SHA-256 of a key: all that is stored of it. */
  hash: (key: string) => string;
  newId: () => string;
  now: () => Instant;
};

/** Mails about places, as the routes call them. */
export function createAlerts(deps: AlertDeps): AlertVerbs {
  const { store, hash, newId, now } = deps;
  return {
    request: async ({ typed, ...wish }) => {
      const address = readMailAddress(typed);
      if (address === null) return false;
      const at = now();
      const alert: PlaceAlert = { ...wish, id: newId(), address, requestedAt: at, confirmedAt: null, toldUntil: at, mailedAt: null };
      const limit = { since: at - CONFIRM_WITHIN_MS, unconfirmed: MOST_UNCONFIRMED, confirmed: MOST_PLACES };
      await store.request(alert, limit, [aTurn(alert, 'confirm', at), aTurn(alert, 'unconfirmed', confirmableUntil(alert))]);
      return true;
    },
    link: async (cityId, key, purpose) => inCity(cityId, await store.byKey(hash(key), purpose, now())),
    confirm: async (cityId, key) => {
      const wish = inCity(cityId, await store.byKey(hash(key), 'confirm', now()));
      return wish && store.confirm(cityId, wish.id, now(), daily(deps, wish));
    },
    stop: async (cityId, key) => {
      const known = inCity(cityId, await store.byKey(hash(key), 'stop', now()));
      if (!known) return null;
      const all = await store.ofMailbox(cityId, mailboxOf(known.address));
      await store.forget(
        cityId,
        all.map(({ id }) => id)
      );
      return known;
    }
  };
}

/** Each turn of a followed place: the question, the end of an address that nobody confirmed, and the mail of the day, which orders the next one until the year is over. */
export function createAlertTurn(deps: Pick<AlertDeps, 'store' | 'deliveries' | 'cities' | 'now'>, send: DeliveryHandler): DeliveryHandler {
  return async (delivery) => {
    const { cityId, data } = delivery;
    const id = data['alert'];
    const alert = typeof id === 'string' ? await deps.store.byId(cityId, id) : null;
    if (!alert) return { ok: true };
    if (data['kind'] === 'unconfirmed') {
      if (alert.confirmedAt === null) await deps.store.forget(cityId, [alert.id]);
      return { ok: true };
    }
    if (data['kind'] === 'daily' && followedUntil(alert) <= deps.now()) {
      await deps.store.forget(cityId, [alert.id]);
      return { ok: true };
    }
    if (data['kind'] === 'daily') await deps.deliveries.add({ cityId, changeId: alert.id, at: deps.now() }, daily(deps, alert));
    return send(delivery);
  };
}

function daily({ cities, now }: Pick<AlertDeps, 'cities' | 'now'>, alert: PlaceAlert): NewDelivery[] {
  const city = cities.get(alert.cityId);
  if (!city) return [];
  const { day, at } = nextAlertAt(now(), city.timeZone);
  return [aTurn(alert, 'daily', at, `/${day}`)];
}

function aTurn({ id }: PlaceAlert, kind: 'confirm' | 'unconfirmed' | 'daily', runAfter: Instant, which = ''): NewDelivery {
  return { key: `alert/${id}/${kind}${which}`, topic: 'alert', runAfter, reportId: null, data: { kind, alert: id } };
}

function inCity(cityId: string, alert: PlaceAlert | null): PlaceAlert | null {
  return alert?.cityId === cityId ? alert : null;
}
