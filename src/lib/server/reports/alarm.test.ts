import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '#lib/domain/time.ts';
import { startMailServer } from '../../../../tests/support/mail-server.ts';
import { reportLife, secretOf, sent, uuid, type ReportLife } from '../../../../tests/support/report-life.ts';
import { createSmtpTransport } from '../delivery/smtp.ts';

const URGENT = { subKind: 'litter', answers: { hazard: 'sharp' } };

async function withMail(life: ReportLife) {
  const { port, received } = await startMailServer();
  const smtp = { host: '127.0.0.1', port, security: 'none', user: null, password: null } as const;
  const delivery = life.deliver(createSmtpTransport(smtp, 'melder@kleinstadt.example'));
  /** Lets time pass minute by minute, as the timer of the server would see it. */
  const pass = async (minutes: number) => {
    for (let minute = 0; minute < minutes; minute += 1, life.clock.now += MINUTE) await delivery.runRound();
    await delivery.runRound();
  };
  return { delivery, pass, received, recipients: () => received.flatMap(({ to }) => to) };
}

const typesOf = async ({ store }: ReportLife, id: string) => (await store.history('kleinstadt', id)).map(({ type }) => type);

describe('the alarm chain', () => {
  it('goes from the team to the control room to the lead while nobody accepts, once each', async () => {
    const life = reportLife();
    const report = await sent(life.reports, URGENT);
    const { pass, recipients, received } = await withMail(life);
    await pass(14);
    expect(recipients()).toEqual(['dienst-kod-west@kleinstadt.example']);
    await pass(2);
    await pass(60);
    expect(recipients().slice(1)).toEqual(['dienst-leitstelle@kleinstadt.example', 'leitung-kod-west@kleinstadt.example']);
    expect(await typesOf(life, report.id)).toEqual(['received', 'alarmed', 'alarmed', 'alarmed']);
    expect((await life.store.byReference(report.reference))?.version, 'nobody at the desk is too late because of an alarm').toBe(1);
    const [mail] = received;
    expect(mail?.message).toContain(`https://melden.example/dienst/meldung/${report.reference}`);
    expect(mail?.message).toContain('Dringende Meldung: Scharfer M=C3=BCll');
  });

  it('ends with the acceptance, and begins anew when that is taken back', async () => {
    const life = reportLife();
    const { reference } = await sent(life.reports, URGENT);
    const staff = await life.hire('member', ['kod-west']);
    const { pass, recipients } = await withMail(life);
    await pass(1);
    const accepted = await life.reports.act(staff, reference, 1, { type: 'accept' });
    await pass(60);
    expect(recipients()).toEqual(['dienst-kod-west@kleinstadt.example']);
    if (accepted.ok) await life.reports.undo(staff, reference, accepted.changeId);
    await pass(40);
    expect(recipients().slice(1)).toEqual([
      'dienst-kod-west@kleinstadt.example',
      'dienst-leitstelle@kleinstadt.example',
      'leitung-kod-west@kleinstadt.example'
    ]);
  });

  it('begins anew at the team a report is given to, and the former one hears no more', async () => {
    const life = reportLife();
    const { reference } = await sent(life.reports, URGENT);
    const staff = await life.hire('member', ['kod-west']);
    const { pass, recipients } = await withMail(life);
    await pass(1);
    await life.reports.act(staff, reference, 1, { type: 'return', reason: 'wrong_area', team: 'kod-ost' });
    await pass(60);
    expect(recipients()).toEqual([
      'dienst-kod-west@kleinstadt.example',
      'dienst-kod-ost@kleinstadt.example',
      'dienst-leitstelle@kleinstadt.example',
      'leitung-kod-ost@kleinstadt.example'
    ]);
  });

  it('goes to the control room at once while the team on duty is closed', async () => {
    const life = reportLife();
    life.clock.now += 12 * HOUR;
    await sent(life.reports, URGENT);
    const { pass, recipients } = await withMail(life);
    await pass(1);
    expect(recipients()).toEqual(['dienst-leitstelle@kleinstadt.example']);
  });

  it('is silent for what is not urgent', async () => {
    const life = reportLife();
    const main = await sent(life.reports);
    await sent(life.reports, { id: uuid(2), joins: main.reference });
    const { pass, received } = await withMail(life);
    await pass(60);
    expect(received).toEqual([]);
  });

  it('runs for the main report when an urgent one joins it, until somebody accepts that one', async () => {
    const life = reportLife();
    const main = await sent(life.reports);
    const joined = await sent(life.reports, { ...URGENT, id: uuid(2), joins: main.reference });
    const { pass, recipients, received } = await withMail(life);
    await pass(1);
    expect(recipients()).toEqual(['dienst-kod-west@kleinstadt.example']);
    expect(received[0]?.message).toContain(`https://melden.example/dienst/meldung/${main.reference}`);
    expect(received[0]?.message).toContain('Dringende Meldung: Scharfer M=C3=BCll');
    expect([await typesOf(life, main.id), await typesOf(life, joined.id)]).toEqual([
      ['received', 'merged', 'alarmed'],
      ['received', 'merged']
    ]);
    await life.reports.act(await life.hire('member', ['kod-west']), main.reference, 2, { type: 'accept' });
    await pass(60);
    expect(recipients()).toHaveLength(1);
  });

  it('tells whoever accepted the main report before, once', async () => {
    const life = reportLife();
    const main = await sent(life.reports);
    await life.reports.act(await life.hire('member', ['kod-west']), main.reference, 1, { type: 'accept' });
    await sent(life.reports, { ...URGENT, id: uuid(2), joins: main.reference });
    const { pass, recipients } = await withMail(life);
    await pass(60);
    expect(recipients()).toEqual(['dienst-kod-west@kleinstadt.example']);
  });

  it('goes on at the main report when staff merge an urgent one, and at the separated one when they take that back', async () => {
    const life = reportLife();
    const staff = await life.hire('dispatcher');
    const [main, urgent] = [await sent(life.reports), await sent(life.reports, { ...URGENT, id: uuid(2) })];
    const { pass, received } = await withMail(life);
    await pass(1);
    const merged = await life.reports.merge(staff, { from: urgent.reference, fromVersion: 1, into: main.reference, intoVersion: 1 });
    await pass(1);
    if (merged.ok) await life.reports.undo(staff, urgent.reference, merged.changeId);
    await pass(60);
    const about = received.map(({ message }) => (message.includes(main.reference) ? 'main' : 'urgent'));
    expect(about).toEqual(['urgent', 'main', 'urgent', 'urgent', 'urgent']);
  });

  it('becomes loud when staff find out that it is urgent, and undoing that drops it', async () => {
    const life = reportLife();
    const { reference } = await sent(life.reports, { category: 'streetlight', subKind: null, answers: {}, phrases: [] });
    const staff = await life.hire('dispatcher');
    const city = life.city.response.urgency[0];
    if (city) city.when = [{ categories: ['waste'] }];
    const changed = await life.reports.act(staff, reference, 1, { type: 'recategorise', category: 'waste', subKind: null });
    expect(changed).toMatchObject({ ok: true, report: { urgency: 'sharp_waste' } });
    if (changed.ok) await life.reports.undo(staff, reference, changed.changeId);
    const { pass, received } = await withMail(life);
    await pass(60);
    expect(received).toEqual([]);
  });
});

