import { describe, expect, it } from 'vitest';
import type { Report } from '#lib/domain/report/report.ts';
import { DAY, HOUR, MINUTE } from '#lib/domain/time.ts';
import { reportLife, secretOf, sent, uuid, type ReportLife } from '../../../../tests/support/report-life.ts';
import { createDeliveryStore } from '../sqlite/delivery-store.ts';
import { createPartnerStore } from '../sqlite/partner-store.ts';
import { createStaffStore } from '../sqlite/staff-store.ts';
import { createStaffReportQuery } from '../staff/staff-report.ts';

const URGENT = { subKind: 'litter', answers: { hazard: 'sharp' } };
const WAIT = (life: ReportLife) => ({ type: 'wait', reason: 'spare_part', until: life.clock.now + 28 * DAY }) as const;

async function stored({ store }: ReportLife, { cityId, id }: Report): Promise<Report> {
  const report = await store.byId(cityId, id);
  if (!report) throw new Error(`no report ${id}`);
  return report;
}

/** What the main report takes over. */
async function urgencyOf(life: ReportLife, report: Report) {
  const { urgency, dueAt, routeReasons, state, waiting } = await stored(life, report);
  return { urgency, dueAt, routeReasons, state, waiting };
}

/** The report page of the desk. */
function deskOf({ store, photos, pages, database }: ReportLife) {
  const deliveries = createDeliveryStore(database);
  return createStaffReportQuery({
    reports: store,
    photos,
    people: createStaffStore(database),
    deliveries,
    partners: createPartnerStore(database),
    publicPage: pages.publicPage
  });
}

async function merged(life: ReportLife, from: Report, into: Report) {
  const [one, other] = [await stored(life, from), await stored(life, into)];
  const request = { from: one.reference, fromVersion: one.version, into: other.reference, intoVersion: other.version };
  return life.reports.merge(await life.hire('dispatcher'), request);
}

/** A main report that is not urgent, and a later one that is. */
async function pair(life: ReportLife) {
  const main = await sent(life.reports);
  life.clock.now += MINUTE;
  const urgent = await sent(life.reports, { ...URGENT, id: uuid(2) });
  return { main, urgent };
}

