import { describe, expect, it } from 'vitest';
import { reportLife, secretOf, sent, uuid } from '../../../../tests/support/report-life.ts';

const SAFETY = { category: 'unsafe_place', subKind: null, answers: {}, phrases: [] };

describe("the reporter's own page", () => {
  it('opens with the secret only, for a safety report as well', async () => {
    const { reports } = reportLife();
    for (const [number, over] of [{}, SAFETY].entries()) {
      const { reference } = await sent(reports, { ...over, id: uuid(number), text: 'Mein Text' });
      expect(await reports.own(reference.toLowerCase(), secretOf('anna'))).toMatchObject({ text: 'Mein Text', page: { reference, state: 'received' } });
      for (const secret of [null, '', secretOf('bert')]) expect(await reports.own(reference, secret)).toBeNull();
    }
  });

  it('answers for an unknown reference as for a wrong secret', async () => {
    const { reports } = reportLife();
    expect(await reports.own('KL-222-222', secretOf('anna'))).toBeNull();
  });

  it('does not open with the secret of another report', async () => {
    const { reports } = reportLife();
    const one = await sent(reports);
    await sent(reports, { id: uuid(2), secret: secretOf('bert') });
    expect(await reports.own(one.reference, secretOf('bert'))).toBeNull();
  });

  it('follows the main report of a merged one', async () => {
    const { reports, hire } = reportLife();
    const main = await sent(reports);
    const second = await sent(reports, { id: uuid(2), secret: secretOf('bert'), joins: main.reference });
    await reports.act(await hire('dispatcher'), main.reference, 1, { type: 'accept' });
    expect(await reports.own(second.reference, secretOf('bert'))).toMatchObject({ open: true, page: { state: 'in_progress', mergedInto: main.reference } });
  });

  it('is done once the main report of a merged one is', async () => {
    const { reports, hire, pages, clock } = reportLife();
    const main = await sent(reports);
    const second = await sent(reports, { id: uuid(2), secret: secretOf('bert'), joins: main.reference });
    const action = { type: 'close', outcome: 'fixed', finding: 'removed_on_site', organisation: null, rule: null, answer: null } as const;
    await reports.act(await hire('dispatcher'), main.reference, 1, action);
    const done = {
      reference: second.reference,
      mergedInto: main.reference,
      state: 'closed',
      outcome: 'fixed',
      closedAt: clock.now,
      finding: 'removed_on_site'
    };
    expect(await reports.own(second.reference, secretOf('bert'))).toMatchObject({ open: false, page: done });
    expect(await pages.publicPage(second.cityId, second.reference)).toMatchObject(done);
  });
});

describe('withdrawing', () => {
  it('needs the secret', async () => {
    const { reports, store } = reportLife();
    const report = await sent(reports);
    expect(await reports.withdraw(report.reference, secretOf('bert'))).toEqual({ ok: false, reason: 'not-found' });
    expect(await reports.withdraw('KL-222-222', secretOf('anna'))).toEqual({ ok: false, reason: 'not-found' });
    expect(await store.byId(report.cityId, report.id)).toEqual(report);
  });

  it('takes the report out of the public view and still shows it to its reporter', async () => {
    const { reports, pages } = reportLife();
    const { cityId, reference } = await sent(reports);
    expect(await reports.withdraw(reference, secretOf('anna'))).toMatchObject({ ok: true, report: { state: 'closed', outcome: 'withdrawn' } });
    expect(await pages.publicPage(cityId, reference)).toBeNull();
    expect(await reports.own(reference, secretOf('anna'))).toMatchObject({ page: { outcome: 'withdrawn' } });
    expect(await reports.withdraw(reference, secretOf('anna'))).toEqual({ ok: false, reason: 'already-closed' });
  });

  it('leaves those who joined a main report of their own', async () => {
    const { reports, pages } = reportLife();
    const main = await sent(reports);
    const second = await sent(reports, { id: uuid(2), secret: secretOf('bert'), joins: main.reference });
    const third = await sent(reports, { id: uuid(3), secret: secretOf('cleo'), joins: main.reference });
    await reports.withdraw(main.reference, secretOf('anna'));
    expect(await pages.publicPage(main.cityId, second.reference)).toMatchObject({ mergedInto: null, mergedReferences: [third.reference], alsoSeen: 1 });
    expect(await pages.publicPage(main.cityId, third.reference)).toMatchObject({ mergedInto: second.reference });
  });

  it('succeeds although staff act at the same moment', async () => {
    const { reports, hire } = reportLife();
    const { reference } = await sent(reports);
    const staff = await hire('dispatcher');
    const [withdrawn] = await Promise.all([reports.withdraw(reference, secretOf('anna')), reports.act(staff, reference, 1, { type: 'accept' })]);
    expect(withdrawn).toMatchObject({ ok: true });
  });
});