describe('there is one alarm chain for a report', () => {
  const ALL_OF_WEST = ['dienst-kod-west@kleinstadt.example', 'dienst-leitstelle@kleinstadt.example', 'leitung-kod-west@kleinstadt.example'];

  it('that begins and ends with what staff find urgent, and with their undo', async () => {
    const life = reportLife();
    const { reference } = await sent(life.reports);
    const staff = await life.hire('member', ['kod-west']);
    const { pass, recipients } = await withMail(life);
    const made = await life.reports.act(staff, reference, 1, { type: 'set_urgency', isUrgent: true, reason: 'hand_danger' });
    await pass(1);
    expect(recipients()).toEqual(ALL_OF_WEST.slice(0, 1));
    const calmed = await life.reports.act(staff, reference, 2, { type: 'set_urgency', isUrgent: false, reason: 'secured' });
    await pass(60);
    expect(recipients(), 'nothing is urgent').toHaveLength(1);
    if (calmed.ok) await life.reports.undo(staff, reference, calmed.changeId);
    await pass(60);
    expect(recipients().slice(1)).toEqual(ALL_OF_WEST);
    expect(made.ok && (await life.reports.undo(staff, reference, made.changeId))).toMatchObject({ ok: true, report: { urgency: null } });
    await pass(60);
    expect(recipients()).toHaveLength(4);
  });

  it('that goes on when another category is taken back', async () => {
    const life = reportLife();
    const { reference } = await sent(life.reports, URGENT);
    const staff = await life.hire('dispatcher');
    const { pass, recipients } = await withMail(life);
    const changed = await life.reports.act(staff, reference, 1, { type: 'recategorise', category: 'streetlight', subKind: null });
    expect(changed).toMatchObject({ ok: true, report: { urgency: null } });
    await pass(60);
    expect(recipients()).toEqual([]);
    if (changed.ok) await life.reports.undo(staff, reference, changed.changeId);
    await pass(60);
    expect(recipients()).toEqual(ALL_OF_WEST);
  });

  it('also when it is urgent because of another: giving it back, and taking that back, begins it anew', async () => {
    const life = reportLife();
    const main = await sent(life.reports);
    await sent(life.reports, { ...URGENT, id: uuid(2), joins: main.reference });
    const staff = await life.hire('member', ['kod-west']);
    const { pass, recipients } = await withMail(life);
    await pass(1);
    const given = await life.reports.act(staff, main.reference, 2, { type: 'return', reason: 'wrong_area', team: 'kod-ost' });
    await pass(60);
    const east = ALL_OF_WEST.map((to) => to.replace('west', 'ost'));
    expect(recipients()).toEqual([ALL_OF_WEST[0], ...east]);
    if (given.ok) await life.reports.undo(staff, main.reference, given.changeId);
    await pass(60);
    expect(recipients().slice(4)).toEqual(ALL_OF_WEST);
  });

  it('that does not end by giving the report to a partner: somebody accepts it first', async () => {
    const life = reportLife();
    const { reference } = await sent(life.reports, URGENT);
    const staff = await life.hire('member', ['kod-west']);
    const { pass, recipients } = await withMail(life);
    expect(await life.reports.act(staff, reference, 1, { type: 'forward', organisation: 'usb' })).toEqual({ ok: false, reason: 'urgent-unaccepted' });
    await pass(60);
    expect(recipients()).toEqual(ALL_OF_WEST);
    await life.reports.act(staff, reference, 1, { type: 'accept' });
    expect(await life.reports.act(staff, reference, 2, { type: 'forward', organisation: 'usb' })).toMatchObject({ ok: true });
  });

  it('that goes on although the reporter of the urgent one withdraws', async () => {
    const life = reportLife();
    const main = await sent(life.reports);
    const joined = await sent(life.reports, { ...URGENT, id: uuid(2), joins: main.reference });
    await life.reports.withdraw(joined.reference, secretOf('anna'));
    const { pass, recipients } = await withMail(life);
    await pass(60);
    expect(recipients()).toEqual(ALL_OF_WEST);
  });
});

