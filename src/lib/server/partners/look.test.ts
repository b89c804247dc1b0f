import { describe, expect, test } from 'vitest';
import { HOUR, MINUTE } from '#lib/domain/time.ts';
import { json } from '../../../../tests/support/partner-server.ts';
import { passingOn } from '../../../../tests/support/passing-on.ts';
import { sent, uuid } from '../../../../tests/support/report-life.ts';
import { createInboxQuery } from '../sqlite/staff-queries.ts';

const ASKED = /^\/v2\/requests\/4711\.json\?jurisdiction_id=kreis$/;
const INBOX = { queue: 'inbox', team: null, category: null, situation: null, language: null, search: null, sort: 'due', after: null } as const;

async function passedOn() {
  const life = await passingOn();
  await life.forward();
  await life.pass(2);
  const inbox = async () => (await createInboxQuery(life.life.database, () => life.life.clock.now)(life.staff, INBOX)).rows;
  return { ...life, inbox };
}

describe('what another body says of a report', () => {
  test('is asked for hourly on the first day, and only told to the team: nothing closes by itself', async () => {
    const { partner, life, staff, report, pass, known, inbox } = await passedOn();
    expect(await inbox()).toEqual([]);
    await pass(63);
    expect(partner.asked).toEqual([expect.stringMatching(ASKED)]);
    expect(await known()).toMatchObject({ status: 'open', notes: null });
    const notes = `Herr Müller hat es abgeholt. ${'x'.repeat(5000)}`;
    partner.reports.set('4711', { service_request_id: 4711, status: 'closed', status_notes: notes, updated_datetime: '2026-10-14T11:00:00+02:00' });
    await pass(60);
    expect(await known()).toMatchObject({ status: 'closed', statusAt: Date.UTC(2026, 9, 14, 9), askAt: null });
    expect((await known())?.notes).toHaveLength(500);
    expect(await life.store.byId('kleinstadt', report.id)).toMatchObject({ state: 'forwarded', outcome: null, version: 2 });
    expect(await inbox()).toMatchObject([{ reference: report.reference, calledDone: true, state: 'forwarded' }]);
    expect(JSON.stringify(await life.pages.publicPage('kleinstadt', report.reference))).not.toMatch(/abgeholt|4711/);
    await pass(180);
    expect(partner.asked, 'it is the turn of the team now').toHaveLength(2);
    await life.reports.act(staff, report.reference, 2, { type: 'accept' });
    expect(await inbox()).toEqual([]);
    await life.reports.act(staff, report.reference, 3, { type: 'forward', organisation: 'usb' });
    expect(await inbox(), 'passed on anew it is not done').toEqual([]);
  });

  test('is asked for by its number once there is one behind the token', async () => {
    const { partner, pass, forward, known } = await passingOn();
    partner.answers.push((response) => json(response, [{ token: 'a/b' }]));
    await forward();
    await pass(3);
    expect(await known()).toMatchObject({ token: 'a/b', requestId: null });
    partner.knows.token = '4711';
    partner.reports.set('4711', { service_request_id: '4711', status: 'open' });
    await pass(3);
    expect(partner.asked.slice(-2)).toEqual(['/v2/tokens/a%2Fb.json?jurisdiction_id=kreis', expect.stringMatching(ASKED)]);
    expect(await known()).toMatchObject({ token: null, requestId: '4711', status: 'open' });
    expect(partner.sent).toHaveLength(1);
  });

  test('is asked for several at once, or one by one where the other side cannot', async () => {
    const { partner, life, staff, pass, known } = await passedOn();
    const more = await sent(life.reports, { id: uuid(6), text: null });
    await life.reports.act(staff, more.reference, 1, { type: 'forward', organisation: 'usb' });
    await pass(4);
    life.clock.now += HOUR;
    await pass(0);
    expect(partner.asked).toEqual(['/v2/requests.json?jurisdiction_id=kreis&service_request_id=4711%2C4712']);
    life.clock.now += HOUR;
    partner.answers.push((response) => json(response, [{ code: 400, description: 'one only' }], 400));
    await pass(0);
    expect(partner.asked.slice(2)).toEqual(['/v2/requests/4711.json?jurisdiction_id=kreis', '/v2/requests/4712.json?jurisdiction_id=kreis']);
    expect(await known()).toMatchObject({ status: 'open', failures: 0 });
  });

  test('is asked for less and less while nobody answers, and no sooner than they ask', async () => {
    const { partner, life, pass, known } = await passedOn();
    partner.answers.push((response) => json(response, [], 500));
    await pass(63);
    expect(await known()).toMatchObject({ failures: 1, askAt: life.clock.now + 2 * HOUR - 4 * MINUTE });
    partner.answers.push((response) => json(response, [], 429, { 'retry-after': '72000' }));
    await pass(120);
    expect((await known())?.askAt).toBeGreaterThan(life.clock.now + 19 * HOUR);
    expect(partner.asked).toHaveLength(2);
  });

  test('is no longer asked for once the report came back, and unknown numbers say nothing', async () => {
    const { partner, life, staff, report, pass, known } = await passedOn();
    partner.reports.clear();
    await pass(63);
    expect(await known()).toMatchObject({ status: null, heardAt: expect.any(Number) as number });
    await life.reports.act(staff, report.reference, 2, { type: 'accept' });
    await pass(600);
    expect(partner.asked).toHaveLength(1);
    expect((await known())?.askAt).toBeNull();
  });
});
