import { describe, expect, test } from 'vitest';
import { MINUTE } from '#lib/domain/time.ts';
import { WEDNESDAY_TEN as NOW } from '../../../../tests/support/builders.ts';
import type { DeliveryStore, NewDelivery } from './store.ts';

const CITY = 'kleinstadt';
const CAUSE = { cityId: CITY, changeId: 'change-1', at: NOW };
const message = (key: string, over: Partial<NewDelivery> = {}): NewDelivery => ({ key, topic: 'mail', runAfter: NOW, reportId: null, data: {}, ...over });
const done = { state: 'done', runAfter: NOW, problem: null, at: NOW } as const;

/** What every implementation of `DeliveryStore` has to do; `connect` is another process on the same storage. */
export function deliveryStoreContract(open: () => { store: DeliveryStore; connect: () => DeliveryStore }): void {
  describe('the queue', () => {
    test('stores a message once, however often it is added, and keeps what it says', async () => {
      const { store, connect } = open();
      await store.add(CAUSE, [message('a', { data: { step: 'team', n: 1, nothing: null }, reportId: 'r' })]);
      await connect().add({ ...CAUSE, changeId: 'change-2' }, [message('a', { runAfter: NOW + MINUTE })]);
      expect(await store.byKey(CITY, 'a')).toMatchObject({ changeId: 'change-1', runAfter: NOW, data: { step: 'team', n: 1, nothing: null }, attempts: 0 });
    });

    test('begins one anew when that is asked for, even a delivered one', async () => {
      const { store } = open();
      await store.add(CAUSE, [message('a')]);
      const claimed = await store.claim(NOW, NOW + MINUTE);
      if (claimed) await store.settle(claimed, done);
      await store.add({ ...CAUSE, changeId: 'change-2' }, [message('a', { runAfter: NOW + MINUTE, restarts: true })]);
      expect(await store.byKey(CITY, 'a')).toMatchObject({ changeId: 'change-2', state: 'pending', attempts: 0, runAfter: NOW + MINUTE });
    });

    test('hands out what waits longest, and nothing before its time', async () => {
      const { store } = open();
      await store.add(CAUSE, [message('later', { runAfter: NOW + 2 }), message('first', { runAfter: NOW - 5 }), message('second')]);
      const keys = [await store.claim(NOW, NOW + MINUTE), await store.claim(NOW, NOW + MINUTE), await store.claim(NOW, NOW + MINUTE)].map((each) => each?.key);
      expect(keys).toEqual(['first', 'second', undefined]);
    });

    test('hands one message to one of many workers only', async () => {
      const { store, connect } = open();
      await store.add(CAUSE, [message('a'), message('b')]);
      const other = connect();
      const claims = await Promise.all(Array.from({ length: 10 }, (_, index) => (index % 2 ? store : other).claim(NOW, NOW + MINUTE)));
      expect(claims.flatMap((claimed) => (claimed ? [claimed.key] : [])).sort()).toEqual(['a', 'b']);
    });

    test('hands it out again after a worker died, and then the dead one has nothing more to say', async () => {
      const { store } = open();
      await store.add(CAUSE, [message('a')]);
      const first = await store.claim(NOW, NOW + MINUTE);
      expect(await store.claim(NOW + MINUTE - 1, NOW + 2 * MINUTE)).toBeNull();
      const second = await store.claim(NOW + MINUTE, NOW + 2 * MINUTE);
      expect(second).toMatchObject({ key: 'a', attempts: 2 });
      expect(first && (await store.settle(first, done))).toBe(false);
      expect(second && (await store.settle(second, done))).toBe(true);
      expect(await store.claim(NOW + 9 * MINUTE, NOW + 10 * MINUTE)).toBeNull();
    });

    test('parks what a person has to look at, per city, until somebody lets it begin anew', async () => {
      const { store } = open();
      await store.add(CAUSE, [message('a', { reportId: 'unknown' })]);
      const claimed = await store.claim(NOW, NOW + MINUTE);
      if (claimed) await store.settle(claimed, { state: 'parked', runAfter: NOW, problem: 'smtp_550', at: NOW });
      expect(await store.parked(CITY)).toMatchObject([{ key: 'a', problem: 'smtp_550', attempts: 1, reference: null }]);
      expect(await store.parked('anderswo')).toEqual([]);
      expect(await store.claim(NOW + MINUTE, NOW + 2 * MINUTE)).toBeNull();
      expect([await store.revive('anderswo', 'a', NOW), await store.revive(CITY, 'a', NOW), await store.revive(CITY, 'a', NOW)]).toEqual([false, true, false]);
      expect(await store.claim(NOW, NOW + MINUTE)).toMatchObject({ key: 'a', attempts: 1 });
    });

    test('forgets what was done before a time, and nothing that waits or is parked', async () => {
      const { store } = open();
      await store.add(CAUSE, [message('done'), message('parked'), message('recent'), message('waits')]);
      const outcomes = { done, parked: { ...done, state: 'parked' }, recent: { ...done, at: NOW + MINUTE } } as const;
      for (const outcome of Object.values(outcomes)) {
        const claimed = await store.claim(NOW, NOW + MINUTE);
        if (claimed) await store.settle(claimed, outcome);
      }
      expect(await store.forget(NOW)).toBe(0);
      expect(await store.forget(NOW + MINUTE)).toBe(1);
      const left = await Promise.all(['done', 'parked', 'recent', 'waits'].map((key) => store.byKey(CITY, key)));
      expect(left.map((delivery) => delivery?.state ?? null)).toEqual([null, 'parked', 'done', 'pending']);
    });

    test('lists what belongs to a report by topic, soonest first', async () => {
      const { store } = open();
      const about = { topic: 'alarm', reportId: 'r' } as const;
      await store.add(CAUSE, [
        message('b', { ...about, runAfter: NOW + 2 }),
        message('a', about),
        message('c', { reportId: 'r' }),
        message('d', { topic: 'alarm' })
      ]);
      expect((await store.ofReport(CITY, 'r', 'alarm')).map(({ key }) => key)).toEqual(['a', 'b']);
    });
  });
}
