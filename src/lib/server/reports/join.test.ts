import { describe, expect, it } from 'vitest';
import { WEDNESDAY_TEN } from '../../../../tests/support/builders.ts';
import { aSubmission, reportLife, secretOf, sent, uuid, type ReportLife } from '../../../../tests/support/report-life.ts';
import { EAST, tinyCity, WEST } from '../../../../tests/support/tiny-city.ts';
import { offsetMeters } from '#lib/domain/geo/distance.ts';
import { DAY, MINUTE } from '#lib/domain/time.ts';

const FIXED = { type: 'close', outcome: 'fixed', finding: 'removed_on_site', organisation: null, rule: null, answer: null } as const;
const SAFETY = { category: 'unsafe_place', subKind: null, answers: {}, phrases: [] };
const draft = { cityId: 'kleinstadt', category: 'waste', subKind: 'bulky_waste', phrases: ['sofa'], text: null };
const here = { kind: 'point', accuracyMeters: 5, source: 'device', ...WEST } as const;

async function joined(life: ReportLife) {
  const main = await sent(life.reports);
  life.clock.now += MINUTE;
  const second = await sent(life.reports, { id: uuid(2), secret: secretOf('bert'), joins: main.reference, photosExpected: 1 });
  return { main, second };
}

describe('"Auch gesehen" with a photo', () => {
  it('is a report of its own, born merged', async () => {
    const life = reportLife();
    const { main, second } = await joined(life);
    expect(second).toMatchObject({ mergedInto: main.id, state: 'received', photosExpected: 1, team: 'kod-west' });
    expect(second.reference).not.toBe(main.reference);
    expect((await life.store.history(main.cityId, second.id)).map(({ type }) => type)).toEqual(['received', 'merged']);
    expect(await life.store.suggestions(main.cityId, second.id)).toEqual([]);
  });

  it('counts one more person and leads its page to the main report', async () => {
    const life = reportLife();
    const { main, second } = await joined(life);
    expect(await life.pages.publicPage(main.cityId, main.reference)).toMatchObject({ alsoSeen: 1, mergedReferences: [second.reference] });
    expect(await life.pages.publicPage(main.cityId, second.reference)).toMatchObject({ mergedInto: main.reference });
  });

  it('of a report that joined another leads to the main one', async () => {
    const life = reportLife();
    const { main, second } = await joined(life);
    const third = await sent(life.reports, { id: uuid(3), joins: second.reference.toLowerCase() });
    expect(third.mergedInto).toBe(main.id);
  });

  it('can be separated by staff and is then a report like any other', async () => {
    const life = reportLife();
    const { second } = await joined(life);
    const staff = await life.hire('member', ['kod-west']);
    const [, merged] = await life.store.history(second.cityId, second.id);
    const undone = await life.reports.undo(staff, second.reference, merged?.changeId ?? '');
    expect(undone).toMatchObject({ ok: true, report: { mergedInto: null } });
    expect(await life.pages.publicPage(second.cityId, second.reference)).toMatchObject({ mergedInto: null, alsoSeen: 0 });
  });
});

describe('what cannot be joined', () => {
  const problem = { ok: false, problems: [{ field: 'joins', reason: 'not-joinable' }] };
  const join = async (life: ReportLife, reference: string, over = {}) => {
    return [await life.reports.submit(aSubmission({ id: uuid(9), joins: reference, ...over })), await life.reports.support('kleinstadt', reference, uuid(8))];
  };

  it('a safety report, not even by another one', async () => {
    const life = reportLife();
    const { reference } = await sent(life.reports, SAFETY);
    expect(await join(life, reference, SAFETY)).toEqual([problem, { ok: false, reason: 'not-joinable' }]);
  });

  it('a public report by a safety one', async () => {
    const life = reportLife();
    const { reference } = await sent(life.reports);
    expect((await join(life, reference, SAFETY))[0]).toEqual(problem);
  });

  it('one out of reach, or where a place is only words', async () => {
    const life = reportLife();
    const { reference } = await sent(life.reports);
    const near = { kind: 'point', accuracyMeters: null, source: 'map' } as const;
    const words = { kind: 'described', text: 'Dort', districtId: 'west' } as const;
    expect((await join(life, reference, { location: { ...near, ...offsetMeters(WEST, 151, 0) } }))[0]).toEqual(problem);
    expect((await join(life, reference, { location: words }))[0]).toEqual(problem);
    const described = await sent(life.reports, { id: uuid(2), location: words });
    expect((await join(life, described.reference))[0]).toEqual(problem);
    expect((await join(life, reference, { location: { ...near, ...offsetMeters(WEST, 149, 0) } }))[0]).toMatchObject({ ok: true });
  });

  it('a closed, a withdrawn or an unknown report', async () => {
    const life = reportLife();
    const { reference } = await sent(life.reports);
    await life.reports.withdraw(reference, secretOf('anna'));
    for (const each of [reference, 'KL-222-222', 'nonsense', '']) {
      expect(await join(life, each)).toEqual([problem, { ok: false, reason: 'not-joinable' }]);
    }
  });
});

