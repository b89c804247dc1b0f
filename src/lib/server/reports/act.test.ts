import { describe, expect, it } from 'vitest';
import type { StaffAction } from '#lib/domain/report/actions.ts';
import { HOUR, MINUTE } from '#lib/domain/time.ts';
import { WEDNESDAY_TEN } from '../../../../tests/support/builders.ts';
import { reportLife, secretOf, sent, uuid, type ReportLife } from '../../../../tests/support/report-life.ts';

const close = (over: Partial<Extract<StaffAction, { type: 'close' }>> = {}): StaffAction => ({
  type: 'close',
  outcome: 'fixed',
  finding: null,
  organisation: null,
  rule: null,
  answer: null,
  ...over
});

async function addProof({ photos, clock }: ReportLife, report: { cityId: string; id: string }, id: string) {
  const photo = {
    cityId: report.cityId,
    id,
    reportId: report.id,
    kind: 'proof',
    width: 9,
    height: 9,
    receivedAt: clock.now,
    sourceSha256: id,
    pictureHash: null,
    large: id,
    small: id
  } as const;
  await photos.add(
    { ...photo, released: null, boxes: [], example: false },
    { id: `${id}-event`, changeId: `${id}-change`, actor: { kind: 'staff', id: 'x' } },
    9
  );
}

/** The version a person would read on the page now. */
async function version({ store }: ReportLife, reference: string): Promise<number> {
  return (await store.byReference(reference))?.version ?? 0;
}

