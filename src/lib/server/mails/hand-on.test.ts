import { describe, expect, test } from 'vitest';
import { MINUTE } from '#lib/domain/time.ts';
import { inbox } from '../../../../tests/support/inbox.ts';
import { reportLife, secretOf, sent, type ReportLife } from '../../../../tests/support/report-life.ts';

const NOT_OURS = { type: 'close', outcome: 'not_responsible', finding: null, organisation: 'usb', rule: null, answer: null } as const;
const TEXT = 'Herr Müller aus Nummer 4 war es, anna@example.de';

async function begin() {
  const life = reportLife();
  const mails = await inbox(life);
  const staff = await life.hire('member', ['kod-west']);
  const { reference } = await sent(life.reports, { text: TEXT });
  return { life, mails, staff, reference };
}

const lastStep = async (life: ReportLife, reference: string) => (await life.reports.own(reference, secretOf('anna')))?.page.steps.at(-1);

describe('a report that another body is responsible for', () => {
  test('is sent there once with what is needed, and with nothing that a person typed', async () => {
    const { life, mails, staff, reference } = await begin();
    await life.reports.act(staff, reference, 1, NOT_OURS);
    expect(await lastStep(life, reference)).toMatchObject({ type: 'closed', organisation: 'usb', handedOn: true });
    await mails.pass(5);
    const [mail, ...others] = mails.take();
    expect(others).toEqual([]);
    expect(mail?.to).toEqual(['meldungen@usb.example']);
    expect(mail?.subject).toContain(reference);
    expect(mail?.text).toContain('Guten Tag Umweltservice,\n\nbei der Stadt Kleinstadt');
    expect(mail?.text).toContain('Kategorie: waste, Sperrmüll');
    expect(mail?.text).toContain('Ort: Hauptstraße 1, Altstadt');
    expect(mail?.text).toContain(`https://melden.example/kleinstadt/meldung/${reference}`);
    expect(mail?.text).toContain('damit abgeschlossen');
    expect(mail?.text).not.toMatch(/Müller aus|anna|@example\.de/);
  });

  test('goes nowhere when the closing is taken back within the minute', async () => {
    const { life, mails, staff, reference } = await begin();
    const closed = await life.reports.act(staff, reference, 1, NOT_OURS);
    life.clock.now += MINUTE / 2;
    if (closed.ok) await life.reports.undo(staff, reference, closed.changeId);
    await mails.pass(60);
    expect(mails.take()).toEqual([]);
  });

  test('is passed on in the same way while it stays open, and not a second time when the same body ends it', async () => {
    const { life, mails, staff, reference } = await begin();
    await life.reports.act(staff, reference, 1, { type: 'forward', organisation: 'usb' });
    await mails.pass(2);
    const [mail] = mails.take();
    expect(mail?.to).toEqual(['meldungen@usb.example']);
    expect(mail?.text).toContain('bleibt bei uns offen');
    await life.reports.act(staff, reference, 2, NOT_OURS);
    await mails.pass(5);
    expect(mails.take()).toEqual([]);
  });

  test('that came back before the mail was ready is not sent', async () => {
    const { life, mails, staff, reference } = await begin();
    await life.reports.act(staff, reference, 1, NOT_OURS);
    await life.reports.act(staff, reference, 2, { type: 'reopen' });
    await mails.pass(5);
    expect(mails.take()).toEqual([]);
  });

  test('does not claim to be passed on where nobody has said how', async () => {
    const { life, mails, staff, reference } = await begin();
    await life.reports.act(staff, reference, 1, { ...NOT_OURS, organisation: 'tiefbauamt' });
    await mails.pass(5);
    expect(mails.take()).toEqual([]);
    expect(await lastStep(life, reference)).toMatchObject({ organisation: 'tiefbauamt', handedOn: false });
  });

  test('that nobody may see in public is passed on without a link', async () => {
    const { life, mails, staff } = await begin();
    const { reference } = await sent(life.reports, {
      id: '01934b1e-0000-4000-8000-000000000009',
      category: 'unsafe_place',
      subKind: null,
      answers: {},
      phrases: []
    });
    await life.reports.act(staff, reference, 1, NOT_OURS);
    await mails.pass(5);
    const [mail] = mails.take();
    expect(mail?.text).toContain(reference);
    expect(mail?.text).not.toContain('melden.example');
  });
});
