import { describe, expect, test } from 'vitest';
import type { AlertPlace } from '#lib/domain/alerts/place-alert.ts';
import type { Language } from '#lib/domain/language.ts';
import { DAY, HOUR, MINUTE } from '#lib/domain/time.ts';
import { inbox, keyIn, type Inbox } from '../../../../tests/support/inbox.ts';
import { reportLife, secretOf, sent, uuid, type ReportLife } from '../../../../tests/support/report-life.ts';
import { EAST, WEST } from '../../../../tests/support/tiny-city.ts';

const CITY = 'kleinstadt';
const TO = 'anna@example.de';
const AROUND_WEST: AlertPlace = { kind: 'circle', center: WEST, radiusMeters: 500 };
const IN_THE_EAST: AlertPlace = { kind: 'district', districtId: 'ost' };
const FIXED = { type: 'close', outcome: 'fixed', finding: 'removed_on_site', organisation: null, rule: null, answer: null } as const;

type Wish = { place?: AlertPlace; category?: string | null; language?: Language; typed?: string };
const order = (life: ReportLife, { place = AROUND_WEST, category = null, language = 'de', typed = TO }: Wish = {}) =>
  life.alerts.request({ cityId: CITY, typed, language, place, category });

/** A mailbox that has confirmed a place; it is empty again. */
async function follow(life: ReportLife, mails: Inbox, wish: Wish = {}): Promise<void> {
  await order(life, wish);
  await mails.pass(0);
  await life.alerts.confirm(CITY, keyIn(mails.take()[0]?.text ?? '', 'bestaetigen'));
  life.clock.now += MINUTE;
}
/** The morning after, at eight. */
async function morning(life: ReportLife, mails: Inbox) {
  life.clock.now += 22 * HOUR;
  await mails.pass(0);
  const arrived = mails.take();
  life.clock.now += 2 * HOUR;
  return arrived;
}
const at = (number: number, place: { lat: number; lon: number }, over: object = {}) => ({
  id: uuid(number),
  secret: secretOf(`s${number}`),
  location: { kind: 'point', accuracyMeters: 5, source: 'device', ...place } as const,
  ...over
});

