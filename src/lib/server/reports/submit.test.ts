import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readBochum } from '../../../../tests/support/bochum.ts';
import { WEDNESDAY_TEN } from '../../../../tests/support/builders.ts';
import { aSubmission, reportLife, secretOf, sent, uuid } from '../../../../tests/support/report-life.ts';
import { EAST, OUTSIDE, tinyCity, WEST } from '../../../../tests/support/tiny-city.ts';
import { DAY } from '#lib/domain/time.ts';
import type { Submission } from './verbs.ts';

const at = (point: { lat: number; lon: number }) => ({ kind: 'point', accuracyMeters: null, source: 'map', ...point }) as const;

describe('taking a report in', () => {
  it('says who got it, by when and why, and where it is in words', async () => {
    const { reports } = reportLife();
    const report = await sent(reports, { text: '  Altes Sofa  ', location: at(WEST) });
    expect(report).toMatchObject({
      state: 'received',
      team: 'kod-west',
      proposedOrganisation: 'usb',
      routeRule: 'waste_to_usb',
      published: true,
      publicKind: 'pin',
      version: 1
    });
    expect(report.place).toEqual({ street: 'Hauptstraße', houseNumber: '1', quarterId: 'altstadt', districtId: 'west' });
    expect(report.reference).toMatch(/^KL-[A-HJ-NP-Z2-9]{3}-[A-HJ-NP-Z2-9]{3}$/);
    expect(report.dueAt).toBeGreaterThan(WEDNESDAY_TEN);
    expect(await sent(reports, { id: uuid(2), location: at(EAST) })).toMatchObject({ team: 'kod-ost' });
  });

  it('survives the crash of the next instant: another process reads all of it', async () => {
    const { reports, connect } = reportLife();
    const report = await sent(reports, { text: 'Altes Sofa' });
    const { store } = connect();
    expect(await store.byReference(report.reference)).toEqual(report);
    expect((await store.texts(report.cityId, report.id)).map(({ body, kind }) => [kind, body])).toEqual([['description', 'Altes Sofa']]);
    expect((await store.history(report.cityId, report.id)).map(({ type, actor }) => [type, actor.kind])).toEqual([['received', 'reporter']]);
  });

  it('keeps only the hash of the secret', async () => {
    const { reports, database } = reportLife();
    const secret = secretOf('very-private');
    await sent(reports, { secret });
    const keys = database.client.prepare('select sha256 from report_key').all();
    expect(keys).toEqual([{ sha256: createHash('sha256').update(secret).digest('hex') }]);
    expect(Buffer.from(database.client.serialize()).includes(secret)).toBe(false);
  });

  it('makes one report of twenty racing retries over two connections', async () => {
    const { reports, connect, database } = reportLife();
    const other = connect().reports;
    const answers = await Promise.all(Array.from({ length: 20 }, (_, attempt) => (attempt % 2 === 0 ? reports : other).submit(aSubmission())));
    expect(new Set(answers.map((answer) => (answer.ok ? answer.report.reference : 'refused'))).size).toBe(1);
    expect(answers.filter((answer) => answer.ok && answer.created)).toHaveLength(1);
    expect(database.client.prepare('select count(*) as n from report').get()).toEqual({ n: 1 });
  });

  it('answers a retry with the stored report, even when the city changed its categories since', async () => {
    const city = tinyCity();
    const { reports } = reportLife({ city });
    const report = await sent(reports, { text: ' Altes Sofa ' });
    city.categories = [];
    expect(await reports.submit(aSubmission({ text: 'Altes Sofa' }))).toEqual({ ok: true, created: false, report });
  });

  it('answers a retry although staff changed the category since', async () => {
    const { reports, hire } = reportLife();
    const { reference } = await sent(reports);
    const staff = await hire('dispatcher');
    await reports.act(staff, reference, 1, { type: 'recategorise', category: 'streetlight', subKind: 'lamp_out' });
    await reports.act(staff, reference, 2, { type: 'recategorise', category: 'waste', subKind: null });
    expect(await reports.submit(aSubmission())).toMatchObject({ ok: true, created: false, report: { reference, version: 3 } });
  });

  it.each<[string, Partial<Submission>]>([
    ['phrases in another order', { phrases: ['mattress', 'sofa', 'sofa'] }],
    ['more photos, another day and language', { photosExpected: 2, observedAt: WEDNESDAY_TEN - 60_000, language: 'tr' }],
    ['a more exact fix of the same point', { location: { ...at(WEST), accuracyMeters: 3 } }],
    ['its id in capitals', { id: uuid(1).toUpperCase() }]
  ])('takes %s as the same report', async (_, over) => {
    const { reports } = reportLife();
    const { reference } = await sent(reports, { phrases: ['sofa', 'mattress'] });
    expect(await reports.submit(aSubmission({ phrases: ['sofa', 'mattress'], ...over }))).toMatchObject({ ok: true, created: false, report: { reference } });
  });

  it.each<[string, Partial<Submission>]>([
    ['another category', { category: 'streetlight', subKind: null, answers: {}, phrases: [] }],
    ['another kind', { subKind: 'litter' }],
    ['another phrase', { phrases: ['mattress'] }],
    ['another answer', { answers: { hazard: 'sharp' } }],
    ['another text', { text: 'Doch zwei Sofas' }],
    ['another point', { location: at(EAST) }],
    ['a place in words', { location: { kind: 'described', text: 'Dort', districtId: 'west' } }]
  ])('does not swallow %s under the same id', async (_, over) => {
    const { reports, store } = reportLife();
    const report = await sent(reports);
    expect(await reports.submit(aSubmission(over))).toEqual({ ok: false, problems: [{ field: 'id', reason: 'used-for-other' }] });
    expect(await store.byId(report.cityId, report.id)).toEqual(report);
  });

  it('keeps the id in one spelling and the texts without invisible marks', async () => {
    const { reports, store } = reportLife();
    const location = { kind: 'described', text: 'Hinter\u0000 der Schule', districtId: 'west' } as const;
    const report = await sent(reports, { id: uuid(1).toUpperCase(), text: 'Altes\u202E Sofa', location });
    expect(report).toMatchObject({ id: uuid(1), location: { text: 'Hinter der Schule' } });
    expect((await store.texts(report.cityId, report.id)).map(({ body }) => body)).toEqual(['Altes Sofa']);
  });

  it('refuses an id that belongs to somebody with another secret, also in a race', async () => {
    const { reports } = reportLife();
    const answers = await Promise.all(['anna', 'bert'].map((name) => reports.submit(aSubmission({ secret: secretOf(name) }))));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toEqual({ ok: false, problems: [{ field: 'id', reason: 'used-for-other' }] });
  });

  it('draws again when a reference is taken, and gives up when every draw is', async () => {
    const draws = [1, 1, 2];
    const { reports } = reportLife({ random: (count) => (count === 6 ? new Uint8Array(6).fill(draws.shift() ?? 2) : randomBytes(count)) });
    expect((await sent(reports)).reference).toBe('KL-BBB-BBB');
    expect((await sent(reports, { id: uuid(2) })).reference).toBe('KL-CCC-CCC');
    await expect(sent(reports, { id: uuid(3) })).rejects.toMatchObject({ code: 'report.reference-taken' });
  });

  it.each([
    [12, 'Hauptstraße', '1'],
    [80, 'Hauptstraße', null],
    [900, null, null]
  ])('says no more about a place found to %d m than that allows', async (accuracyMeters, street, houseNumber) => {
    const { reports } = reportLife();
    const { place } = await sent(reports, { location: { ...at(WEST), accuracyMeters } });
    expect(place).toEqual({ street, houseNumber, quarterId: 'altstadt', districtId: 'west' });
  });

  it('knows when it was seen, but never in the future and not more than 30 days ago', async () => {
    const { reports } = reportLife();
    expect((await sent(reports, { id: uuid(3), observedAt: WEDNESDAY_TEN - 30 * DAY })).observedAt).toBe(WEDNESDAY_TEN - 30 * DAY);
    expect((await sent(reports, { id: uuid(4), observedAt: WEDNESDAY_TEN - 30 * DAY - 1 })).observedAt).toBe(WEDNESDAY_TEN);
    expect((await sent(reports, { observedAt: WEDNESDAY_TEN - 60_000 })).observedAt).toBe(WEDNESDAY_TEN - 60_000);
    expect((await sent(reports, { id: uuid(2), observedAt: WEDNESDAY_TEN + 60_000 })).observedAt).toBe(WEDNESDAY_TEN);
  });

  it('keeps a safety report out of the public view from the start', async () => {
    const { reports, pages } = reportLife();
    const report = await sent(reports, { category: 'unsafe_place', subKind: null, answers: {}, phrases: [] });
    expect(report).toMatchObject({ publicKind: 'counts', published: false });
    expect(await pages.publicPage(report.cityId, report.reference)).toBeNull();
  });

  it('waits for staff where the category says so', async () => {
    const city = tinyCity();
    const slow = { ...city, categories: city.categories.map((category) => ({ ...category, publication: 'on_acceptance' as const })) };
    expect(await sent(reportLife({ city: slow }).reports)).toMatchObject({ publicKind: 'pin', published: false });
  });

  it('sends a place in words without district to the control room, with a district to its team', async () => {
    const { reports } = reportLife();
    const location = { kind: 'described', text: 'Hinter der Schule', districtId: null } as const;
    expect(await sent(reports, { location })).toMatchObject({ team: 'leitstelle', place: { districtId: null, street: null } });
    expect(await sent(reports, { id: uuid(2), location: { ...location, districtId: 'ost' } })).toMatchObject({ team: 'kod-ost', place: { districtId: 'ost' } });
  });

  it('refuses a place in Herne and names Herne', async () => {
    const { reports } = reportLife({ city: readBochum() });
    const herne = aSubmission({ cityId: 'bochum', category: 'waste', subKind: null, answers: {}, phrases: [], location: at({ lat: 51.5388, lon: 7.2257 }) });
    expect(await reports.submit(herne)).toEqual({
      ok: false,
      problems: [{ field: 'location', reason: 'outside', neighbour: { name: 'Herne', url: 'https://www.herne.de/' } }]
    });
  });

  it('throws for a city that is not served', async () => {
    await expect(reportLife().reports.submit(aSubmission({ cityId: 'atlantis' }))).rejects.toMatchObject({ code: 'city.unknown' });
  });
});