describe('a report that nobody takes', () => {
  it('goes to the control room after the working hours of the city, and a person can take that back', async () => {
    const life = reportLife();
    const report = await sent(life.reports);
    const staff = await life.hire('dispatcher');
    const { delivery } = await withMail(life);
    life.clock.now += 23 * HOUR;
    await delivery.runRound();
    expect((await life.store.byReference(report.reference))?.team).toBe('kod-west');
    life.clock.now += HOUR;
    await delivery.runRound();
    const escalated = await life.store.byReference(report.reference);
    expect(escalated).toMatchObject({ team: 'leitstelle', state: 'received', dueAt: report.dueAt });
    expect(escalated?.routeReasons[0]).toEqual({ code: 'unclaimed', team: 'kod-west', workingHours: 8 });
    const change = (await life.store.history('kleinstadt', report.id)).at(-1);
    expect(change).toMatchObject({ type: 'escalated', actor: { kind: 'system', id: null } });
    expect(await life.reports.undo(staff, report.reference, change?.changeId ?? '')).toMatchObject({ ok: true, report: { team: 'kod-west' } });
  });

  it('stays with whoever took it in time', async () => {
    const life = reportLife();
    const { reference } = await sent(life.reports);
    const staff = await life.hire('member', ['kod-west']);
    const { delivery } = await withMail(life);
    await life.reports.act(staff, reference, 1, { type: 'assign', assignee: staff.id });
    life.clock.now += 100 * HOUR;
    await delivery.runRound();
    expect((await life.store.byReference(reference))?.team).toBe('kod-west');
  });
});