describe('what is urgent about a report that joins another', () => {
  it('makes the main report urgent with "Auch gesehen", says because of which, and undo restores it exactly', async () => {
    const life = reportLife();
    const main = await sent(life.reports);
    const before = await urgencyOf(life, main);
    const joined = await sent(life.reports, { ...URGENT, id: uuid(2), joins: main.reference });
    const now = await urgencyOf(life, main);
    expect(now).toMatchObject({ urgency: 'sharp_waste', dueAt: joined.receivedAt + 4 * HOUR });
    expect(now.routeReasons).toContainEqual({ code: 'urgent', rule: 'sharp_waste', hours: 4, joined: joined.reference });
    expect(now.routeReasons.map(({ code }) => code)).not.toContain('deadline');
    const line = (await life.store.history(main.cityId, main.id)).at(-1);
    expect(line).toMatchObject({ type: 'merged', data: { from: joined.id, reference: joined.reference }, before: { urgency: null, dueAt: before.dueAt } });
    expect(await life.reports.undo(await life.hire('dispatcher'), main.reference, line?.changeId ?? '')).toMatchObject({ ok: true });
    expect(await urgencyOf(life, main)).toEqual(before);
    expect(await stored(life, joined)).toMatchObject({ mergedInto: null, urgency: 'sharp_waste' });
  });

  it('makes it urgent with a merge as well, and taking that back restores it exactly', async () => {
    const life = reportLife();
    const { main, urgent } = await pair(life);
    const before = await urgencyOf(life, main);
    const change = await merged(life, urgent, main);
    expect(await urgencyOf(life, main)).toMatchObject({ urgency: 'sharp_waste', dueAt: urgent.dueAt });
    expect(change.ok && (await life.reports.undo(await life.hire('dispatcher'), main.reference, change.changeId))).toMatchObject({ ok: true });
    expect(await urgencyOf(life, main)).toEqual(before);
  });

  it('goes with it when staff separate it, and stays as long as another says the same', async () => {
    const life = reportLife();
    const { main, urgent } = await pair(life);
    const before = await urgencyOf(life, main);
    life.clock.now += HOUR;
    const later = await sent(life.reports, { ...URGENT, id: uuid(3) });
    await merged(life, later, main);
    await merged(life, urgent, main);
    const staff = await life.hire('dispatcher');
    const separate = async (report: Report) => life.reports.separate(staff, report.reference, (await stored(life, report)).version);
    expect(await separate(urgent)).toMatchObject({ ok: true });
    const between = await urgencyOf(life, main);
    expect(between).toMatchObject({ urgency: 'sharp_waste', dueAt: later.dueAt });
    expect(between.routeReasons.at(-1)).toMatchObject({ joined: later.reference });
    expect(await separate(later)).toMatchObject({ ok: true });
    expect(await urgencyOf(life, main)).toEqual(before);
  });

  it('ends a pause of the main report', async () => {
    const life = reportLife();
    const main = await sent(life.reports);
    await life.reports.act(await life.hire('dispatcher'), main.reference, 1, WAIT(life));
    const joined = await sent(life.reports, { ...URGENT, id: uuid(2), joins: main.reference });
    expect(await urgencyOf(life, main)).toMatchObject({ urgency: 'sharp_waste', dueAt: joined.dueAt, state: 'in_progress', waiting: null });
  });

  it('stays when the main report changes its category, and leaves an urgent one with an earlier deadline alone', async () => {
    const life = reportLife();
    const { main, urgent } = await pair(life);
    await merged(life, urgent, main);
    const staff = await life.hire('dispatcher');
    const { version } = await stored(life, main);
    await life.reports.act(staff, main.reference, version, { type: 'recategorise', category: 'streetlight', subKind: null });
    expect(await urgencyOf(life, main)).toMatchObject({ urgency: 'sharp_waste', dueAt: urgent.dueAt });
    const later = await sent(life.reports, { ...URGENT, id: uuid(3), joins: main.reference });
    expect(later.dueAt).toBeGreaterThanOrEqual(urgent.dueAt);
    expect(await stored(life, main)).toMatchObject({ version: version + 1, dueAt: urgent.dueAt });
  });
});

describe('what staff say about it by hand', () => {
  const calm = { type: 'set_urgency', isUrgent: false, reason: 'no_danger' } as const;

  it('ends it for the main report, and a later urgent one makes it urgent again', async () => {
    const life = reportLife();
    const { main, urgent } = await pair(life);
    await merged(life, urgent, main);
    const staff = await life.hire('dispatcher');
    const calmed = await life.reports.act(staff, main.reference, (await stored(life, main)).version, calm);
    expect(calmed).toMatchObject({ ok: true, report: { urgency: null, dueAt: main.dueAt } });
    await sent(life.reports, { ...URGENT, id: uuid(3), joins: main.reference });
    expect(await urgencyOf(life, main)).toMatchObject({ urgency: 'sharp_waste' });
  });

  it('stays when the category changes', async () => {
    const life = reportLife();
    const { reference } = await sent(life.reports);
    const staff = await life.hire('dispatcher');
    const made = await life.reports.act(staff, reference, 1, { type: 'set_urgency', isUrgent: true, reason: 'hand_rescue' });
    const changed = await life.reports.act(staff, reference, 2, { type: 'recategorise', category: 'streetlight', subKind: null });
    expect(changed).toMatchObject({ ok: true, report: { urgency: 'hand_rescue', dueAt: made.ok ? made.report.dueAt : 0 } });
    expect(changed.ok && changed.report.routeReasons.at(-1)).toEqual({ code: 'urgent', rule: 'hand_rescue', hours: 4 });
  });

  it('is needed where the reporter of the urgent one withdrew, also when another one leaves', async () => {
    const life = reportLife();
    const main = await sent(life.reports);
    life.clock.now += MINUTE;
    const first = await sent(life.reports, { ...URGENT, id: uuid(2), joins: main.reference });
    const later = await sent(life.reports, { id: uuid(3), joins: main.reference });
    await life.reports.withdraw(first.reference, secretOf('anna'));
    const staff = await life.hire('dispatcher');
    await life.reports.separate(staff, later.reference, (await stored(life, later)).version);
    expect(await urgencyOf(life, main)).toMatchObject({ urgency: 'sharp_waste', dueAt: first.dueAt });
  });
});

