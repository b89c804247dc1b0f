import { expect, test } from 'vitest';
import type { Report } from '#lib/domain/report/report.ts';
import { HOUR, MINUTE } from '#lib/domain/time.ts';
import { WEDNESDAY_TEN } from '../../../../tests/support/builders.ts';
import type { NewReport } from '../reports/store.ts';
import { aNewReport } from '../../../../tests/support/new-report.ts';
import type { LinkLine, NewSituation, SituationStore } from './store.ts';

/** `take` takes a report in as the product does; `connect` opens the same storage again. */
export type SituationStorage = { store: SituationStore; take: (fresh: NewReport) => Promise<unknown>; connect: () => SituationStore };

const CITY = 'kleinstadt';

function aSituation(overrides: Partial<NewSituation> = {}): NewSituation {
  return {
    id: 'storm',
    cityId: CITY,
    kind: 'storm',
    sentence: null,
    districts: [],
    categories: [],
    startsAt: WEDNESDAY_TEN,
    declaredAt: WEDNESDAY_TEN + HOUR,
    declaredBy: 'karim',
    ...overrides
  };
}

const line = (situationId: string, reportId = 'a'): LinkLine => ({
  cityId: CITY,
  reportId,
  situationId,
  at: WEDNESDAY_TEN,
  by: 'karim',
  eventId: `${situationId}-${reportId}-event`,
  changeId: `${situationId}-${reportId}-change`
});

/** What every implementation of `SituationStore` has to do. `open` makes an empty storage. */
export function situationStoreContract(open: () => SituationStorage): void {
  const taken = async ({ take }: SituationStorage, id: string, over: Partial<Report> = {}) => take(aNewReport({ id, reference: `KL-${id}`, ...over }));
  const idsIn = async (store: SituationStore, id: string) => (await store.reports(CITY, id)).map((report) => report.id);

  test('a Lage is in force until it is ended once, and keeps who did both', async () => {
    const { store, connect } = open();
    expect(await store.declare(aSituation({ sentence: 'Park gesperrt.', districts: ['west'], categories: ['waste'] }))).toBe(true);
    expect(await connect().inForce(CITY)).toMatchObject([{ sentence: 'Park gesperrt.', districts: ['west'], categories: ['waste'], endedAt: null }]);
    const end = { cityId: CITY, id: 'storm', at: WEDNESDAY_TEN + 2 * HOUR, by: 'jana' };
    expect([await store.end({ ...end, cityId: 'nachbarstadt' }), await store.end(end), await store.end({ ...end, by: 'ole' })]).toEqual([false, true, false]);
    expect(await connect().inForce(CITY)).toEqual([]);
    expect(await connect().list(CITY)).toMatchObject([{ id: 'storm', endedAt: end.at, endedBy: 'jana', reports: 0, open: 0 }]);
  });

  test('two of one city that could have a report in common are never in force together', async () => {
    const { store } = open();
    await store.declare(aSituation({ districts: ['west'] }));
    expect(await store.declare(aSituation({ id: 'flood' }))).toBe(false);
    expect(await store.declare(aSituation({ id: 'flood', cityId: 'nachbarstadt' }))).toBe(true);
    expect(await store.declare(aSituation({ id: 'fair', districts: ['ost'] }))).toBe(true);
  });

  test('what was seen since it began belongs to it, taken in before or after, in the order of receipt', async () => {
    const storage = open();
    const { store } = storage;
    await taken(storage, 'b', { receivedAt: WEDNESDAY_TEN + 2 * MINUTE, observedAt: WEDNESDAY_TEN });
    await taken(storage, 'early', { receivedAt: WEDNESDAY_TEN + MINUTE, observedAt: WEDNESDAY_TEN - 1 });
    await taken(storage, 'a', { receivedAt: WEDNESDAY_TEN + MINUTE, observedAt: WEDNESDAY_TEN });
    await store.declare(aSituation());
    await taken(storage, 'c', { receivedAt: WEDNESDAY_TEN + HOUR, observedAt: WEDNESDAY_TEN });
    await taken(storage, 'done', {
      receivedAt: WEDNESDAY_TEN + HOUR,
      observedAt: WEDNESDAY_TEN,
      state: 'closed',
      outcome: 'fixed',
      closedAt: WEDNESDAY_TEN + HOUR
    });
    await taken(storage, 'held', { receivedAt: WEDNESDAY_TEN + HOUR, observedAt: WEDNESDAY_TEN, state: 'held' });
    expect(await idsIn(store, 'storm')).toEqual(['a', 'b', 'c', 'done']);
    expect(await store.list(CITY)).toMatchObject([{ reports: 4, open: 3 }]);
  });

  test('a report belongs to one Lage at most, and is put in and taken out by hand', async () => {
    const storage = open();
    const { store } = storage;
    await taken(storage, 'a');
    await store.declare(aSituation({ startsAt: WEDNESDAY_TEN + HOUR, districts: ['west'] }));
    await store.declare(aSituation({ id: 'fair', startsAt: WEDNESDAY_TEN + HOUR, districts: ['ost'] }));
    expect([await store.link(line('unknown')), await store.link(line('storm')), await store.link(line('fair'))]).toEqual([false, true, false]);
    expect(await store.ofReport(CITY, 'a')).toMatchObject({ id: 'storm' });
    expect([await store.unlink(line('fair')), await store.unlink({ ...line('storm'), eventId: 'out', changeId: 'out' })]).toEqual([false, true]);
    expect(await store.ofReport(CITY, 'a')).toBeNull();
  });

  test('what was said to many is kept, newest first', async () => {
    const { store, connect } = open();
    await store.declare(aSituation());
    const run = { id: 'one', cityId: CITY, situationId: 'storm', at: 1, by: 'karim', action: 'close', outcome: 'fixed', done: 3, left: [] } as const;
    const later = { ...run, id: 'two', at: 2, action: 'accept', outcome: null, left: [{ reference: 'KL-a', reason: 'urgent-alone' }] } as const;
    await store.addRun({ ...run, left: [] });
    await store.addRun({ ...later, left: [...later.left] });
    expect(await connect().runs(CITY, 'storm')).toEqual([later, run]);
    expect(await store.runs(CITY, 'fair')).toEqual([]);
  });
}
