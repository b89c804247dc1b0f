import { describe, expect, test } from 'vitest';
import { reportLife, secretOf, sent, uuid } from '../../../../tests/support/report-life.ts';
import { tinyCity } from '../../../../tests/support/tiny-city.ts';

const AD = 'Günstige Kredite auf www.kredit.example, jetzt!';
const { response } = tinyCity();

describe('a flood', () => {
  test('of reports from one Stadtbezirk loses none: what is too much waits for staff, and is public once they accept it', async () => {
    const life = reportLife({ city: tinyCity({ response: { ...response, publicPerHour: 5 } }) });
    const reports = [];
    for (let n = 1; n <= 8; n += 1) reports.push(await sent(life.reports, { id: uuid(n), secret: secretOf(`s${n}`) }));
    expect(reports.map(({ published }) => published)).toEqual([true, true, true, true, true, false, false, false]);
    const [last] = reports.slice(-1);
    const [received] = await life.store.history('kleinstadt', last?.id ?? '');
    expect(received).toMatchObject({ type: 'received', data: { held: 'burst' } });
    const accepted = await life.reports.act(await life.hire('member', ['kod-west']), last?.reference ?? '', 1, { type: 'accept' });
    expect(accepted).toMatchObject({ ok: true, report: { published: true } });
  });

  test('of one text is held back, while others are public', async () => {
    const life = reportLife();
    const reports = [];
    for (let n = 1; n <= 5; n += 1) reports.push(await sent(life.reports, { id: uuid(n), secret: secretOf(`s${n}`), text: AD }));
    expect(reports.map(({ published }) => published)).toEqual([true, true, true, false, false]);
    expect(await sent(life.reports, { id: uuid(9), secret: secretOf('other'), text: 'Seit Tagen liegt hier ein altes Sofa.' })).toMatchObject({
      published: true
    });
  });

  test('makes nothing public that its category keeps back', async () => {
    const life = reportLife();
    expect(await sent(life.reports, { category: 'unsafe_place', subKind: null, answers: {}, phrases: [] })).toMatchObject({ published: false });
  });
});