it('a report that is closed with a result shows it but takes nobody in any more', async () => {
  const life = reportLife();
  const { reference, cityId } = await sent(life.reports);
  await life.reports.act(await life.hire('dispatcher'), reference, 1, FIXED);
  expect(await life.pages.publicPage(cityId, reference)).toMatchObject({ outcome: 'fixed' });
  expect(await life.reports.support(cityId, reference, uuid(8))).toEqual({ ok: false, reason: 'not-joinable' });
});

describe('"Auch gesehen" without more', () => {
  it('counts each person once', async () => {
    const life = reportLife();
    const { reference, cityId } = await sent(life.reports);
    const answers = await Promise.all([uuid(5), uuid(5), uuid(6)].map((supporter) => life.reports.support(cityId, reference, supporter)));
    expect(answers.map((answer) => answer.ok && answer.added)).toEqual([true, false, true]);
    expect(await life.pages.publicPage(cityId, reference)).toMatchObject({ alsoSeen: 2 });
  });
});

describe('"Schon gemeldet?"', () => {
  it('shows the public report at the same spot with its reasons', async () => {
    const life = reportLife();
    const { reference } = await sent(life.reports);
    life.clock.now += MINUTE;
    const cards = await life.reports.similar({ ...draft, location: here });
    expect(cards).toMatchObject([{ report: { reference, phrases: ['sofa'] }, meters: 0, recentlyClosed: false }]);
    expect(cards[0]?.reasons.map(({ code }) => code)).toContain('same_sub_kind');
  });

  it('shows at most three', async () => {
    const life = reportLife();
    for (const number of [1, 2, 3, 4, 5]) await sent(life.reports, { id: uuid(number) });
    life.clock.now += MINUTE;
    expect(await life.reports.similar({ ...draft, location: here })).toHaveLength(3);
  });

  it('never shows a safety report, and nothing at all to somebody who reports one', async () => {
    const life = reportLife();
    await sent(life.reports, SAFETY);
    life.clock.now += MINUTE;
    expect(await life.reports.similar({ ...draft, location: here })).toEqual([]);
    await sent(life.reports, { id: uuid(2) });
    life.clock.now += MINUTE;
    expect(await life.reports.similar({ ...draft, ...SAFETY, location: here })).toEqual([]);
  });

  it('does not let anybody guess what others wrote', async () => {
    const life = reportLife();
    await sent(life.reports, { text: 'Frau Schmitz aus Haus 7 stellt das immer raus' });
    life.clock.now += MINUTE;
    const guess = await life.reports.similar({ ...draft, text: 'Frau Schmitz aus Haus 7 stellt das immer raus', location: here });
    expect(guess).toEqual(await life.reports.similar({ ...draft, text: 'Keine Ahnung', location: here }));
    expect(JSON.stringify(guess)).not.toContain('Schmitz');
  });

  it('is not crowded out by reports that still wait for acceptance', async () => {
    const city = tinyCity();
    const life = reportLife({ city: { ...city, categories: city.categories.map((category) => ({ ...category, publication: 'on_acceptance' })) } });
    const reports = [];
    for (let number = 1; number <= 12; number += 1) reports.push(await sent(life.reports, { id: uuid(number) }));
    const last = reports.at(-1)?.reference ?? '';
    life.clock.now += MINUTE;
    expect(await life.reports.similar({ ...draft, location: here })).toEqual([]);
    await life.reports.act(await life.hire('dispatcher'), last, 1, { type: 'accept' });
    expect(await life.reports.similar({ ...draft, location: here })).toMatchObject([{ report: { reference: last } }]);
  });

  it('says when the same was closed not long ago, and a new report is linked to it, never joined', async () => {
    const life = reportLife();
    const { reference } = await sent(life.reports);
    const staff = await life.hire('dispatcher');
    await life.reports.act(staff, reference, 1, FIXED);
    life.clock.now += MINUTE;
    expect(await life.reports.similar({ ...draft, location: here })).toMatchObject([{ recentlyClosed: true }]);
    const again = await sent(life.reports, { id: uuid(2), secret: secretOf('bert') });
    expect(again.mergedInto).toBeNull();
    const [suggestion] = await life.store.suggestions(again.cityId, again.id);
    expect(suggestion).toMatchObject({ reference, reasons: expect.arrayContaining([{ code: 'recently_closed', days: 0 }]) as unknown });
    expect(await life.store.comeBacks(again.cityId, suggestion?.id ?? '')).toEqual([again.id]);
    await life.reports.act(staff, again.reference, 1, FIXED);
    life.clock.now = WEDNESDAY_TEN + 40 * DAY;
    expect(await life.reports.similar({ ...draft, location: here })).toEqual([]);
  });

  it('shows nothing far away and nothing for a place in words', async () => {
    const life = reportLife();
    await sent(life.reports);
    life.clock.now += MINUTE;
    expect(await life.reports.similar({ ...draft, location: { ...here, ...EAST } })).toEqual([]);
    expect(await life.reports.similar({ ...draft, location: { kind: 'described', text: 'Dort', districtId: 'west' } })).toEqual([]);
  });
});
