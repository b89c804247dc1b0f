import { describe, expect, test } from 'vitest';
import { unbroken } from '#lib/domain/report/reference.ts';
import type { Report } from '#lib/domain/report/report.ts';
import { DAY, HOUR, MINUTE } from '#lib/domain/time.ts';
import { inbox, keyIn, type Inbox } from '../../../../tests/support/inbox.ts';
import { reportLife, secretOf, sent, uuid, type ReportLife } from '../../../../tests/support/report-life.ts';
import { satisfactionIn } from '../../../../tests/support/satisfaction.ts';
import type { Submission } from '../reports/verbs.ts';

const ANNA = secretOf('anna');
const FIXED = { type: 'close', outcome: 'fixed', finding: 'removed_on_site', organisation: null, rule: null, answer: null } as const;

/** A report whose reporter has confirmed an address; the mailbox is empty again. */
async function aListener(life: ReportLife, mails: Inbox, over: Partial<Submission> = {}, address = 'anna@example.de'): Promise<Report> {
  const report = await sent(life.reports, over);
  const { reference } = report;
  expect(await life.news.request(reference, over.secret ?? ANNA, address)).toEqual({ ok: true });
  await mails.pass(0);
  const [question] = mails.take();
  expect(await life.news.confirm('kleinstadt', keyIn(question?.text ?? '', 'bestaetigen'))).toEqual({ reference });
  await mails.pass(0);
  expect(mails.take().map(({ subject }) => subject)).toEqual([expect.stringContaining(reference)]);
  life.clock.now += SECOND;
  return report;
}

const SECOND = 1000;
const colleague = (life: ReportLife) => life.hire('member', ['kod-west']);

