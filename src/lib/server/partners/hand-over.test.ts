import { describe, expect, test } from 'vitest';
import { MINUTE } from '#lib/domain/time.ts';
import { json } from '../../../../tests/support/partner-server.ts';
import { passingOn, RESIDENTS_WORDS } from '../../../../tests/support/passing-on.ts';
import { sent, uuid } from '../../../../tests/support/report-life.ts';

describe('a report for a body with a server of its own', () => {
  test('goes there once after a minute, with what was tapped and nothing that a person typed', async () => {
    const { partner, report, mails, pass, forward, known } = await passingOn({ mailbox: 'meldungen@usb.example' });
    await forward();
    await pass(0);
    expect(partner.sent, 'the change can still be taken back').toEqual([]);
    await pass(60);
    expect(partner.sent).toHaveLength(1);
    const [{ fields, tryKey } = { fields: {}, tryKey: '' }] = partner.sent;
    expect(fields).toMatchObject({ jurisdiction_id: 'kreis', api_key: 'geheim', service_code: 'sperrmuell', lat: '51.48000', long: '7.21000' });
    expect(fields).toMatchObject({ 'attribute[ort]': 'strasse' });
    expect(fields['description']).toContain(`Meldungsnummer: ${report.reference}\nKategorie: waste, Sperrmüll`);
    expect(fields['description']).toContain(`https://melden.example/kleinstadt/meldung/${report.reference}`);
    expect(Object.keys(fields).sort()).toEqual(['api_key', 'attribute[ort]', 'description', 'jurisdiction_id', 'lat', 'long', 'service_code']);
    expect(JSON.stringify(partner.sent)).not.toMatch(/Müller|anna|@|Hauptstraße 1/);
    expect(RESIDENTS_WORDS).toMatch(/Müller.*anna/);
    expect(tryKey).toMatch(/^[\w-]{43}$/);
    expect(await known()).toMatchObject({ requestId: '4711', triedAt: null, refusal: null });
    expect(mails).toEqual([]);
  });

  test('goes nowhere when that is taken back within the minute, and once more when it is passed on anew', async () => {
    const { partner, life, staff, report, pass, forward, known } = await passingOn();
    const passed = await forward();
    life.clock.now += MINUTE / 2;
    if (passed.ok) await life.reports.undo(staff, report.reference, passed.changeId);
    await pass(10);
    expect(partner.sent).toEqual([]);
    await forward(3);
    await pass(2);
    await life.reports.act(staff, report.reference, 4, { type: 'accept' });
    await forward(5);
    await pass(2);
    expect(partner.sent).toHaveLength(2);
    expect(partner.sent[0]?.tryKey).not.toBe(partner.sent[1]?.tryKey);
    expect(await known()).toMatchObject({ requestId: '4712' });
  });

  test('is looked for there after a try of which nobody heard, and not sent a second time', async () => {
    const { partner, pass, forward, known } = await passingOn();
    partner.answers.push((response, [first]) => {
      partner.reports.set('99', { service_request_id: '99', status: 'open', description: first?.fields['description'] ?? '' });
      response.destroy();
    });
    await forward();
    await pass(1);
    expect(await known()).toMatchObject({ requestId: null, givenAt: null, triedAt: expect.any(Number) as number });
    await pass(5);
    expect(partner.sent).toHaveLength(1);
    expect(partner.asked[0]).toMatch(/^\/v2\/requests\.json\?jurisdiction_id=kreis&service_code=sperrmuell&start_date=.+&end_date=.+/);
    expect(await known()).toMatchObject({ requestId: '99', triedAt: null });
  });

  test('is sent again under the same key where it is not found', async () => {
    const { partner, pass, forward, known } = await passingOn();
    partner.answers.push((response) => response.destroy());
    partner.answers.push((response) => response.writeHead(404).end());
    await forward();
    await pass(5);
    expect(partner.sent).toHaveLength(2);
    expect(partner.sent[0]?.tryKey).toBe(partner.sent[1]?.tryKey);
    expect(await known()).toMatchObject({ requestId: '4712' });
  });

  test.each([
    ['an error', (response: Parameters<typeof json>[0]) => json(response, [{ code: 500, description: 'x' }], 500), 'partner_500'],
    ['silence', () => undefined, 'partner_too_slow'],
    ['an endless answer', (response: Parameters<typeof json>[0]) => response.writeHead(200).end(Buffer.alloc(1_100_000)), 'partner_too_large'],
    ['something else', (response: Parameters<typeof json>[0]) => response.writeHead(200).end('<html>'), 'partner_unreadable']
  ])('is tried again after %s', async (_, answer, problem) => {
    const { partner, queue, report, pass, forward, known } = await passingOn({ withinMs: 800 });
    partner.answers.push(answer);
    await forward();
    await pass(1);
    expect(await queue.ofReport('kleinstadt', report.id, 'hand_on')).toMatchObject([{ state: 'pending', attempts: 1, problem }]);
    await pass(5);
    expect(await known()).toMatchObject({ requestId: '4712' });
  });

  test('waits as long as the other side asks, and nothing of it has arrived', async () => {
    const { partner, pass, forward, known } = await passingOn();
    partner.answers.push((response) => json(response, [], 429, { 'retry-after': '1200' }));
    await forward();
    await pass(20);
    expect([partner.sent.length, partner.asked.length]).toEqual([1, 0]);
    await pass(2);
    expect([partner.sent.length, (await known())?.requestId]).toEqual([2, '4712']);
  });

  test('that is refused waits for a person, with their words in short', async () => {
    const { partner, life, queue, pass, forward } = await passingOn();
    partner.answers.push((response) => json(response, [{ code: 400, description: `Dienst unbekannt\u202e ${'x'.repeat(5000)}` }], 400));
    await forward();
    await pass(60);
    expect(partner.sent).toHaveLength(1);
    const [parked, ...others] = await queue.parked('kleinstadt');
    expect(others).toEqual([]);
    expect(parked).toMatchObject({ topic: 'hand_on', problem: 'partner_refused', words: expect.stringMatching(/^Dienst unbekannt x{400,483}$/) as string });
    await queue.revive('kleinstadt', parked?.key ?? '', life.clock.now);
    await pass(1);
    expect(await queue.parked('kleinstadt')).toEqual([]);
  });

  test.each([
    ['a host that the operator did not name', { allowed: false }, 'partner_not_allowed', 0],
    ['a redirect', { allowed: true }, 'partner_redirect', 1]
  ])('does not go to %s', async (_, options, problem, asked) => {
    const { partner, queue, pass, forward } = await passingOn(options);
    partner.answers.push((response) => response.writeHead(307, { location: 'http://169.254.169.254/' }).end());
    await forward();
    await pass(60);
    expect(await queue.parked('kleinstadt')).toMatchObject([{ problem, attempts: 1 }]);
    expect(partner.asked).toEqual([]);
    expect(partner.sent).toHaveLength(asked);
  });

  test('goes by mail where the server has no service for it, where it is only counted, and where its place is in words', async () => {
    const { partner, life, staff, mails, pass } = await passingOn({ mailbox: 'meldungen@usb.example' });
    const others = [
      { id: uuid(2), category: 'streetlight', subKind: null, answers: {}, phrases: [] },
      { id: uuid(3), category: 'unsafe_place', subKind: null, answers: {}, phrases: [] },
      { id: uuid(4), location: { kind: 'described' as const, text: 'hinter dem Haus', districtId: 'west' } }
    ];
    for (const other of others) {
      const { reference } = await sent(life.reports, other);
      expect(await life.reports.act(staff, reference, 1, { type: 'forward', organisation: 'usb' })).toMatchObject({ ok: true });
    }
    await pass(3);
    expect(partner.sent).toEqual([]);
    expect(mails.map(({ to }) => to)).toEqual(Array.from({ length: 3 }, () => 'meldungen@usb.example'));
  });

  test('does not hold up others while the server is silent', async () => {
    const { partner, life, staff, pass, forward } = await passingOn({ withinMs: 1000 });
    partner.answers.push(() => undefined);
    const more = await sent(life.reports, { id: uuid(5), text: null });
    await forward();
    await life.reports.act(staff, more.reference, 1, { type: 'forward', organisation: 'usb' });
    await pass(1);
    expect(partner.sent, 'the second one does not wait for a silent server').toHaveLength(1);
    await pass(6);
    expect(new Set(partner.sent.map(({ tryKey }) => tryKey)).size).toBe(2);
  });
});
