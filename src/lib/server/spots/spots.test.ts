import { describe, expect, it } from 'vitest';
import { aSubmission, reportLife, sent, uuid } from '../../../../tests/support/report-life.ts';
import { DAY } from '#lib/domain/time.ts';
import { createSpotStore } from '../sqlite/spot-store.ts';
import { createStaffStore } from '../sqlite/staff-store.ts';
import { createSpots } from './spots.ts';

/** A place with six reports, one a day, and the desk's verbs on it. */
async function corner() {
  const life = reportLife();
  const begin = life.clock.now;
  for (let number = 1; number <= 6; number += 1) {
    await sent(life.reports, { id: uuid(number) });
    life.clock.now += DAY;
  }
  let ids = 0;
  const cities = { get: (id: string) => (id === life.city.id ? life.city : null) };
  const spots = createSpots({
    store: createSpotStore(life.database),
    people: createStaffStore(life.database),
    cities,
    now: () => life.clock.now,
    newId: () => `measure-${(ids += 1)}`
  });
  return { ...life, spots, begin, auditor: await life.hire('auditor'), lead: await life.hire('lead', ['kod-west']) };
}

const draft = (startsAt: number) => ({ what: ' Container versetzt ', team: null, organisation: 'usb', startsAt });

describe('recurring places at the desk', () => {
  it('are listed with what happened there, and tell of each report the how manieth it is', async () => {
    const { spots, auditor, begin, reports, store } = await corner();
    const { spots: listed, count } = await spots.list(auditor, { group: null, team: 'kod-west', show: 'active', skip: 0, limit: 10 });
    expect([count, listed[0]]).toMatchObject([1, { id: 1, group: 'cleanliness', recent: 6, total: 6, since: begin, team: 'kod-west', measures: 0 }]);
    expect((await spots.list(auditor, { group: 'safety', team: null, show: 'active', skip: 0, limit: 10 })).spots).toEqual([]);
    const third = await store.byId('kleinstadt', uuid(3));
    const child = await reports.submit(aSubmission({ id: uuid(9), joins: third?.reference ?? '' }));
    if (!third || !child.ok) throw new Error('not sent');
    const found = await spots.recurrences(auditor, [third.reference, child.report.reference, third.reference, 'KL-222-222']);
    const expected = { spot: 1, nth: 3, total: 6, recent: 6, since: begin };
    expect([...found]).toEqual(
      expect.arrayContaining([
        [third.reference, expected],
        [child.report.reference, expected]
      ])
    );
    expect(found.size).toBe(2);
  });

  it('sleep when all their reports are older than the window, and keep page and history', async () => {
    const { spots, auditor, clock } = await corner();
    clock.now += 100 * DAY;
    expect((await spots.list(auditor, { group: null, team: null, show: 'active', skip: 0, limit: 10 })).count).toBe(0);
    const file = await spots.open(auditor, 1);
    expect(file?.occasions.map(({ inWindow }) => inWindow)).toEqual([false, false, false, false, false, false]);
    expect(file?.medianDays).toBe(1);
    expect(await spots.open(auditor, 2)).toBeNull();
  });

  it('carry measures of those who lead there, with counts before and after', async () => {
    const { spots, lead, auditor, begin, clock, hire } = await corner();
    const start = begin + 6 * DAY;
    const added = await spots.addMeasure(lead, 1, { ...draft(start), what: ' Container\u0000 versetzt\u202E' });
    expect(added).toEqual({ ok: true, id: 'measure-1' });
    clock.now = start + 6 * DAY;
    expect((await spots.open(lead, 1))?.measures[0]).toMatchObject({
      what: 'Container versetzt',
      createdByName: lead.id,
      comparison: { before: 6, after: 0, verdict: 'too_early' }
    });
    clock.now = start + 40 * DAY;
    expect((await spots.open(lead, 1))?.measures[0]?.comparison).toMatchObject({ beforeDays: 6, afterDays: 40, verdict: 'too_few' });
    expect(await spots.addMeasure(auditor, 1, draft(start))).toEqual({ ok: false, reason: 'not-allowed' });
    expect(await spots.addMeasure(await hire('lead', ['kod-ost']), 1, draft(start))).toEqual({ ok: false, reason: 'other-team' });
    expect(await spots.addMeasure(lead, 7, draft(start))).toEqual({ ok: false, reason: 'not-found' });
    expect(await spots.addMeasure(lead, 1, { ...draft(start), organisation: 'erfunden' })).toEqual({ ok: false, reason: 'who-missing' });
  });

  it('show a measure that was taken back in the history only, and take it back once', async () => {
    const { spots, lead, auditor, clock } = await corner();
    await spots.addMeasure(lead, 1, draft(clock.now));
    expect(await spots.withdrawMeasure(auditor, 1, 'measure-1')).toEqual({ ok: false, reason: 'not-allowed' });
    expect((await spots.list(auditor, { group: null, team: null, show: 'measures', skip: 0, limit: 10 })).count).toBe(1);
    expect(await spots.withdrawMeasure(lead, 1, 'measure-1')).toEqual({ ok: true, id: 'measure-1' });
    expect(await spots.withdrawMeasure(lead, 1, 'measure-1')).toEqual({ ok: false, reason: 'not-found' });
    expect((await spots.open(lead, 1))?.measures[0]).toMatchObject({ withdrawnAt: clock.now, withdrawnByName: lead.id });
    expect((await spots.list(auditor, { group: null, team: null, show: 'measures', skip: 0, limit: 10 })).count).toBe(0);
  });

  it('do not exist for somebody of another city', async () => {
    const { spots, lead } = await corner();
    const stranger = { ...lead, cityId: 'anderswo' };
    expect(await spots.open(stranger, 1)).toBeNull();
    expect((await spots.addMeasure(stranger, 1, draft(0))).ok).toBe(false);
  });
});
