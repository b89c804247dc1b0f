import { describe, expect, it } from 'vitest';
import { aSubmission, reportLife, sent, uuid, type ReportLife } from '../../../../tests/support/report-life.ts';
import { WEST } from '../../../../tests/support/tiny-city.ts';
import { offsetMeters } from '#lib/domain/geo/distance.ts';
import { recountSpots } from '#lib/domain/spots/recount.ts';
import { SPOT_WINDOW } from '#lib/domain/spots/spot.ts';
import { DAY } from '#lib/domain/time.ts';
import type { Submission } from '../reports/verbs.ts';

type Row = { id: string; group: string; lat: number; lon: number; inWindow: number; count: number; centreId: string | null; spot: number | null };

const rowsOf = ({ database }: ReportLife) =>
  database.client
    .prepare<[], Row>(
      `select report_id as id, group_code as "group", lat, lon, in_window as inWindow, near_count as count, centre_id as centreId, spot_id as spot
       from spot_report order by report_id`
    )
    .all();
const spotsOf = (life: ReportLife) => rowsOf(life).map(({ spot }) => spot);

/** What is kept is what a recount of the same rows says. */
function expectRecounted(life: ReportLife): void {
  const rows = rowsOf(life).filter(({ inWindow }) => inWindow === 1);
  for (const group of Map.groupBy(rows, (row) => row.group).values()) {
    const slow = recountSpots(group);
    for (const { id, count, centreId } of group) expect({ count, centreId }).toEqual(slow.get(id));
  }
}

const send = async (life: ReportLife, number: number, overrides: Partial<Submission> = {}) => {
  const report = await sent(life.reports, { id: uuid(number), ...overrides });
  life.clock.now += DAY;
  return report;
};
const at = (east: number): Submission['location'] => ({
  ...aSubmission().location,
  kind: 'point',
  accuracyMeters: 5,
  source: 'device',
  ...offsetMeters(WEST, east, 0)
});

describe('recurring places in the store', () => {
  it('begin with the third report of a group in the same transaction, and take in the first two', async () => {
    const life = reportLife();
    await send(life, 1);
    await send(life, 2);
    expect(spotsOf(life)).toEqual([null, null]);
    await send(life, 3, { location: at(40) });
    await send(life, 4, { category: 'streetlight', subKind: 'lamp_out', answers: {}, phrases: [] });
    expect(spotsOf(life)).toEqual([1, 1, 1, null]);
    expectRecounted(life);
  });

  it('count occasions: a merged, rejected or withdrawn report is none, and is one again when that is taken back', async () => {
    const life = reportLife();
    const lead = await life.hire('dispatcher');
    const reports = [await send(life, 1), await send(life, 2), await send(life, 3), await send(life, 4)];
    const [one, two, three] = reports;
    if (!one || !two || !three) throw new Error('not sent');
    const merged = await life.reports.merge(lead, { from: two.reference, fromVersion: 1, into: one.reference, intoVersion: 1 });
    expect(rowsOf(life).map(({ id, count }) => [id, count])).toEqual([1, 3, 4].map((number) => [uuid(number), 3]));
    const rejected = await life.reports.act(lead, three.reference, 1, {
      type: 'close',
      outcome: 'rejected',
      rule: 'spam',
      finding: null,
      organisation: null,
      answer: null
    });
    expect(rowsOf(life).map(({ centreId }) => centreId)).toEqual([null, null]);
    expectRecounted(life);
    if (!merged.ok || !rejected.ok) throw new Error('refused');
    await life.reports.undo(lead, three.reference, rejected.changeId);
    await life.reports.undo(lead, two.reference, merged.changeId);
    expect(rowsOf(life).map(({ count, spot }) => [count, spot])).toEqual([1, 2, 3, 4].map(() => [4, 1]));
    expectRecounted(life);
  });

  it('lose a report that staff say only lies near, also a closed one, and get it back when that is taken back', async () => {
    const life = reportLife();
    const staff = await life.hire('dispatcher');
    const reports = [await send(life, 1), await send(life, 2), await send(life, 3)];
    const before = rowsOf(life);
    const [, second] = reports;
    const closing = { type: 'close', outcome: 'fixed', finding: 'removed_on_site', rule: null, organisation: null, answer: null } as const;
    await life.reports.act(staff, second?.reference ?? '', 1, closing);
    const left = await life.reports.act(staff, second?.reference ?? '', 2, { type: 'leave_spot', reason: 'other_cause' });
    expect(rowsOf(life).map(({ id, centreId }) => [id, centreId])).toEqual([uuid(1), uuid(3)].map((id) => [id, null]));
    expectRecounted(life);
    expect(await life.reports.act(staff, second?.reference ?? '', 3, { type: 'leave_spot', reason: 'other_cause' })).toEqual({
      ok: false,
      reason: 'no-occasion'
    });
    await life.reports.undo(staff, second?.reference ?? '', left.ok ? left.changeId : '');
    expect(rowsOf(life)).toEqual(before);
  });

  it('follow a change of category into its group', async () => {
    const life = reportLife();
    const lead = await life.hire('dispatcher');
    const [first] = [await send(life, 1), await send(life, 2), await send(life, 3)];
    await life.reports.act(lead, first.reference, 1, { type: 'recategorise', category: 'streetlight', subKind: null });
    expect(rowsOf(life).map(({ group, count, spot }) => [group, count, spot])).toEqual([
      ['infrastructure', 1, null],
      ['cleanliness', 2, 1],
      ['cleanliness', 2, 1]
    ]);
    expectRecounted(life);
  });

  it('keep their reports when these leave the window, and wake under the same number', async () => {
    const life = reportLife();
    for (const number of [1, 2, 3]) await send(life, number);
    life.clock.now += SPOT_WINDOW;
    await send(life, 4, { location: at(45) });
    expect(rowsOf(life).map(({ inWindow, count, spot }) => [inWindow, count, spot])).toEqual([
      [0, 0, 1],
      [0, 0, 1],
      [0, 0, 1],
      [1, 1, 1]
    ]);
    for (const number of [5, 6]) await send(life, number, { location: at(45) });
    expect(new Set(spotsOf(life))).toEqual(new Set([1]));
    expect(rowsOf(life).at(-1)?.centreId).toBe(uuid(4));
    expectRecounted(life);
  });

  it('leave out what has no point', async () => {
    const life = reportLife();
    for (const number of [1, 2, 3]) await send(life, number, { location: { kind: 'described', text: 'Am Kiosk', districtId: 'west' } });
    expect(rowsOf(life)).toEqual([]);
  });
});
