import { describe, expect, test } from 'vitest';
import { HOUR, MINUTE } from '#lib/domain/time.ts';
import { WEDNESDAY_TEN } from '../../../../tests/support/builders.ts';
import { temporaryDatabase } from '../../../../tests/support/temporary-database.ts';
import { createDeliveryStore } from '../sqlite/delivery-store.ts';
import type { NewDelivery } from './store.ts';
import type { DeliveryHandler, Sent } from './verbs.ts';
import { createWorker } from './worker.ts';

const CITY = 'kleinstadt';
const message = (key: string, runAfter = WEDNESDAY_TEN): NewDelivery => ({ key, topic: 'mail', runAfter, reportId: null, data: {} });
const ok = async (): Promise<Sent> => ({ ok: true });

function aQueue(handle: DeliveryHandler) {
  const { database, connect } = temporaryDatabase();
  const clock = { now: WEDNESDAY_TEN };
  const failures: string[] = [];
  const workerOn = (store: ReturnType<typeof createDeliveryStore>, mail = handle) =>
    createWorker({
      store,
      handlers: { mail, alarm: ok, unclaimed: ok, hand_on: ok, news: ok, letter: ok, unconfirmed: ok, contacts: ok, alert: ok },
      now: () => clock.now,
      failed: ({ key }) => failures.push(key)
    });
  const store = createDeliveryStore(database);
  const add = (...deliveries: NewDelivery[]) => store.add({ cityId: CITY, changeId: 'c', at: clock.now }, deliveries);
  return { store, clock, failures, add, worker: workerOn(store), another: (mail?: DeliveryHandler) => workerOn(createDeliveryStore(connect()), mail) };
}

describe('the worker', () => {
  test('does what is due and nothing twice, though two rounds and two processes want to', async () => {
    const done: string[] = [];
    const slowly: DeliveryHandler = async ({ key }) => {
      await new Promise((next) => setImmediate(next));
      done.push(key);
      return { ok: true };
    };
    const { worker, another, add } = aQueue(slowly);
    await add(message('a'), message('b'), message('c'), message('tomorrow', WEDNESDAY_TEN + 24 * HOUR));
    const other = another();
    const rounds = await Promise.all([worker.runRound(), worker.runRound(), other.runRound()]);
    expect(rounds[0]).toBe(rounds[1]);
    expect(done.sort()).toEqual(['a', 'b', 'c']);
  });

  test('tries again later and later, then parks, and a person lets it go out', async () => {
    let answer: Sent = { ok: false, problem: 'smtp_451', permanent: false };
    const { worker, clock, store, add } = aQueue(async () => answer);
    await add(message('a'));
    const tries: number[] = [];
    for (let hours = 0; hours < 12 && (await store.parked(CITY)).length === 0; hours += 1) {
      for (let minutes = 0; minutes < 60; minutes += 1, clock.now += MINUTE)
        if ((await worker.runRound()) > 0) tries.push(Math.round((clock.now - WEDNESDAY_TEN) / MINUTE));
    }
    expect(tries).toHaveLength(8);
    expect(await store.byKey(CITY, 'a')).toMatchObject({ state: 'parked', problem: 'smtp_451', attempts: 8 });
    answer = { ok: true };
    await store.revive(CITY, 'a', clock.now);
    expect(await worker.runRound()).toBe(1);
    expect(await store.byKey(CITY, 'a')).toMatchObject({ state: 'done', problem: null });
  });

  test('forgets what it did ninety days ago', async () => {
    const { worker, store, clock, add } = aQueue(ok);
    await add(message('a'));
    await worker.runRound();
    clock.now += 90 * 24 * HOUR;
    await worker.runRound();
    expect(await store.byKey(CITY, 'a')).toMatchObject({ state: 'done' });
    clock.now += HOUR;
    await worker.runRound();
    expect(await store.byKey(CITY, 'a')).toBeNull();
  });

  test('parks at once what can never go out, and does the others', async () => {
    const { worker, store, add } = aQueue(async ({ key }) => (key === 'a' ? { ok: false, problem: 'smtp_550', permanent: true } : { ok: true }));
    await add(message('a'), message('b'));
    expect(await worker.runRound()).toBe(2);
    expect((await store.parked(CITY)).map(({ key }) => key)).toEqual(['a']);
    expect(await store.byKey(CITY, 'b')).toMatchObject({ state: 'done' });
  });

  test('goes on after a handler that broke, and says which topic, not what', async () => {
    const { worker, failures, store, add } = aQueue(async ({ key }) => {
      if (key === 'a') throw new Error('dienst@kleinstadt.example');
      return { ok: true };
    });
    await add(message('a'), message('b'));
    await worker.runRound();
    expect(failures).toEqual(['a']);
    expect(await store.byKey(CITY, 'a')).toMatchObject({ state: 'pending', problem: 'failed' });
    expect(await store.byKey(CITY, 'b')).toMatchObject({ state: 'done' });
  });

  test('that died leaves its message to the next one', async () => {
    const { clock, store, add, another } = aQueue(ok);
    await add(message('a'));
    void another(() => new Promise(() => undefined)).runRound();
    await new Promise((next) => setImmediate(next));
    const next = another();
    expect(await next.runRound()).toBe(0);
    clock.now += 3 * MINUTE;
    expect(await next.runRound()).toBe(1);
    expect(await store.byKey(CITY, 'a')).toMatchObject({ state: 'done', attempts: 2 });
  });
});