describe('what nobody accepted', () => {
  it('is not put off while it is urgent', async () => {
    const life = reportLife();
    const { reference } = await sent(life.reports, URGENT);
    const staff = await life.hire('member', ['kod-west']);
    expect(await life.reports.act(staff, reference, 1, WAIT(life))).toEqual({ ok: false, reason: 'urgent-unaccepted' });
    await life.reports.act(staff, reference, 1, { type: 'accept' });
    expect(await life.reports.act(staff, reference, 2, WAIT(life))).toMatchObject({ ok: true });
  });

  it('does not come back accepted by the team it was given to', async () => {
    const life = reportLife();
    const { reference } = await sent(life.reports, URGENT);
    const [west, east] = [await life.hire('member', ['kod-west']), await life.hire('member', ['kod-ost'])];
    const given = await life.reports.act(west, reference, 1, { type: 'return', reason: 'wrong_area', team: 'kod-ost' });
    const accepted = await life.reports.act(east, reference, 2, { type: 'accept' });
    const takeBack = () => life.reports.undo(west, reference, given.ok ? given.changeId : '');
    expect(await takeBack()).toEqual({ ok: false, reason: 'changed-since' });
    if (accepted.ok) await life.reports.undo(east, reference, accepted.changeId);
    expect(await takeBack()).toMatchObject({ ok: true, report: { team: 'kod-west', state: 'received' } });
  });
});

describe('the undo that a history offers', () => {
  it('stands at the line that says what is taken back', async () => {
    const life = reportLife();
    const staff = await life.hire('dispatcher');
    const offered = async (report: Report) =>
      (await deskOf(life)(staff, report.reference))?.history.filter(({ undoable }) => undoable).map(({ type, data }) => [type, data['reference'] ?? null]);
    const main = await sent(life.reports);
    const joined = await sent(life.reports, { id: uuid(2), joins: main.reference });
    expect([await offered(joined), await offered(main)]).toEqual([[['merged', main.reference]], [['merged', joined.reference]]]);
    expect((await stored(life, main)).version, 'nobody at the desk is too late because of it').toBe(1);
    await life.reports.act(staff, main.reference, 1, { type: 'assign_team', team: 'kod-ost', reason: 'cover', proposesRule: true });
    expect((await offered(main))?.map(([type]) => type)).toEqual(['merged', 'team_assigned']);
  });

  it('is none for a request that was answered', async () => {
    const life = reportLife();
    const [lead, west] = [await life.hire('dispatcher'), await life.hire('member', ['kod-west'])];
    const { main, urgent } = await pair(life);
    await life.reports.act(lead, main.reference, 1, { type: 'assign_team', team: 'kod-ost', reason: 'cover', proposesRule: false });
    const asked = await life.reports.merge(west, { from: urgent.reference, fromVersion: 1, into: main.reference, intoVersion: 2 });
    expect(await life.reports.answerRequest(lead, main.reference, { changeId: asked.ok ? asked.changeId : '', agrees: true })).toMatchObject({ ok: true });
    const history = (await deskOf(life)(lead, urgent.reference))?.history ?? [];
    expect(history.map(({ type, undoable }) => [type, undoable])).toEqual([
      ['received', false],
      ['merge_requested', false],
      ['merged', true]
    ]);
  });
});
