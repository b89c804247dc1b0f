import { expect, test } from 'vitest';
import { MINUTE } from '#lib/domain/time.ts';
import { WEDNESDAY_TEN } from '../../../../tests/support/builders.ts';
import type { Barrier, BarrierStore } from './store.ts';

export type BarrierStorage = { store: BarrierStore; connect: () => BarrierStore };

function aBarrier(overrides: Partial<Barrier> = {}): Barrier {
  return {
    id: 'barrier-1',
    cityId: 'kleinstadt',
    at: WEDNESDAY_TEN,
    body: 'Die Karte ist nicht zu bedienen.',
    page: '/kleinstadt/karte',
    replyTo: null,
    language: 'de',
    ...overrides
  };
}

/** What every implementation of `BarrierStore` has to do. `open` makes an empty storage. */
export function barrierStoreContract(open: () => BarrierStorage): void {
  test('what was said comes back as it was, newest first, for whoever opens the storage next', async () => {
    const { store, connect } = open();
    const later = aBarrier({ id: 'barrier-2', at: WEDNESDAY_TEN + MINUTE, page: null, replyTo: 'anna@example.org' });
    await store.add(aBarrier());
    await store.add(later);
    expect(await connect().latest('kleinstadt', 10)).toEqual([later, aBarrier()]);
    expect(await store.latest('kleinstadt', 1)).toEqual([later]);
    expect(await store.latest('nachbarstadt', 10)).toEqual([]);
  });

  test('what came in before a moment is forgotten, in every city, and nothing else', async () => {
    const { store, connect } = open();
    const elsewhere = aBarrier({ id: 'barrier-2', cityId: 'nachbarstadt', replyTo: 'anna@example.org' });
    const later = aBarrier({ id: 'barrier-3', at: WEDNESDAY_TEN + MINUTE });
    for (const said of [aBarrier(), elsewhere, later]) await store.add(said);
    await store.forgetBefore(WEDNESDAY_TEN + MINUTE);
    expect([...(await connect().latest('kleinstadt', 10)), ...(await store.latest('nachbarstadt', 10))]).toEqual([later]);
  });

  test('the same form sent twice is one message', async () => {
    const { store } = open();
    await store.add(aBarrier());
    await store.add(aBarrier());
    expect(await store.latest('kleinstadt', 10)).toHaveLength(1);
  });
}
