import { expect, test } from 'vitest';
import type { PlaceAlert } from '#lib/domain/alerts/place-alert.ts';
import { DAY, MINUTE } from '#lib/domain/time.ts';
import { WEDNESDAY_TEN as NOW } from '../../../../tests/support/builders.ts';
import type { DeliveryStore, NewDelivery } from '../delivery/store.ts';
import type { AlertStore } from './store.ts';

export type AlertStorage = { store: AlertStore; deliveries: DeliveryStore };

const CITY = 'kleinstadt';
const FAR = NOW + DAY;
const LIMIT = { since: NOW - DAY, unconfirmed: 2, confirmed: 2 };

function anAlert(overrides: Partial<PlaceAlert> = {}): PlaceAlert {
  const district = { kind: 'district', districtId: 'ost' } as const;
  const wish = { cityId: CITY, id: 'alert-1', address: 'Anna@example.org', language: 'de', place: district, category: null } as const;
  return { ...wish, requestedAt: NOW, confirmedAt: null, toldUntil: NOW, mailedAt: null, ...overrides };
}

const mail = (key: string): NewDelivery => ({ key, topic: 'letter', runAfter: NOW, reportId: null, data: {} });

/** What every implementation of `AlertStore` has to do. `open` makes an empty storage with the deliveries beside it. */
export function alertStoreContract(open: () => AlertStorage): void {
  test('a wish is kept with its mails, and confirmed with those that follow', async () => {
    const { store, deliveries } = open();
    expect(await store.request(anAlert(), LIMIT, [mail('ask')])).toBe(true);
    expect(await store.byId(CITY, 'alert-1')).toEqual(anAlert());
    expect(await store.ofMailbox(CITY, 'anna@example.org'), 'not confirmed yet').toEqual([]);
    const confirmed = anAlert({ confirmedAt: NOW + MINUTE, toldUntil: NOW + MINUTE });
    expect(await store.confirm(CITY, 'alert-1', NOW + MINUTE, [mail('turn')])).toEqual(confirmed);
    expect(await store.ofMailbox(CITY, 'anna@example.org')).toEqual([confirmed]);
    expect([await deliveries.byKey(CITY, 'ask'), await deliveries.byKey(CITY, 'turn')]).toMatchObject([{ key: 'ask' }, { key: 'turn' }]);
  });

  test('a mailbox that has enough leaves neither wish nor mail, however its name is written', async () => {
    const { store, deliveries } = open();
    for (const id of ['alert-1', 'alert-2']) await store.request(anAlert({ id }), LIMIT, []);
    expect(await store.request(anAlert({ id: 'alert-3', address: 'ANNA@EXAMPLE.ORG' }), LIMIT, [mail('ask')])).toBe(false);
    expect([await store.byId(CITY, 'alert-3'), await deliveries.byKey(CITY, 'ask')]).toEqual([null, null]);
    expect(await store.request(anAlert({ id: 'alert-3' }), { ...LIMIT, since: NOW }, []), 'what was asked long ago counts no more').toBe(true);
    expect(await store.request(anAlert({ id: 'alert-4', address: 'bert@example.org' }), LIMIT, [])).toBe(true);
    expect(await store.request(anAlert({ id: 'alert-5', cityId: 'nachbarstadt' }), LIMIT, [])).toBe(true);
  });

  test('the same wish takes the place of the earlier one; another stays beside it', async () => {
    const { store } = open();
    const wishes = [anAlert(), anAlert({ id: 'alert-2', category: 'waste' }), anAlert({ id: 'alert-3', requestedAt: NOW + MINUTE })];
    for (const wish of wishes) {
      await store.request(wish, { ...LIMIT, unconfirmed: 9, confirmed: 9 }, []);
      await store.confirm(CITY, wish.id, FAR, []);
    }
    expect((await store.ofMailbox(CITY, 'anna@example.org')).map(({ id }) => id)).toEqual(['alert-2', 'alert-3']);
  });

  test('a key opens its own purpose until its time is up, and that of the question ends with the answer', async () => {
    const { store } = open();
    await store.request(anAlert(), LIMIT, []);
    await store.addKey({ cityId: CITY, alertId: 'alert-1', sha256: 'c'.repeat(64), purpose: 'confirm', expires: FAR });
    await store.addKey({ cityId: CITY, alertId: 'alert-1', sha256: 'd'.repeat(64), purpose: 'stop', expires: null });
    const opens = async (letter: string, purpose: 'confirm' | 'stop', now = NOW) => (await store.byKey(letter.repeat(64), purpose, now))?.id ?? null;
    expect([await opens('c', 'confirm'), await opens('c', 'stop'), await opens('c', 'confirm', FAR), await opens('d', 'stop', FAR)]).toEqual([
      'alert-1',
      null,
      null,
      'alert-1'
    ]);
    await store.confirm(CITY, 'alert-1', NOW, []);
    expect([await opens('c', 'confirm'), await opens('d', 'stop')]).toEqual([null, 'alert-1']);
  });

  test('what was told is remembered, and forgetting takes address and keys', async () => {
    const { store } = open();
    await store.request(anAlert(), LIMIT, []);
    await store.addKey({ cityId: CITY, alertId: 'alert-1', sha256: 'd'.repeat(64), purpose: 'stop', expires: null });
    await store.told(CITY, ['alert-1'], { toldUntil: FAR, mailedAt: FAR });
    expect(await store.byId(CITY, 'alert-1')).toMatchObject({ toldUntil: FAR, mailedAt: FAR });
    await store.forget('nachbarstadt', ['alert-1']);
    expect(await store.byId(CITY, 'alert-1'), 'another city forgets nothing here').not.toBeNull();
    await store.forget(CITY, ['alert-1']);
    expect([await store.byId(CITY, 'alert-1'), await store.byKey('d'.repeat(64), 'stop', NOW)]).toEqual([null, null]);
    expect(await store.confirm(CITY, 'alert-1', NOW, [])).toBeNull();
  });
}
