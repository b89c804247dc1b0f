import { describe, expect, it } from 'vitest';
import type { Report } from '#lib/domain/report/report.ts';
import { toldApartFrom } from '#lib/domain/report/told-apart.ts';
import { MINUTE } from '#lib/domain/time.ts';
import { reportLife, secretOf, sent, uuid, type ReportLife } from '../../../../tests/support/report-life.ts';
import { EAST, tinyCity } from '../../../../tests/support/tiny-city.ts';

const east = { kind: 'point', accuracyMeters: 5, source: 'device', ...EAST } as const;
const SAFETY = { category: 'unsafe_place', subKind: null, answers: {}, phrases: [] };

/** Everything of a report but how often and when it changed. */
async function content({ store }: ReportLife, { cityId, id }: Report) {
  const { version: _version, updatedAt: _updatedAt, ...rest } = (await store.byId(cityId, id)) ?? { version: 0, updatedAt: 0 };
  return rest;
}

async function merge(life: ReportLife, from: Report, into: Report, staff: Awaited<ReturnType<ReportLife['hire']>>) {
  const [one, other] = [await life.store.byId(from.cityId, from.id), await life.store.byId(into.cityId, into.id)];
  return life.reports.merge(staff, { from: from.reference, fromVersion: one?.version ?? 0, into: into.reference, intoVersion: other?.version ?? 0 });
}

