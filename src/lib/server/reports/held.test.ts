import { describe, expect, it } from 'vitest';
import { aSubmission, reportLife, secretOf, uuid } from '../../../../tests/support/report-life.ts';
import { createInboxQuery } from '../sqlite/staff-queries.ts';
import type { Submission } from './verbs.ts';
import { DAY } from '#lib/domain/time.ts';

const LIMITS = { perNetwork: 5, formMillis: 3000 };
const QUERY = { queue: 'inbox', team: null, category: null, situation: null, language: null, search: null, sort: 'newest', after: null } as const;
const trapped = { network: 'bot', trapped: true, formMillis: null };

async function heldReport(over: Partial<Submission> = {}) {
  const life = reportLife({ guard: LIMITS });
  const sent = await life.reports.submit(aSubmission({ text: 'Altes Sofa', signals: trapped, ...over }));
  if (!sent.ok) throw new Error('refused');
  const inbox = createInboxQuery(life.database, () => life.clock.now);
  return { ...life, inbox, report: sent.report, room: await life.hire('dispatcher') };
}

describe('a held report', () => {
  it('is kept and acknowledged like any other, and its reporter sees it as received', async () => {
    const { report, reports, store } = await heldReport();
    expect(report).toMatchObject({ state: 'held', published: false });
    const own = await reports.own(report.reference, secretOf('anna'));
    expect(own).toMatchObject({ text: 'Altes Sofa', page: { state: 'received' }, open: true });
    expect(await reports.submit(aSubmission({ text: 'Altes Sofa', signals: trapped }))).toMatchObject({ ok: true, created: false });
    expect((await store.history(report.cityId, report.id)).map(({ data }) => data)).toEqual([{ kept: 'trap' }]);
  });

  it('stands in no queue, search, figure or place, calls nobody, and nobody can act on it', async () => {
    const { report, reports, room, inbox, database, pages } = await heldReport();
    const nothing = await inbox(room, QUERY);
    expect([nothing.rows, Object.values(nothing.counts).filter((count) => count > 0), nothing.teamCounts]).toEqual([[], [], {}]);
    expect(await inbox(room, { ...QUERY, queue: null, search: report.reference })).toMatchObject({ rows: [], found: 0 });
    expect(await pages.publicPage(report.cityId, report.reference)).toBe(null);
    expect(await reports.act(room, report.reference, 1, { type: 'accept' })).toEqual({ ok: false, reason: 'not-found' });
    const count = (table: string) => database.client.prepare(`select count(*) from ${table}`).pluck().get();
    expect(['numbers_month', 'spot_report', 'delivery'].map(count)).toEqual([0, 0, 0]);
  });

  it('is a report like any other once the control room released it', async () => {
    const { report, reports, room, inbox, store, database } = await heldReport();
    expect(await reports.held(room)).toMatchObject({ total: 1, reports: [{ reference: report.reference, reason: 'trap', text: 'Altes Sofa' }] });
    expect(await reports.release(room, [report.reference, 'KL-AAA-AAA'])).toBe(1);
    expect(await reports.release(room, [report.reference])).toBe(0);
    expect(await store.byId(report.cityId, report.id)).toMatchObject({ state: 'received', published: true });
    expect((await inbox(room, QUERY)).rows.map(({ reference }) => reference)).toEqual([report.reference]);
    expect(await reports.held(room)).toMatchObject({ total: 0, reports: [] });
    const count = (table: string) => database.client.prepare(`select count(*) > 0 from ${table}`).pluck().get();
    expect(['numbers_month', 'spot_report', 'delivery'].map(count)).toEqual([1, 1, 1]);
    expect((await store.history(report.cityId, report.id)).map(({ type, public: isPublic }) => [type, isPublic])).toEqual([
      ['received', true],
      ['released', false]
    ]);
  });

  it('is shown to and released by nobody but the control room and the administration', async () => {
    const { report, reports, hire } = await heldReport();
    for (const person of [await hire('member', ['kod-west']), await hire('lead', ['kod-west']), await hire('auditor')]) {
      expect([await reports.held(person), await reports.release(person, [report.reference]), await reports.blockSender(person, report.reference)]).toEqual([
        null,
        null,
        null
      ]);
    }
  });

  it('takes its network along for a day, if the control room says so', async () => {
    const { report, reports, room } = await heldReport();
    const again = (number: number, network: string) => reports.submit(aSubmission({ id: uuid(number), signals: { ...trapped, trapped: false, network } }));
    expect(await again(2, 'bot')).toMatchObject({ report: { state: 'received' } });
    expect(await reports.blockSender(room, report.reference)).toBe(true);
    expect(await again(3, 'bot')).toMatchObject({ report: { state: 'held' } });
    expect(await again(4, 'neighbour')).toMatchObject({ report: { state: 'received' } });
  });

  it('is deleted with everything of it after thirty days, and nothing else is', async () => {
    const { report, reports, clock, database } = await heldReport();
    await reports.submit(aSubmission({ id: uuid(2), text: 'Noch ein Sofa' }));
    clock.now += 30 * DAY;
    await reports.forgetHeld();
    expect(await reports.own(report.reference, secretOf('anna'))).not.toBe(null);
    clock.now += 1;
    await reports.forgetHeld();
    expect(await reports.own(report.reference, secretOf('anna'))).toBe(null);
    const count = (table: string) => database.client.prepare(`select count(*) from ${table}`).pluck().get();
    expect(['report', 'report_text', 'report_key', 'report_event'].map(count)).toEqual([1, 1, 1, 1]);
    expect(database.client.prepare('select body from report_text').pluck().all()).toEqual(['Noch ein Sofa']);
  });

  it('joins nothing by itself', async () => {
    const { reports, store, report, room } = await heldReport();
    await reports.release(room, [report.reference]);
    const sent = await reports.submit(aSubmission({ id: uuid(2), joins: report.reference, signals: trapped }));
    expect(sent).toMatchObject({ ok: true, report: { state: 'held', mergedInto: null } });
    expect(await store.mergedInto(report.cityId, report.id)).toEqual([]);
  });
});