describe('an address', () => {
  test('that was confirmed is told that the report is there, with a link that opens it', async () => {
    const life = reportLife();
    const mails = await inbox(life);
    const { reference } = await sent(life.reports);
    await life.news.request(reference, ANNA, 'anna@example.de');
    await mails.pass(0);
    await life.news.confirm('kleinstadt', keyIn(mails.take()[0]?.text ?? '', 'bestaetigen'));
    await mails.pass(5);
    const [mail, ...others] = mails.take();
    expect(others).toEqual([]);
    expect(mail?.subject).toBe(`Ihre Meldung ${reference} ist eingegangen`);
    expect(mail?.text).toMatch(/^Guten Tag!\n\nDanke\. Ihre Meldung/);
    expect(mail?.text).toMatch(new RegExp(`^Meldung ${reference} vom \\d+\\. \\S+ \\d{4}: \\S+`, 'm'));
    expect(mail?.text).toMatch(/^Der Link zur Meldung gilt bis \d+\. \S+ \d{4}\.$/m);
    expect(mail?.headers).toContain('List-Unsubscribe');
    const key = new RegExp(`/m/${reference}#([\\w-]{22})$`, 'm').exec(mail?.text ?? '')?.[1] ?? '';
    expect(await life.reports.own(reference, key)).toMatchObject({ page: { reference } });
  });

  test('that was confirmed after something happened hears of that instead', async () => {
    const life = reportLife();
    const mails = await inbox(life);
    const { reference } = await sent(life.reports);
    await life.news.request(reference, ANNA, 'anna@example.de');
    await mails.pass(0);
    life.clock.now += MINUTE;
    await life.reports.act(await colleague(life), reference, 1, FIXED);
    await mails.pass(2);
    await life.news.confirm('kleinstadt', keyIn(mails.take()[0]?.text ?? '', 'bestaetigen'));
    await mails.pass(5);
    expect(mails.take().map(({ subject }) => subject)).toEqual([`Neues zu Ihrer Meldung ${reference}`]);
  });

  test('gets one question and is used for nothing before somebody there says yes', async () => {
    const life = reportLife();
    const mails = await inbox(life);
    const staff = await colleague(life);
    const { reference } = await sent(life.reports);
    expect(await life.news.request(reference, ANNA, ' Anna@example.de ')).toEqual({ ok: true });
    await mails.pass(1);
    const [question, ...others] = mails.take();
    expect(others).toEqual([]);
    expect(question?.to).toEqual(['Anna@example.de']);
    expect(question?.subject).toBe('Bitte bestätigen Sie Ihre E-Mail-Adresse');
    expect(question?.text).toContain(reference);
    expect(question?.text, 'nothing of the report but its number').not.toMatch(/Hauptstraße|Altstadt|waste/);
    expect(question?.headers).not.toContain('List-Unsubscribe');
    await life.reports.act(staff, reference, 1, { type: 'accept' });
    await mails.pass(5);
    expect(mails.take()).toEqual([]);
    const key = keyIn(question?.text ?? '', 'bestaetigen');
    expect(await life.news.link('kleinstadt', key, 'confirm'), 'a program that looks at links confirms nothing').toEqual({ reference });
    expect(await life.news.contact(reference, ANNA)).toMatchObject({ confirmed: null, waiting: { address: 'A…@example.de' } });
    await life.news.confirm('kleinstadt', key);
    expect(await life.news.contact(reference, ANNA)).toEqual({ confirmed: 'A…@example.de', waiting: null });
    await mails.pass(0);
    expect(mails.take().map(({ text }) => text)).toEqual([expect.stringContaining('In Bearbeitung')]);
    const again = { reference, already: true };
    expect(await life.news.confirm('kleinstadt', key), 'a link confirms once').toEqual(again);
    life.clock.now += 2 * DAY;
    expect(await life.news.link('kleinstadt', key, 'confirm'), 'and says so later').toEqual(again);
  });

  test('that nobody confirms is deleted after a day, and its link is worth nothing', async () => {
    const life = reportLife();
    const mails = await inbox(life);
    const report = await sent(life.reports);
    await life.news.request(report.reference, ANNA, 'anna@example.de');
    await mails.pass(0);
    const key = keyIn(mails.take()[0]?.text ?? '', 'bestaetigen');
    life.clock.now += DAY;
    expect(await life.news.confirm('kleinstadt', key)).toBeNull();
    await mails.pass(0);
    expect(await life.newsStore.ofReports('kleinstadt', [report.id])).toEqual([]);
  });

  test('is nowhere in the queue, and no key of a mail in the database', async () => {
    const life = reportLife();
    const mails = await inbox(life);
    const report = await aListener(life, mails);
    await life.reports.act(await colleague(life), report.reference, 1, { type: 'accept' });
    await mails.pass(2);
    const [mail] = mails.take();
    const keys = [...(mail?.text ?? '').matchAll(/(?:#|abbestellen\/)([\w-]{22})/g)].map(([, key]) => key ?? '');
    expect(keys).toHaveLength(2);
    const rows = ['delivery', 'mail_key', 'report_key', 'report_event'].flatMap((table) => life.database.client.prepare(`select * from ${table}`).all());
    const stored = JSON.stringify(rows);
    for (const secret of ['anna@', ...keys]) expect(stored).not.toContain(secret);
  });

  test('is told whole to whoever has the secret, with its times and mails, and with nothing of those who follow', async () => {
    const life = reportLife();
    const mails = await inbox(life);
    const report = await aListener(life, mails);
    const { now } = life.clock;
    const follower = { cityId: 'kleinstadt', id: 'follower', reportId: report.id, role: 'follower', language: 'de', confirmedAt: null } as const;
    await life.newsStore.request({ ...follower, address: 'b@example.org', requestedAt: now, toldUntil: now, toldState: null }, { since: 0, most: 9 }, [
      { key: 'letter/follower/confirm', topic: 'letter', runAfter: now, reportId: report.id, data: { kind: 'confirm', subscription: 'follower' } }
    ]);
    const copy = await life.news.copy(report.reference, ANNA);
    expect(copy?.addresses).toMatchObject([{ address: 'anna@example.de', language: 'de', confirmedAt: expect.any(Number) as number }]);
    expect(copy?.mails).toMatchObject([
      { kind: 'confirm', state: 'done' },
      { kind: 'received', state: 'done' }
    ]);
    expect(copy?.questions).toEqual([]);
    for (const secret of [null, '', 'x'.repeat(22)]) expect(await life.news.copy(report.reference, secret)).toBeNull();
  });

  test('can be changed, which keeps the former one until the new one is confirmed, and deleted', async () => {
    const life = reportLife();
    const mails = await inbox(life);
    const report = await aListener(life, mails);
    await life.news.request(report.reference, ANNA, 'neu@example.org');
    expect(await life.news.contact(report.reference, ANNA)).toMatchObject({ confirmed: 'a…@example.de', waiting: { address: 'n…@example.org' } });
    await mails.pass(0);
    await life.news.confirm('kleinstadt', keyIn(mails.take()[0]?.text ?? '', 'bestaetigen'));
    expect(await life.news.contact(report.reference, ANNA)).toEqual({ confirmed: 'n…@example.org', waiting: null });
    expect(await life.news.forget(report.reference, ANNA)).toEqual({ secret: null });
    expect(await life.news.contact(report.reference, ANNA)).toEqual({ confirmed: null, waiting: null });
    expect(await life.newsStore.ofReports('kleinstadt', [report.id])).toEqual([]);
  });

  test('that is deleted or changed takes the links of its mails with it, and keeps in whoever came by one', async () => {
    const life = reportLife();
    const mails = await inbox(life);
    const { reference } = await aListener(life, mails);
    const staff = await colleague(life);
    const linkOfNews = async (version: number, text: string) => {
      await life.reports.act(staff, reference, version, { type: 'answer', text });
      await mails.pass(2);
      return /#([\w-]{22})/.exec(mails.take()[0]?.text ?? '')?.[1] ?? '';
    };
    const opens = async (key: string | null) => (await life.reports.own(reference, key)) !== null;
    const old = await linkOfNews(1, 'Wir schauen nach.');
    expect(await opens(old)).toBe(true);

    await life.news.request(reference, ANNA, 'neu@example.org');
    await mails.pass(0);
    const confirm = keyIn(mails.take()[0]?.text ?? '', 'bestaetigen');
    expect(await opens(old), 'nothing has changed before somebody there says yes').toBe(true);
    await life.news.confirm('kleinstadt', confirm);
    expect([await opens(old), await opens(ANNA)]).toEqual([false, true]);

    life.clock.now += MINUTE;
    const current = await life.store.byReference(reference);
    const newer = await linkOfNews(current?.version ?? 0, 'Morgen kommt jemand.');
    expect(await opens(newer)).toBe(true);
    const forgotten = await life.news.forget(reference, newer);
    expect([await opens(newer), await opens(forgotten?.secret ?? null), await opens(ANNA)]).toEqual([false, true, true]);
  });

  test('is only opened by the secret, and a wrong one changes nothing', async () => {
    const life = reportLife();
    const mails = await inbox(life);
    const { reference } = await aListener(life, mails);
    const wrong = secretOf('boris');
    expect(await life.news.contact(reference, wrong)).toBeNull();
    expect(await life.news.request(reference, wrong, 'boris@example.de')).toEqual({ ok: false, reason: 'not-found' });
    expect(await life.news.forget(reference, wrong)).toBeNull();
    expect(await life.news.request(reference, ANNA, 'anna')).toEqual({ ok: false, reason: 'invalid-address' });
    expect(await life.news.link('anderswo', 'x', 'confirm')).toBeNull();
  });

  test('of somebody else is not written to again and again', async () => {
    const life = reportLife();
    const mails = await inbox(life);
    const { reference } = await sent(life.reports);
    for (let turn = 0; turn < 8; turn += 1) await life.news.request(reference, ANNA, 'opfer@example.de');
    await mails.pass(0);
    expect(mails.take().length).toBeLessThanOrEqual(5);
    expect(await life.news.request(reference, ANNA, 'opfer@example.de')).toEqual({ ok: false, reason: 'too-many' });
  });
});

describe('an address of a report that has ended', () => {
  const rowsWith = (life: ReportLife, word: string) =>
    ['subscription', 'mail_key', 'delivery', 'report_event']
      .map((table) => JSON.stringify(life.database.client.prepare(`select * from ${table}`).all()))
      .filter((rows) => rows.includes(word));

  test('is deleted with its keys 30 days after the report was closed, not before', async () => {
    const life = reportLife();
    const mails = await inbox(life);
    const { id, reference } = await aListener(life, mails);
    await life.reports.act(await colleague(life), reference, 1, FIXED);
    await mails.pass(2);
    const stop = keyIn(mails.take()[0]?.text ?? '', 'abbestellen');
    const closedAt = life.clock.now - 2 * MINUTE;
    life.clock.now = closedAt + 30 * DAY - 1;
    await mails.pass(0);
    expect(await life.newsStore.ofReports('kleinstadt', [id])).toHaveLength(1);
    life.clock.now += 1;
    await mails.pass(0);
    expect(rowsWith(life, '@example.de')).toEqual([]);
    expect(life.database.client.prepare('select * from mail_key').all()).toEqual([]);
    expect(await life.news.link('kleinstadt', stop, 'stop')).toBeNull();
    expect(await life.store.byReference(reference), 'the report itself stays').toMatchObject({ state: 'closed', language: 'de' });
  });

  test('is not taken any more, and its page offers none', async () => {
    const life = reportLife();
    const { reference } = await sent(life.reports);
    await life.reports.act(await colleague(life), reference, 1, FIXED);
    life.clock.now += 30 * DAY - 1;
    expect(await life.news.contact(reference, ANNA)).toEqual({ confirmed: null, waiting: null });
    life.clock.now += 1;
    expect(await life.news.contact(reference, ANNA)).toBeNull();
    expect(await life.news.request(reference, ANNA, 'anna@example.de')).toEqual({ ok: false, reason: 'not-found' });
  });

  test('is kept when the report was opened again, until 30 days after it was closed again', async () => {
    const life = reportLife();
    const mails = await inbox(life);
    const staff = await life.hire('dispatcher');
    const { id, reference } = await aListener(life, mails);
    await life.reports.act(staff, reference, 1, FIXED);
    life.clock.now += 10 * DAY;
    await life.reports.stillThere(reference, ANNA);
    life.clock.now += 25 * DAY;
    await mails.pass(0);
    expect(await life.newsStore.ofReports('kleinstadt', [id])).toHaveLength(1);
    const open = await life.store.byReference(reference);
    expect(await life.reports.act(staff, reference, open?.version ?? 0, FIXED)).toMatchObject({ ok: true });
    life.clock.now += 30 * DAY - 1;
    await mails.pass(0);
    expect(await life.newsStore.ofReports('kleinstadt', [id])).toHaveLength(1);
    life.clock.now += 1;
    await mails.pass(0);
    expect(await life.newsStore.ofReports('kleinstadt', [id])).toEqual([]);
  });

  test('is kept when the closing was taken back', async () => {
    const life = reportLife();
    const mails = await inbox(life);
    const staff = await colleague(life);
    const { id, reference } = await aListener(life, mails);
    const acted = await life.reports.act(staff, reference, 1, FIXED);
    if (acted.ok) await life.reports.undo(staff, reference, acted.changeId);
    life.clock.now += 60 * DAY;
    await mails.pass(0);
    expect(await life.newsStore.ofReports('kleinstadt', [id])).toHaveLength(1);
  });

  test('goes for everybody who joined it, and stays for whoever left in time', async () => {
    const life = reportLife();
    const mails = await inbox(life);
    const staff = await colleague(life);
    const main = await aListener(life, mails);
    const joined = { joins: main.reference, photosExpected: 1 };
    const boris = await aListener(life, mails, { id: uuid(2), secret: secretOf('boris'), ...joined }, 'boris@example.de');
    const clara = await aListener(life, mails, { id: uuid(3), secret: secretOf('clara'), ...joined }, 'clara@example.de');
    const closing = await life.store.byReference(main.reference);
    await life.reports.act(staff, main.reference, closing?.version ?? 0, FIXED);
    const follower = await life.store.byReference(clara.reference);
    expect(await life.reports.separate(staff, clara.reference, follower?.version ?? 0)).toMatchObject({ ok: true });
    life.clock.now += 30 * DAY;
    await mails.pass(0);
    const kept = await life.newsStore.ofReports('kleinstadt', [main.id, boris.id, clara.id]);
    expect(kept.map(({ address }) => address)).toEqual(['clara@example.de']);
  });

  test('goes at once when its reporter takes the report back, without a mail; those who joined keep theirs', async () => {
    const life = reportLife();
    const mails = await inbox(life);
    const main = await aListener(life, mails);
    const boris = await aListener(life, mails, { id: uuid(2), secret: secretOf('boris'), joins: main.reference, photosExpected: 1 }, 'boris@example.de');
    await life.news.request(main.reference, ANNA, 'unbestaetigt@example.de');
    await mails.pass(2);
    mails.take();
    await life.reports.withdraw(main.reference, ANNA);
    await mails.pass(0);
    expect(mails.take()).toEqual([]);
    const kept = await life.newsStore.ofReports('kleinstadt', [main.id, boris.id]);
    expect(kept.map(({ address }) => address)).toEqual(['boris@example.de']);
    expect(await life.news.contact(main.reference, ANNA)).toBeNull();
    life.clock.now += 60 * DAY;
    await mails.pass(0);
    expect(await life.newsStore.ofReports('kleinstadt', [boris.id]), 'the report of the others is open').toHaveLength(1);
  });
});

describe('news', () => {
  test('goes out a minute after the change, once, as text and HTML, with one click to stop it', async () => {
    const life = reportLife();
    const mails = await inbox(life);
    const { reference } = await aListener(life, mails);
    await life.reports.act(await colleague(life), reference, 1, { type: 'accept' });
    life.clock.now += MINUTE - 1;
    await mails.pass(0);
    expect(mails.take()).toEqual([]);
    life.clock.now += 1;
    await mails.pass(0);
    const [mail, ...others] = mails.take();
    expect(others).toEqual([]);
    expect(mail?.subject).toBe(`Neues zu Ihrer Meldung ${reference}`);
    expect(mail?.text).toContain('Stand jetzt: In Bearbeitung');
    expect(mail?.text, 'which one it is').toMatch(new RegExp(`^Meldung ${reference} vom \\d+\\. \\S+ \\d{4}: \\S+`, 'm'));
    expect(mail?.text).toMatch(new RegExp(`https://melden\\.example/m/${reference}#[\\w-]{22}$`, 'm'));
    expect(mail?.raw.indexOf('text/plain')).toBeLessThan(mail?.raw.indexOf('text/html') ?? 0);
    expect(mail?.headers).toMatch(/^List-Unsubscribe: <https:\/\/melden\.example\/kleinstadt\/mail\/abbestellen\/[\w-]{22}>/m);
    expect(mail?.headers).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click/m);
    await mails.pass(120);
    expect(mails.take()).toEqual([]);
  });

  test('opens the report by the key in its link', async () => {
    const life = reportLife();
    const mails = await inbox(life);
    const { reference } = await aListener(life, mails);
    await life.reports.act(await colleague(life), reference, 1, { type: 'accept' });
    await mails.pass(2);
    const key = /#([\w-]{22})/.exec(mails.take()[0]?.text ?? '')?.[1] ?? '';
    expect(await life.reports.own(reference, key)).toMatchObject({ report: { reference } });
    life.clock.now += 91 * DAY;
    expect(await life.reports.own(reference, key)).toBeNull();
  });

  test('is never heard of a change that was taken back in time', async () => {
    const life = reportLife();
    const mails = await inbox(life);
    const staff = await colleague(life);
    const { reference } = await aListener(life, mails);
    const acted = await life.reports.act(staff, reference, 1, FIXED);
    life.clock.now += MINUTE / 2;
    if (acted.ok) await life.reports.undo(staff, reference, acted.changeId);
    await mails.pass(60);
    expect(mails.take()).toEqual([]);
  });

  test('that was told and then taken back is put right', async () => {
    const life = reportLife();
    const mails = await inbox(life);
    const staff = await colleague(life);
    const { reference } = await aListener(life, mails);
    const acted = await life.reports.act(staff, reference, 1, FIXED);
    await mails.pass(2);
    expect(mails.take()).toHaveLength(1);
    if (acted.ok) await life.reports.undo(staff, reference, acted.changeId);
    await mails.pass(3);
    const [correction, ...others] = mails.take();
    expect(others).toEqual([]);
    expect(correction?.text).toContain('Eine frühere Nachricht gilt nicht mehr.');
    expect(correction?.text).toContain('Stand jetzt: Eingegangen');
  });

  test('of several changes is one mail', async () => {
    const life = reportLife();
    const mails = await inbox(life);
    const staff = await colleague(life);
    const { reference } = await aListener(life, mails);
    await life.reports.act(staff, reference, 1, { type: 'accept' });
    life.clock.now += MINUTE / 2;
    await mails.pass(0);
    await life.reports.act(staff, reference, 2, { type: 'forward', organisation: 'kod' });
    life.clock.now += MINUTE / 2;
    await mails.pass(0);
    expect(mails.take(), 'the first change waits for the second').toEqual([]);
    await mails.pass(2);
    const [mail, ...others] = mails.take();
    expect(others).toEqual([]);
    expect(mail?.text).toMatch(/In Bearbeitung[\s\S]*Weitergegeben an Kommunaler Ordnungsdienst[\s\S]*Telefon: 115/);
  });

  test('waits for a server that is down, and then tells everything at once', async () => {
    const life = reportLife();
    let isDown = true;
    const mails = await inbox(life, {
      onMailFrom: (_address, _session, done) => done(isDown ? Object.assign(new Error('later'), { responseCode: 451 }) : null)
    });
    isDown = false;
    const { reference } = await aListener(life, mails);
    isDown = true;
    const staff = await colleague(life);
    await life.reports.act(staff, reference, 1, { type: 'accept' });
    await mails.pass(5);
    await life.reports.act(staff, reference, 2, FIXED);
    await mails.pass(5);
    isDown = false;
    await mails.pass(60);
    const [mail, ...others] = mails.take();
    expect(others).toEqual([]);
    expect(mail?.text).toMatch(/In Bearbeitung[\s\S]*Erledigt/);
  });

  test('speaks the language of the report, from right to left where that is so', async () => {
    const life = reportLife();
    const mails = await inbox(life);
    const { reference } = await aListener(life, mails, { language: 'ar' });
    await life.reports.act(await colleague(life), reference, 1, { ...FIXED, answer: 'Das Sofa ist weg.' });
    await mails.pass(2);
    const [mail] = mails.take();
    expect(mail?.subject).toBe(`جديد بشأن بلاغك ${reference}`);
    expect(mail?.text).toContain('> Das Sofa ist weg.');
    expect(mail?.html).toContain('<html lang="ar" dir="rtl">');
    expect(mail?.headers).toContain('https://melden.example/ar/kleinstadt/mail/abbestellen/');
  });

  test('of a main report reaches everybody who joined it, each mailbox once, and stops for whoever asked', async () => {
    const life = reportLife();
    const mails = await inbox(life);
    const main = await aListener(life, mails);
    const joined = { joins: main.reference, photosExpected: 1 };
    const boris = await aListener(life, mails, { id: uuid(2), secret: secretOf('boris'), ...joined }, 'boris@example.de');
    await aListener(life, mails, { id: uuid(3), secret: secretOf('anna2'), ...joined }, 'ANNA@example.de');
    await mails.pass(2);
    mails.take();
    const staff = await colleague(life);
    await life.reports.act(staff, main.reference, 1, { type: 'accept' });
    await mails.pass(3);
    const told = mails.take();
    expect(told.map(({ to }) => to[0]).sort()).toEqual(['anna@example.de', 'boris@example.de']);
    const his = told.find(({ to }) => to[0] === 'boris@example.de');
    expect(his?.subject).toContain(boris.reference);
    expect(his?.text).toContain(`zusammengeführt mit ${unbroken(main.reference)}`);
    expect(await life.news.stop('kleinstadt', keyIn(his?.text ?? '', 'abbestellen'))).toEqual({ reference: boris.reference });
    await life.reports.act(staff, main.reference, 2, FIXED);
    await mails.pass(3);
    expect(mails.take().map(({ to }) => to[0])).toEqual(['anna@example.de']);
    await life.news.forget(main.reference, ANNA);
    await mails.pass(3);
    expect(mails.take(), 'the same mailbox has heard it by its other report').toEqual([]);
  });

  test('of a safety report is private: the reporter reads the answer, the subject says nothing', async () => {
    const life = reportLife();
    const mails = await inbox(life);
    const unsafe = { category: 'unsafe_place', subKind: null, answers: {}, phrases: [] };
    const { reference } = await aListener(life, mails, unsafe);
    await life.reports.act(await colleague(life), reference, 1, { type: 'answer', text: 'Wir prüfen die Beleuchtung.' });
    await mails.pass(2);
    const [mail] = mails.take();
    expect(mail?.text).toContain('> Wir prüfen die Beleuchtung.');
    expect(mail?.subject).toBe(`Neues zu Ihrer Meldung ${reference}`);
    expect(mail?.text, 'nor does the text name the matter').toMatch(new RegExp(`^Meldung ${reference} vom \\d+\\. \\S+ \\d{4}$`, 'm'));
    expect(await life.pages.publicPage('kleinstadt', reference)).toBeNull();
  });

  test('names who is responsible instead, with a number', async () => {
    const life = reportLife();
    const mails = await inbox(life);
    const { reference } = await aListener(life, mails);
    const elsewhere = { ...FIXED, outcome: 'not_responsible', finding: null, organisation: 'kod' } as const;
    await life.reports.act(await colleague(life), reference, 1, elsewhere);
    await mails.pass(2);
    expect(mails.take()[0]?.text).toContain('Zuständig ist: Kommunaler Ordnungsdienst.\nTelefon: 115');
  });

  test('ends with a withdrawal', async () => {
    const life = reportLife();
    const mails = await inbox(life);
    const { reference } = await aListener(life, mails);
    await life.reports.withdraw(reference, ANNA);
    await mails.pass(HOUR / MINUTE);
    expect(mails.take()).toEqual([]);
  });
});

describe('"Ist das Problem behoben?"', () => {
  test('is asked once by mail and on the page, and "yes" is counted', async () => {
    const life = reportLife();
    const mails = await inbox(life);
    const { reference } = await aListener(life, mails);
    expect(await life.news.question(reference, ANNA)).toBeNull();
    await life.reports.act(await colleague(life), reference, 1, FIXED);
    const closedAt = life.clock.now;
    await mails.pass(2);
    const [mail] = mails.take();
    expect(mail?.text).toContain('Ist das Problem behoben?');
    expect(mail?.text).toContain('bis 28. Oktober 2026');
    expect(satisfactionIn(life.database, 'kleinstadt')).toEqual({ asked: 1, answered: 0, solved: 0 });
    expect(await life.news.question(reference, ANNA)).toEqual({ closedAt, until: closedAt + 14 * DAY, answer: null });
    expect(await life.news.answer(reference, ANNA, 'yes')).toBe(true);
    expect(await life.news.question(reference, ANNA)).toMatchObject({ answer: 'yes' });
    expect(satisfactionIn(life.database, 'kleinstadt')).toEqual({ asked: 1, answered: 1, solved: 1 });
    await mails.pass(60);
    expect(mails.take()).toEqual([]);
  });

  test('answered with "no" opens the report again, and a new closing asks anew', async () => {
    const life = reportLife();
    const mails = await inbox(life);
    const staff = await colleague(life);
    const { reference } = await aListener(life, mails);
    await life.reports.act(staff, reference, 1, FIXED);
    await mails.pass(2);
    expect(await life.news.answer(reference, ANNA, 'no')).toBe(true);
    const reopened = await life.store.byReference(reference);
    expect(reopened).toMatchObject({ state: 'still_there', outcome: null, closedAt: null });
    expect((await life.reports.own(reference, ANNA))?.page.state).toBe('still_there');
    const line = (await life.store.history('kleinstadt', reopened?.id ?? '')).at(-1);
    expect(line).toMatchObject({ type: 'reopened', actor: { kind: 'reporter', id: null } });
    expect(await life.reports.undo(staff, reference, line?.changeId ?? ''), 'not for staff to take back').toEqual({ ok: false, reason: 'nothing-to-undo' });
    expect(await life.news.question(reference, ANNA)).toBeNull();
    expect(await life.news.answer(reference, ANNA, 'yes')).toBe(false);
    await life.reports.act(staff, reference, reopened?.version ?? 0, FIXED);
    expect(await life.news.question(reference, ANNA)).toMatchObject({ answer: null });
    expect(satisfactionIn(life.database, 'kleinstadt')).toEqual({ asked: 2, answered: 1, solved: 0 });
  });

  test('is asked of those who joined, and their "no" opens the main report again', async () => {
    const life = reportLife();
    const main = await sent(life.reports);
    const boris = secretOf('boris');
    const joined = await sent(life.reports, { id: uuid(2), secret: boris, joins: main.reference, photosExpected: 1 });
    await life.reports.act(await colleague(life), main.reference, 1, FIXED);
    expect(await life.news.question(joined.reference, boris)).toMatchObject({ answer: null });
    expect(await life.news.answer(joined.reference, boris, 'no')).toBe(true);
    expect(await life.store.byReference(main.reference)).toMatchObject({ state: 'still_there' });
    expect(await life.store.byReference(joined.reference)).toMatchObject({ mergedInto: main.id });
  });

  test('is asked for fourteen days, of whoever has the secret', async () => {
    const life = reportLife();
    const { reference } = await sent(life.reports);
    await life.reports.act(await colleague(life), reference, 1, FIXED);
    expect(await life.news.question(reference, secretOf('boris'))).toBeNull();
    expect(await life.news.answer(reference, secretOf('boris'), 'no')).toBe(false);
    life.clock.now += 14 * DAY;
    expect(await life.news.question(reference, ANNA)).toBeNull();
    expect(await life.news.answer(reference, ANNA, 'no')).toBe(false);
  });

  test('is asked although the team answers within the minute after closing', async () => {
    const life = reportLife();
    const mails = await inbox(life);
    const { reference } = await aListener(life, mails);
    const person = await colleague(life);
    await life.reports.act(person, reference, 1, FIXED);
    life.clock.now += 30_000;
    expect(await life.reports.act(person, reference, 2, { type: 'answer', text: 'Alles weg.' })).toMatchObject({ ok: true });
    await mails.pass(2);
    expect(mails.take()[0]?.text).toMatch(/> Alles weg\.[\s\S]*Ist das Problem behoben\?/);
  });

  test('is asked of a safety reporter in private, without a trace in the public figure', async () => {
    const life = reportLife();
    const mails = await inbox(life);
    const { reference } = await aListener(life, mails, { category: 'unsafe_place', subKind: null, answers: {}, phrases: [] });
    await life.reports.act(await colleague(life), reference, 1, { ...FIXED, answer: 'Die Hecke ist geschnitten.' });
    await mails.pass(2);
    expect(mails.take()[0]?.text).toMatch(/> Die Hecke ist geschnitten\.[\s\S]*Ist das Problem behoben\?/);
    expect(await life.news.answer(reference, ANNA, 'no')).toBe(true);
    expect(await life.pages.publicPage('kleinstadt', reference)).toBeNull();
    expect(satisfactionIn(life.database, 'kleinstadt')).toEqual({ asked: 0, answered: 0, solved: 0 });
  });
});

describe('a lost link', () => {
  const links = (text: string) => [...text.matchAll(/\/m\/([A-Z0-9-]+)#([\w-]{22})$/gm)].map(([, reference = '', key = '']) => ({ reference, key }));

  test('is sent again to the confirmed address, for all its reports in one mail', async () => {
    const life = reportLife();
    const mails = await inbox(life);
    const first = await aListener(life, mails);
    const second = await aListener(life, mails, { id: uuid(2), secret: secretOf('anna2') }, 'Anna@example.de');
    await aListener(life, mails, { id: uuid(3), secret: secretOf('boris') }, 'boris@example.de');
    expect(await life.news.sendLinks('kleinstadt', 'ANNA@example.de ')).toBe(true);
    await mails.pass(0);
    const [mail, ...others] = mails.take();
    expect(others).toEqual([]);
    expect(mail?.to[0]).toMatch(/^anna@example.de$/i);
    const sentLinks = links(mail?.text ?? '');
    expect(sentLinks.map(({ reference }) => reference).sort()).toEqual([first.reference, second.reference].sort());
    for (const { reference, key } of sentLinks) expect(await life.reports.own(reference, key)).not.toBeNull();
    for (let again = 0; again < 5; again += 1) await life.news.sendLinks('kleinstadt', 'anna@example.de');
    await mails.pass(0);
    expect(mails.take(), 'a mailbox is not filled').toEqual([]);
  });

  test('says the same and does the same for an address that nobody here uses', async () => {
    const life = reportLife();
    const mails = await inbox(life);
    const { reference } = await sent(life.reports);
    await life.news.request(reference, ANNA, 'unbestaetigt@example.de');
    await mails.pass(0);
    mails.take();
    const stored = () => life.database.client.prepare<[], { n: number }>("select count(*) as n from delivery where topic = 'letter'").get()?.n;
    for (const address of ['niemand@example.de', 'unbestaetigt@example.de']) {
      const before = stored() ?? 0;
      expect(await life.news.sendLinks('kleinstadt', address)).toBe(true);
      expect(stored()).toBe(before + 1);
    }
    await mails.pass(1);
    expect(mails.take()).toEqual([]);
    expect(await life.news.sendLinks('kleinstadt', 'niemand')).toBe(false);
  });
});