describe('acting on a report', () => {
  it('writes who did what when, and shows the public what is public', async () => {
    const life = reportLife();
    const { cityId, id, reference } = await sent(life.reports);
    const staff = await life.hire('member', ['kod-west']);
    life.clock.now += HOUR;
    await life.reports.act(staff, reference, 1, { type: 'accept' });
    await life.reports.act(staff, reference, 2, { type: 'note', text: 'Kollegin\u0000 \u202Efragen' });
    const closed = await life.reports.act(staff, reference, 3, close({ finding: 'removed_on_site', answer: 'Abgeholt.' }));
    expect(closed).toMatchObject({ ok: true, report: { state: 'closed', outcome: 'fixed', version: 4 } });
    expect((await life.store.history(cityId, id)).map(({ type, actor }) => [type, actor.id])).toEqual([
      ['received', null],
      ['accepted', staff.id],
      ['noted', staff.id],
      ['closed', staff.id]
    ]);
    const page = await life.pages.publicPage(cityId, reference);
    expect(page?.steps.map(({ type, at, answer }) => [type, at - WEDNESDAY_TEN, answer])).toEqual([
      ['received', 0, null],
      ['accepted', HOUR, null],
      ['closed', HOUR, 'Abgeholt.']
    ]);
    expect(JSON.stringify(page)).not.toMatch(/Kollegin|member-kod/);
  });

  it('lets the second of two people see the newer version and overwrites nothing', async () => {
    const life = reportLife();
    const { reference, cityId, id } = await sent(life.reports);
    const [anna, bert] = [await life.hire('member', ['kod-west'], 'anna'), await life.hire('lead', ['kod-west'], 'bert')];
    const answers = await Promise.all([
      life.reports.act(anna, reference, 1, { type: 'forward', organisation: 'usb' }),
      life.connect().reports.act(bert, reference, 1, close({ outcome: 'rejected', rule: 'spam' }))
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toEqual({ ok: false, reason: 'version-conflict' });
    expect(await version(life, reference)).toBe(2);
    expect(await life.store.history(cityId, id)).toHaveLength(2);
  });

  it('refuses what was decided on an older version, even if it would still be possible', async () => {
    const life = reportLife();
    const { reference } = await sent(life.reports);
    const staff = await life.hire('dispatcher');
    await life.reports.act(staff, reference, 1, { type: 'note', text: 'Schon erledigt?' });
    expect(await life.reports.act(staff, reference, 1, { type: 'accept' })).toEqual({ ok: false, reason: 'version-conflict' });
  });

  it('leaves a refused report untouched', async () => {
    const life = reportLife();
    const report = await sent(life.reports);
    expect(await life.reports.act(await life.hire('dispatcher'), report.reference, 1, close())).toEqual({ ok: false, reason: 'proof-missing' });
    expect(await life.store.byReference(report.reference)).toEqual(report);
  });

  it('accepts a photo taken on the spot as proof, but not one from before it was reopened', async () => {
    const life = reportLife();
    const report = await sent(life.reports);
    const staff = await life.hire('dispatcher');
    const act = async (action: StaffAction) => life.reports.act(staff, report.reference, await version(life, report.reference), action);
    await addProof(life, report, 'p1');
    expect(await act(close())).toMatchObject({ ok: true });
    life.clock.now += MINUTE;
    await act({ type: 'reopen' });
    expect(await act(close())).toEqual({ ok: false, reason: 'proof-missing' });
    life.clock.now += MINUTE;
    await addProof(life, report, 'p2');
    expect(await act(close())).toMatchObject({ ok: true });
  });
});

describe('who may', () => {
  const accept: StaffAction = { type: 'accept' };

  it.each([
    ['member', ['kod-west'], null],
    ['member', ['kod-ost'], 'other-team'],
    ['lead', ['kod-ost'], 'other-team'],
    ['dispatcher', [], null],
    ['admin', [], null],
    ['auditor', [], 'not-allowed']
  ] as const)('%s of %j accepting a report of the west: %s', async (role, teams, reason) => {
    const life = reportLife();
    const { reference } = await sent(life.reports);
    const acted = await life.reports.act(await life.hire(role, [...teams]), reference, 1, accept);
    expect(acted.ok ? null : acted.reason).toBe(reason);
  });

  it('does not learn that a report of another city exists', async () => {
    const life = reportLife();
    const { reference } = await sent(life.reports);
    const stranger = { ...(await life.hire('admin')), cityId: 'hamm' };
    for (const each of [reference, 'KL-222-222']) expect(await life.reports.act(stranger, each, 1, accept)).toEqual({ ok: false, reason: 'not-found' });
  });

  it('takes a report, but only leads give one to others', async () => {
    const life = reportLife();
    const { reference } = await sent(life.reports);
    const [anna, bert] = [await life.hire('member', ['kod-west'], 'anna'), await life.hire('lead', ['kod-west'], 'bert')];
    expect(await life.reports.act(anna, reference, 1, { type: 'assign', assignee: bert.id })).toEqual({ ok: false, reason: 'not-allowed' });
    expect(await life.reports.act(anna, reference, 1, { type: 'assign', assignee: anna.id })).toMatchObject({
      ok: true,
      report: { assignee: 'anna', state: 'in_review' }
    });
    expect(await life.reports.act(bert, reference, 2, { type: 'assign', assignee: bert.id })).toMatchObject({ ok: true });
    expect(await life.reports.act(anna, reference, 3, { type: 'assign', assignee: anna.id })).toEqual({ ok: false, reason: 'not-allowed' });
  });

  it('gets a report only if they may work on it', async () => {
    const life = reportLife();
    const { reference } = await sent(life.reports);
    const lead = await life.hire('lead', ['kod-west']);
    const [east, auditor] = [await life.hire('member', ['kod-ost']), await life.hire('auditor')];
    for (const { id } of [east, auditor])
      expect(await life.reports.act(lead, reference, 1, { type: 'assign', assignee: id })).toEqual({ ok: false, reason: 'other-team' });
    expect(await life.reports.act(lead, reference, 1, { type: 'assign', assignee: 'nobody' })).toEqual({ ok: false, reason: 'unknown-code' });
  });
});

describe('changing the category', () => {
  it('routes again, keeps the rest of the deadline rule and finds other duplicates', async () => {
    const life = reportLife();
    const lamp = await sent(life.reports, { category: 'streetlight', subKind: 'lamp_out', answers: {}, phrases: [] });
    life.clock.now += MINUTE;
    const report = await sent(life.reports, { id: uuid(2) });
    const staff = await life.hire('member', ['kod-west']);
    const acted = await life.reports.act(staff, report.reference, 1, { type: 'recategorise', category: 'streetlight', subKind: 'lamp_out' });
    expect(acted).toMatchObject({
      ok: true,
      report: { category: 'streetlight', routeRule: 'default', proposedOrganisation: null, phrases: [], team: 'kod-west' }
    });
    expect(acted.ok && acted.report.dueAt).toBeGreaterThan(report.dueAt);
    expect((await life.store.suggestions(report.cityId, report.id)).map(({ id }) => id)).toEqual([lamp.id]);
  });

  it('never loosens: neither there, nor back, nor by taking it back', async () => {
    const life = reportLife();
    const { cityId, reference } = await sent(life.reports);
    const staff = await life.hire('dispatcher');
    const there = await life.reports.act(staff, reference, 1, { type: 'recategorise', category: 'unsafe_place', subKind: null });
    expect(there).toMatchObject({ ok: true, report: { publicKind: 'counts', published: false } });
    expect(await life.reports.undo(staff, reference, there.ok ? there.changeId : '')).toEqual({ ok: false, reason: 'less-private' });
    const back = await life.reports.act(staff, reference, 2, { type: 'recategorise', category: 'waste', subKind: null });
    expect(back).toMatchObject({ ok: true, report: { category: 'waste', publicKind: 'counts', published: false } });
    await life.reports.act(staff, reference, 3, { type: 'accept' });
    expect(await life.pages.publicPage(cityId, reference)).toBeNull();
  });

  it('to a counted one waits until the reports merged into it are separated', async () => {
    const life = reportLife();
    const main = await sent(life.reports);
    const second = await sent(life.reports, { id: uuid(2), secret: secretOf('bert'), joins: main.reference });
    const staff = await life.hire('dispatcher');
    const toCounted = (version: number) => life.reports.act(staff, main.reference, version, { type: 'recategorise', category: 'unsafe_place', subKind: null });
    expect(await toCounted(1)).toEqual({ ok: false, reason: 'has-followers' });
    expect(await life.store.byId(second.cityId, second.id)).toEqual(second);
    const [, merged] = await life.store.history(second.cityId, second.id);
    await life.reports.undo(staff, second.reference, merged?.changeId ?? '');
    expect(await toCounted(2)).toMatchObject({ ok: true, report: { publicKind: 'counts', published: false } });
    expect(await life.pages.publicPage(second.cityId, second.reference)).toMatchObject({ mergedInto: null });
  });

  it('within the public ones does not mind who joined', async () => {
    const life = reportLife();
    const main = await sent(life.reports);
    await sent(life.reports, { id: uuid(2), secret: secretOf('bert'), joins: main.reference });
    const acted = await life.reports.act(await life.hire('dispatcher'), main.reference, 1, { type: 'recategorise', category: 'streetlight', subKind: null });
    expect(acted).toMatchObject({ ok: true, report: { category: 'streetlight', published: true } });
  });
});