describe('merging on the desk', () => {
  it('keeps reference, text and key of both, and taking it back restores all reports exactly', async () => {
    const life = reportLife();
    const staff = await life.hire('dispatcher');
    const [a, b, c] = [
      await sent(life.reports),
      await sent(life.reports, { id: uuid(2), secret: secretOf('bert') }),
      await sent(life.reports, { id: uuid(3) })
    ];
    const first = await merge(life, a, b, staff);
    const before = [await content(life, a), await content(life, b), await content(life, c)];
    life.clock.now += MINUTE;
    const second = await merge(life, b, c, staff);
    expect(await content(life, a)).toMatchObject({ mergedInto: c.id });
    expect(await life.reports.own(b.reference, secretOf('bert'))).toMatchObject({ page: { mergedInto: c.reference } });
    expect(first.ok && (await life.reports.undo(staff, a.reference, first.changeId))).toEqual({ ok: false, reason: 'changed-since' });
    expect(second.ok && (await life.reports.undo(staff, c.reference, second.changeId))).toMatchObject({ ok: true, report: { id: c.id } });
    expect([await content(life, a), await content(life, b), await content(life, c)]).toEqual(before);
    expect(first.ok && (await life.reports.undo(staff, b.reference, first.changeId))).toMatchObject({ ok: true });
    const { version: _version, updatedAt: _updatedAt, ...asReceived } = a;
    expect(await content(life, a)).toEqual(asReceived);
    expect(await life.pages.publicPage(c.cityId, c.reference)).toMatchObject({ alsoSeen: 0, mergedReferences: [] });
  });

  it('goes to the main report when the other one was merged before', async () => {
    const life = reportLife();
    const staff = await life.hire('dispatcher');
    const [a, b, c] = [await sent(life.reports), await sent(life.reports, { id: uuid(2) }), await sent(life.reports, { id: uuid(3) })];
    await merge(life, a, b, staff);
    expect(await merge(life, c, a, staff)).toMatchObject({ ok: true, report: { id: c.id, mergedInto: b.id } });
  });

  it('is refused before it is asked for by the same rules, and the question changes nothing', async () => {
    const life = reportLife();
    const staff = await life.hire('dispatcher');
    const [a, b, unsafe] = [await sent(life.reports), await sent(life.reports, { id: uuid(2) }), await sent(life.reports, { id: uuid(3), ...SAFETY })];
    const whyNot = (from: Report, into: Report) => life.reports.whyNotMerge(staff, { from: from.reference, into: into.reference });
    expect(await whyNot(a, b)).toBeNull();
    expect(await whyNot(a, unsafe)).toBe('different-kind');
    expect(await whyNot(unsafe, a)).toBe('different-kind');
    expect(await life.store.byId(a.cityId, a.id)).toEqual(a);
    await merge(life, a, b, staff);
    expect([await whyNot(a, b), await whyNot(b, a)]).toEqual(['merged', 'same-report']);
  });

  it('of two reports into each other at the same moment makes one family, not a circle', async () => {
    const life = reportLife();
    const staff = await life.hire('dispatcher');
    const [a, b] = [await sent(life.reports), await sent(life.reports, { id: uuid(2) })];
    const other = life.connect().reports;
    const answers = await Promise.all([
      life.reports.merge(staff, { from: a.reference, fromVersion: 1, into: b.reference, intoVersion: 1 }),
      other.merge(staff, { from: b.reference, fromVersion: 1, into: a.reference, intoVersion: 1 })
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toEqual({ ok: false, reason: 'version-conflict' });
  });

  it('sees when one of the two changed since it was read', async () => {
    const life = reportLife();
    const staff = await life.hire('dispatcher');
    const [a, b] = [await sent(life.reports), await sent(life.reports, { id: uuid(2) })];
    await life.reports.act(staff, b.reference, 1, { type: 'accept' });
    expect(await life.reports.merge(staff, { from: a.reference, fromVersion: 1, into: b.reference, intoVersion: 1 })).toEqual({
      ok: false,
      reason: 'version-conflict'
    });
  });

  it('never puts a safety report into a public one', async () => {
    const life = reportLife();
    const staff = await life.hire('admin');
    const [pin, counted] = [await sent(life.reports), await sent(life.reports, { ...SAFETY, id: uuid(2) })];
    expect(await merge(life, counted, pin, staff)).toEqual({ ok: false, reason: 'different-kind' });
    expect(await merge(life, pin, counted, staff)).toEqual({ ok: false, reason: 'different-kind' });
  });

  it('needs the right to both reports', async () => {
    const life = reportLife();
    const [west, ost] = [await sent(life.reports), await sent(life.reports, { id: uuid(2), location: east })];
    expect(await merge(life, west, ost, await life.hire('member', ['kod-süd']))).toEqual({ ok: false, reason: 'other-team' });
    expect(await merge(life, west, ost, await life.hire('auditor'))).toEqual({ ok: false, reason: 'not-allowed' });
    expect(await merge(life, west, ost, await life.hire('lead', ['kod-west', 'kod-ost']))).toMatchObject({ ok: true });
    expect(await merge(life, west, { ...ost, reference: 'KL-222-222' }, await life.hire('admin'))).toEqual({ ok: false, reason: 'not-found' });
  });
});

describe('taking back', () => {
  it('restores a closed report, and its public page shows no trace of the slip', async () => {
    const life = reportLife();
    const staff = await life.hire('member', ['kod-west']);
    const report = await sent(life.reports);
    const page = await life.pages.publicPage(report.cityId, report.reference);
    const closed = await life.reports.act(staff, report.reference, 1, {
      type: 'close',
      outcome: 'rejected',
      finding: null,
      organisation: null,
      rule: 'spam',
      answer: null
    });
    expect(await life.pages.publicPage(report.cityId, report.reference)).toBeNull();
    const undone = closed.ok ? await life.reports.undo(staff, report.reference, closed.changeId) : closed;
    expect(undone).toMatchObject({
      ok: true,
      changeId: closed.ok && closed.changeId,
      report: { state: 'received', outcome: null, closing: null, closedAt: null }
    });
    expect(await life.pages.publicPage(report.cityId, report.reference)).toEqual(page);
    expect(closed.ok && (await life.reports.undo(staff, report.reference, closed.changeId))).toEqual({ ok: false, reason: 'nothing-to-undo' });
  });

  it('is for whoever may work on the report, and only for changes of that report', async () => {
    const life = reportLife();
    const [report, other] = [await sent(life.reports), await sent(life.reports, { id: uuid(2) })];
    const accepted = await life.reports.act(await life.hire('dispatcher'), report.reference, 1, { type: 'accept' });
    const changeId = accepted.ok ? accepted.changeId : '';
    expect(await life.reports.undo(await life.hire('member', ['kod-ost']), report.reference, changeId)).toEqual({ ok: false, reason: 'other-team' });
    expect(await life.reports.undo(await life.hire('auditor'), report.reference, changeId)).toEqual({ ok: false, reason: 'not-allowed' });
    const west = await life.hire('member', ['kod-west']);
    expect(await life.reports.undo(west, other.reference, changeId)).toEqual({ ok: false, reason: 'nothing-to-undo' });
    expect(await life.reports.undo(west, report.reference, 'unheard-of')).toEqual({ ok: false, reason: 'nothing-to-undo' });
    expect(await life.reports.undo(west, report.reference, changeId)).toMatchObject({ ok: true, report: { state: 'received' } });
  });

  it('brings a report back from the team it was just sent to', async () => {
    const city = tinyCity();
    const life = reportLife({
      city: {
        ...city,
        routing: [
          ...city.routing,
          { code: 'lamps', label: { de: 'Laternen' }, when: { categories: ['streetlight'] }, team: 'leitstelle', forwardTo: null, deadlineWorkingHours: null }
        ]
      }
    });
    const staff = await life.hire('member', ['kod-west']);
    const { reference } = await sent(life.reports);
    await life.reports.act(staff, reference, 1, { type: 'assign', assignee: staff.id });
    const moved = await life.reports.act(staff, reference, 2, { type: 'recategorise', category: 'streetlight', subKind: null });
    expect(moved).toMatchObject({ ok: true, report: { team: 'leitstelle', assignee: null } });
    expect(moved.ok && (await life.reports.undo(staff, reference, moved.changeId))).toMatchObject({
      ok: true,
      report: { team: 'kod-west', assignee: staff.id, category: 'waste', phrases: ['sofa'] }
    });
  });

  it('is not for whoever had the report before the control room gave it to another team', async () => {
    const life = reportLife();
    const { reference } = await sent(life.reports);
    const assigned = await life.reports.act(await life.hire('dispatcher'), reference, 1, {
      type: 'assign_team',
      team: 'kod-ost',
      reason: 'task',
      proposesRule: false
    });
    const changeId = assigned.ok ? assigned.changeId : '';
    expect(await life.reports.undo(await life.hire('member', ['kod-west']), reference, changeId)).toEqual({ ok: false, reason: 'other-team' });
    expect(await life.reports.undo(await life.hire('dispatcher', [], 'colleague'), reference, changeId)).toMatchObject({
      ok: true,
      report: { team: 'kod-west' }
    });
  });

  it('of a return is for whoever returned it, but not for the colleagues who stayed behind', async () => {
    const life = reportLife();
    const { reference } = await sent(life.reports);
    const own = await life.hire('member', ['kod-west']);
    const returned = await life.reports.act(own, reference, 1, { type: 'return', reason: 'wrong_area', team: 'kod-ost' });
    const changeId = returned.ok ? returned.changeId : '';
    expect(await life.reports.undo(await life.hire('member', ['kod-west'], 'colleague'), reference, changeId)).toEqual({ ok: false, reason: 'other-team' });
    expect(await life.reports.undo(own, reference, changeId)).toMatchObject({ ok: true, report: { team: 'kod-west', returns: 0 } });
  });

  it('does not bring back what its reporter withdrew', async () => {
    const life = reportLife();
    const { reference } = await sent(life.reports);
    const withdrawn = await life.reports.withdraw(reference, secretOf('anna'));
    expect(withdrawn.ok && (await life.reports.undo(await life.hire('admin'), reference, withdrawn.changeId))).toEqual({
      ok: false,
      reason: 'nothing-to-undo'
    });
  });
});

describe('merging reports of two teams', () => {
  async function asked() {
    const life = reportLife();
    const [west, ost] = [await sent(life.reports), await sent(life.reports, { id: uuid(2), location: east })];
    const member = await life.hire('member', ['kod-west']);
    const lead = await life.hire('lead', ['kod-ost']);
    const request = await merge(life, west, ost, member);
    if (!request.ok) throw new Error(request.reason);
    return { life, west, ost, member, lead, changeId: request.changeId, before: [await content(life, west), await content(life, ost)] };
  }

  it('is asked for by a member, and changes nothing until a lead of either team agrees', async () => {
    const { life, west, ost, member, lead, changeId, before } = await asked();
    expect(before).toMatchObject([{ mergedInto: null }, { mergedInto: null }]);
    expect(await life.reports.answerRequest(member, west.reference, { changeId, agrees: true })).toEqual({ ok: false, reason: 'not-allowed' });
    expect(await life.reports.answerRequest(lead, ost.reference, { changeId, agrees: true })).toMatchObject({ ok: true });
    expect(await content(life, west)).toMatchObject({ mergedInto: ost.id });
    expect(await life.reports.answerRequest(lead, ost.reference, { changeId, agrees: true })).toEqual({ ok: false, reason: 'nothing-requested' });
    expect(await life.reports.undo(lead, ost.reference, changeId)).toMatchObject({ ok: true });
    expect([await content(life, west), await content(life, ost)]).toEqual(before);
  });

  it('can be declined by a lead or taken back by whoever asked, and be asked for again', async () => {
    const { life, west, ost, member, changeId } = await asked();
    expect(await life.reports.answerRequest(member, west.reference, { changeId, agrees: false })).toMatchObject({ ok: true });
    expect(await life.reports.answerRequest(await life.hire('lead', ['kod-west']), west.reference, { changeId, agrees: true })).toEqual({
      ok: false,
      reason: 'nothing-requested'
    });
    expect(await merge(life, west, ost, member)).toMatchObject({ ok: true, report: { mergedInto: null } });
  });

  it('is done at once by a lead of either team, and refused to whoever works for neither', async () => {
    const { life, west, ost, lead } = await asked();
    expect(await merge(life, west, ost, lead)).toMatchObject({ ok: true, report: { mergedInto: ost.id } });
    expect(await merge(life, west, ost, await life.hire('auditor'))).toEqual({ ok: false, reason: 'not-allowed' });
  });
});

describe('separating', () => {
  it('works when the merge can no longer be taken back, and the report goes on where it stood', async () => {
    const life = reportLife();
    const staff = await life.hire('dispatcher');
    const [a, b, c] = [await sent(life.reports), await sent(life.reports, { id: uuid(2) }), await sent(life.reports, { id: uuid(3) })];
    const before = await content(life, a);
    const first = await merge(life, a, b, staff);
    await merge(life, b, c, staff);
    expect(first.ok && (await life.reports.undo(staff, a.reference, first.changeId))).toEqual({ ok: false, reason: 'changed-since' });
    const version = (await life.store.byId(a.cityId, a.id))?.version ?? 0;
    expect(await life.reports.separate(staff, a.reference, version)).toMatchObject({ ok: true });
    expect(await content(life, a)).toEqual(before);
    expect(await life.reports.separate(staff, a.reference, version + 1)).toEqual({ ok: false, reason: 'nothing-to-undo' });
  });
});

describe('a hidden family', () => {
  async function hidden() {
    const life = reportLife();
    const staff = await life.hire('dispatcher');
    const [child, main] = [await sent(life.reports), await sent(life.reports, { id: uuid(2) })];
    const merged = await merge(life, child, main, staff);
    const versionOf = async ({ cityId, id }: Report) => (await life.store.byId(cityId, id))?.version ?? 0;
    await life.reports.act(staff, main.reference, await versionOf(main), { type: 'hide', reason: 'shows_somebody' });
    return { life, staff, child, main, versionOf, changeId: merged.ok ? merged.changeId : '' };
  }

  it('lets nobody out into the public view: a separated report stays hidden until staff show it', async () => {
    const { life, staff, child, versionOf, changeId } = await hidden();
    const isSeen = async () => (await life.pages.publicPage(child.cityId, child.reference)) !== null;
    expect(await life.reports.undo(staff, child.reference, changeId)).toEqual({ ok: false, reason: 'family-hidden' });
    expect(await life.reports.separate(staff, child.reference, await versionOf(child))).toMatchObject({ ok: true, report: { mergedInto: null } });
    expect(await isSeen()).toBe(false);
    const shown = await life.reports.act(staff, child.reference, await versionOf(child), { type: 'show' });
    expect(shown).toMatchObject({ ok: true, report: { hiddenAt: null } });
    expect(await isSeen()).toBe(true);
    expect(shown.ok && (await life.reports.undo(staff, child.reference, shown.changeId))).toMatchObject({ ok: true });
    expect(await isSeen()).toBe(false);
  });

  it('lets a merge be taken back once it is shown again', async () => {
    const { life, staff, child, main, changeId } = await hidden();
    const hiding = (await life.store.history(main.cityId, main.id)).at(-1);
    expect(await life.reports.undo(staff, main.reference, hiding?.changeId ?? '')).toMatchObject({ ok: true });
    expect(await life.reports.undo(staff, child.reference, changeId)).toMatchObject({ ok: true, report: { mergedInto: null, hiddenAt: null } });
  });
});

describe('a suggestion that is wrong', () => {
  it('never comes back for this pair, from either side, until that is taken back', async () => {
    const life = reportLife();
    const staff = await life.hire('member', ['kod-west']);
    const [a, b] = [await sent(life.reports), await sent(life.reports, { id: uuid(2) })];
    const told = await life.reports.tellApart(staff, b.reference, { other: a.reference, expectedVersion: 1 });
    const toldApart = async (report: Report) => [...toldApartFrom(await life.store.history(report.cityId, report.id))];
    expect([await toldApart(a), await toldApart(b)]).toEqual([[b.id], [a.id]]);
    expect(told.ok && (await life.reports.undo(staff, a.reference, told.changeId))).toMatchObject({ ok: true });
    expect([await toldApart(a), await toldApart(b)]).toEqual([[], []]);
  });
});