describe('a place', () => {
  test('is followed only after somebody at the address says yes; else the address goes after a day', async () => {
    const life = reportLife();
    const mails = await inbox(life);
    expect(await order(life)).toBe(true);
    await mails.pass(0);
    const [question, ...others] = mails.take();
    expect(others).toEqual([]);
    expect(question?.subject).toBe('Bitte bestätigen Sie Ihre E-Mail-Adresse');
    expect(question?.text).toMatch(/500 Meter um .*, alle Kategorien/);
    const key = keyIn(question?.text ?? '', 'bestaetigen');
    expect(await life.alerts.link(CITY, key, 'confirm'), 'a program that looks confirms nothing').toMatchObject({ place: AROUND_WEST });
    await sent(life.reports);
    expect(await morning(life, mails)).toEqual([]);
    await mails.pass(0);
    expect(await life.alerts.confirm(CITY, key)).toBeNull();
    expect(life.database.client.prepare('select * from place_alert').all()).toEqual([]);
    expect(life.database.client.prepare('select * from place_alert_key').all()).toEqual([]);
  });

  test('tells once a day what is new and what was closed there, with one click to stop', async () => {
    const life = reportLife();
    const mails = await inbox(life);
    const old = await sent(life.reports, at(1, WEST));
    life.clock.now += HOUR;
    await follow(life, mails);
    await follow(life, mails, { place: IN_THE_EAST, category: 'waste' });
    const near = await sent(life.reports, at(2, { ...WEST, lon: WEST.lon + 0.002 }));
    const east = await sent(life.reports, at(3, EAST));
    const far = await sent(life.reports, at(4, { ...WEST, lon: WEST.lon + 0.0085 }));
    await life.reports.act(await life.hire('member', ['kod-west']), old.reference, 1, FIXED);
    const [mail, ...others] = await morning(life, mails);
    expect(others, 'one mail for both places').toEqual([]);
    expect(mail?.subject).toBe('Neues von den Orten, die Sie verfolgen');
    const link = (reference: string) => `https://melden.example/kleinstadt/meldung/${reference}`;
    expect(mail?.text).toMatch(
      new RegExp(`Neu gemeldet:[\\s\\S]*${link(near.reference)}[\\s\\S]*Abgeschlossen:[\\s\\S]*${link(old.reference)}[\\s\\S]*${link(east.reference)}`)
    );
    expect(mail?.text).not.toContain(far.reference);
    expect(mail?.headers).toMatch(/^List-Unsubscribe: <https:\/\/melden\.example\/kleinstadt\/mail\/abbestellen\/[\w-]{22}>/m);
    expect(await morning(life, mails), 'nothing has happened since').toEqual([]);
    const next = await sent(life.reports, at(5, WEST));
    const [second] = await morning(life, mails);
    expect(second?.text).toContain(next.reference);
    expect(second?.text).not.toContain(near.reference);
    expect(await life.alerts.stop(CITY, keyIn(second?.text ?? '', 'abbestellen'))).toMatchObject({ place: AROUND_WEST });
    expect(life.database.client.prepare('select * from place_alert').all()).toEqual([]);
    await sent(life.reports, at(6, WEST));
    expect(await morning(life, mails)).toEqual([]);
  });

  test('never tells of what is hidden, withdrawn, rejected or only counted', async () => {
    const life = reportLife();
    const mails = await inbox(life);
    await follow(life, mails);
    await follow(life, mails, { place: { kind: 'district', districtId: 'west' } });
    const staff = await life.hire('lead', ['kod-west']);
    const unsafe = await sent(life.reports, at(1, WEST, { category: 'unsafe_place', subKind: null, answers: {}, phrases: [] }));
    const hidden = await sent(life.reports, at(2, WEST));
    expect(await life.reports.act(staff, hidden.reference, 1, { type: 'hide', reason: 'shows_somebody' })).toMatchObject({ ok: true });
    const withdrawn = await sent(life.reports, at(3, WEST));
    await life.reports.withdraw(withdrawn.reference, secretOf('s3'));
    const unreleased = await sent(life.reports, at(4, WEST));
    life.database.client.prepare('update report set published = 0, is_public = 0 where id = ?').run(unreleased.id);
    await life.reports.act(staff, unsafe.reference, 1, FIXED);
    expect(await morning(life, mails)).toEqual([]);
    const shown = await sent(life.reports, at(5, WEST, { text: 'GeheimerText' }));
    const [mail] = await morning(life, mails);
    expect(mail?.text).toContain(shown.reference);
    for (const absent of [unsafe, hidden, withdrawn, unreleased]) expect(mail?.raw).not.toContain(absent.reference);
    expect(mail?.raw).not.toContain('GeheimerText');
  });

  test('is told in the language of the page it was ordered on', async () => {
    const life = reportLife();
    const mails = await inbox(life);
    await follow(life, mails, { language: 'ar', category: 'waste' });
    const { reference } = await sent(life.reports, at(1, WEST));
    const [mail] = await morning(life, mails);
    expect(mail?.subject).toBe('جديد الأماكن التي تتابعها');
    expect(mail?.html).toContain('<html lang="ar" dir="rtl">');
    expect(mail?.text).toContain(`https://melden.example/ar/kleinstadt/meldung/${reference}`);
  });

  test('is followed for a year, of which each mail tells the end; then the address is gone', async () => {
    const life = reportLife();
    const mails = await inbox(life);
    await follow(life, mails);
    const confirmed = life.clock.now - MINUTE;
    await sent(life.reports, at(1, WEST));
    const [mail] = await morning(life, mails);
    expect(mail?.text).toMatch(/^Sie verfolgen diesen Ort bis \d+\. \S+ 2027\.$/m);
    life.clock.now = confirmed + 364 * DAY;
    await mails.pass(0);
    expect(await life.alertStore.ofMailbox(CITY, TO)).toHaveLength(1);
    life.clock.now = confirmed + 366 * DAY;
    await sent(life.reports, at(2, WEST));
    await mails.pass(0);
    expect(mails.take()).toEqual([]);
    expect(life.database.client.prepare('select * from place_alert').all()).toEqual([]);
  });

  test('that the same mailbox follows already is followed once', async () => {
    const life = reportLife();
    const mails = await inbox(life);
    await follow(life, mails);
    await follow(life, mails, { typed: 'ANNA@example.de' });
    expect(await life.alertStore.ofMailbox(CITY, TO)).toHaveLength(1);
  });
});

describe('an address', () => {
  test('is answered alike whether it is new, known or has enough, and is not written to again and again', async () => {
    const life = reportLife();
    const mails = await inbox(life);
    for (let turn = 0; turn < 8; turn += 1) expect(await order(life)).toBe(true);
    await mails.pass(0);
    expect(mails.take()).toHaveLength(5);
    expect(await order(life, { typed: 'anna' }), 'only what is no address is refused').toBe(false);
  });

  test('is in no queue, and no key of a mail in the database', async () => {
    const life = reportLife();
    const mails = await inbox(life);
    await order(life);
    await mails.pass(0);
    const key = keyIn(mails.take()[0]?.text ?? '', 'bestaetigen');
    const rows = ['delivery', 'place_alert_key'].flatMap((table) => life.database.client.prepare(`select * from ${table}`).all());
    for (const secret of ['anna@', key]) expect(JSON.stringify(rows)).not.toContain(secret);
    expect(await life.alerts.link('anderswo', key, 'confirm')).toBeNull();
    life.clock.now += DAY;
    expect(await life.alerts.confirm(CITY, key)).toBeNull();
  });
});
