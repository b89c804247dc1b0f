import { describe, expect, test } from 'vitest';
import type { Subscription } from '#lib/domain/news/subscription.ts';
import { HOUR } from '#lib/domain/time.ts';
import { aReport, WEDNESDAY_TEN as NOW } from '../../../../tests/support/builders.ts';
import type { DeliveryStore, NewDelivery } from '../delivery/store.ts';
import type { NewsStore } from './store.ts';

const CITY = 'kleinstadt';
const REPORT = aReport().id;
const LIMIT = { since: NOW - 24 * HOUR, most: 3 };
const sha = (letter: string) => letter.repeat(64);

const aWish = (id: string, over: Partial<Subscription> = {}): Subscription => ({
  cityId: CITY,
  id,
  reportId: REPORT,
  role: 'reporter',
  address: 'Anna@example.de',
  language: 'de',
  requestedAt: NOW,
  confirmedAt: null,
  toldUntil: NOW,
  toldState: null,
  ...over
});
const aLetter = (key: string): NewDelivery => ({ key, topic: 'letter', runAfter: NOW, reportId: REPORT, data: {} });

/** What every implementation of `NewsStore` has to do; `open` has the report of `aReport` and the queue of the same storage. */
export function newsStoreContract(
  open: () => Promise<{
    store: NewsStore;
    deliveries: DeliveryStore;
    /** Id of a report that is only counted. */
    counted: string;
    /** What the public figures of this storage say of a city. */
    satisfaction: (cityId: string) => { asked: number; answered: number; solved: number };
  }>
): void {
  describe('wishes for news', () => {
    test('are kept as they are, with the mail they cause', async () => {
      const { store, deliveries } = await open();
      expect(await store.request(aWish('a'), LIMIT, [aLetter('letter/a')])).toBe(true);
      expect(await store.byId(CITY, 'a')).toEqual(aWish('a'));
      expect(await store.byId('anderswo', 'a')).toBeNull();
      expect(await deliveries.byKey(CITY, 'letter/a')).toMatchObject({ changeId: 'a', state: 'pending' });
    });

    test('do not fill a mailbox that never answers, however it is written, and leave no mail behind', async () => {
      const { store, deliveries } = await open();
      for (const id of ['a', 'b', 'c']) await store.request(aWish(id, { address: id === 'b' ? 'ANNA@EXAMPLE.DE' : 'anna@example.de' }), LIMIT, []);
      expect(await store.request(aWish('d'), LIMIT, [aLetter('letter/d')])).toBe(false);
      expect(await store.byId(CITY, 'd')).toBeNull();
      expect(await deliveries.byKey(CITY, 'letter/d')).toBeNull();
      expect(await store.request(aWish('e', { address: 'boris@example.de' }), LIMIT, [])).toBe(true);
      expect(await store.request(aWish('f'), { ...LIMIT, since: NOW }, [])).toBe(true);
    });

    test('of one reporter are confirmed in place of the former address, those of followers beside each other', async () => {
      const { store } = await open();
      await store.request(aWish('a'), LIMIT, []);
      await store.confirm(CITY, 'a', NOW, []);
      await store.request(aWish('b', { address: 'boris@example.de' }), LIMIT, []);
      for (const id of ['x', 'y']) await store.request(aWish(id, { role: 'follower', address: `${id}@example.de` }), LIMIT, []);
      for (const id of ['x', 'y']) await store.confirm(CITY, id, NOW + 1, []);
      expect((await store.ofReports(CITY, [REPORT])).map(({ id }) => id).sort()).toEqual(['a', 'b', 'x', 'y']);
      expect(await store.confirm(CITY, 'b', NOW + 2, [])).toMatchObject({ address: 'boris@example.de', confirmedAt: NOW + 2 });
      expect((await store.ofReports(CITY, [REPORT])).map(({ id }) => id).sort()).toEqual(['b', 'x', 'y']);
      expect(await store.confirm(CITY, 'a', NOW + 3, [])).toBeNull();
    });

    test('are found by mailbox once they are confirmed', async () => {
      const { store } = await open();
      await store.request(aWish('a'), LIMIT, []);
      expect(await store.ofMailbox(CITY, 'anna@example.de')).toEqual([]);
      await store.confirm(CITY, 'a', NOW, []);
      expect((await store.ofMailbox(CITY, 'anna@example.de')).map(({ id }) => id)).toEqual(['a']);
      expect(await store.ofMailbox('anderswo', 'anna@example.de')).toEqual([]);
    });
  });

  describe('the keys in mails', () => {
    const confirmKey = (subscriptionId: string, letter: string) =>
      ({ cityId: CITY, subscriptionId, sha256: sha(letter), purpose: 'confirm', expires: NOW + HOUR }) as const;

    test('open what they belong to, for their purpose and in their time', async () => {
      const { store } = await open();
      await store.request(aWish('a'), LIMIT, []);
      await store.addKey(confirmKey('a', '1'));
      await store.addKey({ ...confirmKey('a', '2'), purpose: 'stop', expires: null });
      expect(await store.byKey(sha('1'), 'confirm', NOW)).toMatchObject({ id: 'a' });
      expect([await store.byKey(sha('1'), 'stop', NOW), await store.byKey(sha('1'), 'confirm', NOW + HOUR)]).toEqual([null, null]);
      expect(await store.byKey(sha('2'), 'stop', NOW + 1000 * HOUR)).toMatchObject({ id: 'a' });
    });

    test('confirm once, and not any more after another address was typed', async () => {
      const { store, deliveries } = await open();
      await store.request(aWish('a'), LIMIT, []);
      await store.addKey(confirmKey('a', '1'));
      await store.request(aWish('b', { address: 'boris@example.de' }), LIMIT, []);
      expect(await store.byKey(sha('1'), 'confirm', NOW)).toBeNull();
      await store.addKey(confirmKey('b', '2'));
      await store.confirm(CITY, 'b', NOW, [aLetter('news/b')]);
      expect(await store.byKey(sha('2'), 'confirm', NOW + 100 * HOUR), 'it stays to say so').toMatchObject({ id: 'b', confirmedAt: NOW });
      expect(await store.confirm(CITY, 'b', NOW + 1, [aLetter('news/b2')])).toMatchObject({ confirmedAt: NOW });
      expect(await deliveries.byKey(CITY, 'news/b2')).toBeNull();
    });

    test('to the report end with the address of its reporter; one that is in use is replaced', async () => {
      const { store } = await open();
      await store.request(aWish('a'), LIMIT, []);
      await store.request(aWish('x', { role: 'follower', address: 'x@example.de' }), LIMIT, []);
      await store.addReportKey({ cityId: CITY, reportId: REPORT, sha256: sha('1'), expires: NOW + HOUR }, NOW);
      const report = { cityId: CITY, id: REPORT };
      expect(await store.forgetReporter(report, { sha256: sha('1'), fresh: sha('2') })).toBe(true);
      expect((await store.ofReports(CITY, [REPORT])).map(({ id }) => id)).toEqual(['x']);
      expect(await store.forgetReporter(report, { sha256: sha('1'), fresh: sha('3') })).toBe(false);
      expect(await store.forgetReporter(report, { sha256: sha('2'), fresh: sha('4') }), 'it ended with the others').toBe(false);
    });

    test('go with the address', async () => {
      const { store } = await open();
      await store.request(aWish('a'), LIMIT, []);
      await store.addKey({ ...confirmKey('a', '1'), purpose: 'stop' });
      await store.forget(CITY, ['a']);
      expect([await store.byId(CITY, 'a'), await store.byKey(sha('1'), 'stop', NOW)]).toEqual([null, null]);
      await store.forget(CITY, ['a']);
    });
  });

  describe('answers about closings', () => {
    const about = (closedAt: number) => ({ cityId: CITY, reportId: REPORT, closedAt });

    test('are asked once, and the last one stands', async () => {
      const { store, satisfaction } = await open();
      for (const at of [NOW, NOW + 1]) await store.asked(about(NOW), at);
      expect(satisfaction(CITY)).toEqual({ asked: 1, answered: 0, solved: 0 });
      expect(await store.answerTo(about(NOW))).toBeNull();
      await store.answer(about(NOW), 'yes', NOW + 2);
      expect(satisfaction(CITY)).toEqual({ asked: 1, answered: 1, solved: 1 });
      await store.answer(about(NOW), 'no', NOW + 3);
      expect(await store.answerTo(about(NOW))).toBe('no');
      expect(satisfaction(CITY)).toEqual({ asked: 1, answered: 1, solved: 0 });
    });

    test('are counted per closing', async () => {
      const { store, satisfaction } = await open();
      await store.asked(about(NOW - HOUR - 1), NOW);
      await store.asked(about(NOW - HOUR), NOW);
      await store.answer(about(NOW), 'yes', NOW);
      await store.answer(about(NOW + HOUR), 'no', NOW);
      expect(satisfaction(CITY)).toEqual({ asked: 4, answered: 2, solved: 1 });
      expect(satisfaction('anderswo')).toEqual({ asked: 0, answered: 0, solved: 0 });
    });

    test('are all found again for whoever asks what is stored', async () => {
      const { store } = await open();
      await store.answer(about(NOW + HOUR), 'no', NOW + 2 * HOUR);
      await store.asked(about(NOW), NOW + 1);
      const answered = { answer: 'no', answeredAt: NOW + 2 * HOUR };
      expect(await store.questions(CITY, REPORT)).toEqual([
        { closedAt: NOW, askedAt: NOW + 1, answer: null, answeredAt: null },
        { closedAt: NOW + HOUR, askedAt: NOW + 2 * HOUR, ...answered }
      ]);
      expect(await store.questions('anderswo', REPORT)).toEqual([]);
    });

    test('about counted reports are no part of the public figure', async () => {
      const { store, counted, satisfaction } = await open();
      await store.answer({ ...about(NOW), reportId: counted }, 'yes', NOW);
      expect(satisfaction(CITY)).toEqual({ asked: 0, answered: 0, solved: 0 });
    });
  });

  test('what was told is remembered for all who heard it', async () => {
    const { store } = await open();
    for (const id of ['a', 'b']) await store.request(aWish(id, { role: 'follower' }), LIMIT, []);
    await store.told(CITY, ['a', 'b'], { toldUntil: NOW + 5, toldState: 'in_progress' });
    expect(await store.ofReports(CITY, [REPORT])).toMatchObject(['a', 'b'].map((id) => ({ id, toldUntil: NOW + 5, toldState: 'in_progress' })));
  });
}