describe('what is refused', () => {
  const textual = tinyCity({ categories: tinyCity().categories.map((category) => ({ ...category, textRequired: category.code === 'streetlight' })) });
  const described = (text: string, districtId: string | null = null) => ({ kind: 'described', text, districtId }) as const;
  const lamp = { category: 'streetlight', subKind: null, answers: {}, phrases: [] };

  it.each<[string, Partial<Submission>, object]>([
    ['an id that is no UUID', { id: 'one' }, { field: 'id', reason: 'invalid' }],
    ['a secret that is too short', { secret: 'abc' }, { field: 'secret', reason: 'invalid' }],
    ['no category', { category: '' }, { field: 'category', reason: 'missing' }],
    ['an unknown category', { category: 'noise' }, { field: 'category', reason: 'unknown' }],
    ['an unknown kind', { subKind: 'lamp_out' }, { field: 'subKind', reason: 'unknown' }],
    ['an unknown phrase', { phrases: ['sofa', 'piano'] }, { field: 'phrases', reason: 'unknown' }],
    ['an answer to a question nobody asked', { answers: { colour: 'red' } }, { field: 'answers', reason: 'unknown' }],
    ['an answer that is no option', { answers: { hazard: 'maybe' } }, { field: 'answers', reason: 'unknown' }],
    ['a long text', { text: 'x'.repeat(501) }, { field: 'text', reason: 'too-long' }],
    ['no text where one is needed', { ...lamp, text: ' ' }, { field: 'text', reason: 'missing' }],
    [
      'a place outside',
      { location: at(OUTSIDE) },
      { field: 'location', reason: 'outside', neighbour: { name: 'Nachbarstadt', url: 'https://nachbarstadt.example/' } }
    ],
    ['a place far away', { location: at({ lat: 0, lon: 0 }) }, { field: 'location', reason: 'outside', neighbour: null }],
    ['no real coordinates', { location: at({ lat: Number.NaN, lon: 7 }) }, { field: 'location', reason: 'invalid' }],
    ['an empty description of the place', { location: described(' ') }, { field: 'location', reason: 'missing' }],
    ['a novel about the place', { location: described('x'.repeat(301)) }, { field: 'location', reason: 'too-long' }],
    ['a district of another city', { location: described('Dort', 'nord') }, { field: 'location', reason: 'unknown' }],
    ['four photos', { photosExpected: 4 }, { field: 'photos', reason: 'too-many' }],
    ['half a photo', { photosExpected: 0.5 }, { field: 'photos', reason: 'invalid' }],
    ['joining a report that does not exist', { joins: 'KL-222-222' }, { field: 'joins', reason: 'not-joinable' }]
  ])('%s', async (_, over, problem) => {
    const { reports, database } = reportLife({ city: textual });
    expect(await reports.submit(aSubmission(over))).toEqual({ ok: false, problems: [problem] });
    expect(database.client.prepare('select count(*) as n from report').get()).toEqual({ n: 0 });
  });

  it('names everything that is wrong at once', async () => {
    const { reports } = reportLife();
    const answer = await reports.submit(aSubmission({ subKind: 'x', text: 'x'.repeat(501), photosExpected: 9 }));
    expect(answer.ok ? [] : answer.problems.map(({ field }) => field)).toEqual(['subKind', 'text', 'photos']);
  });
});
