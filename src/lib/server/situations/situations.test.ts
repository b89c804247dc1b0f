import { describe, expect, it } from 'vitest';
import type { SituationDraft } from '#lib/domain/situation/situation.ts';
import { DAY, HOUR, MINUTE } from '#lib/domain/time.ts';
import { reportLife, secretOf, sent, uuid } from '../../../../tests/support/report-life.ts';
import { EAST, tinyCity } from '../../../../tests/support/tiny-city.ts';
import { createSituationStore } from '../sqlite/situation-store.ts';
import { createStaffStore } from '../sqlite/staff-store.ts';
import { createSituations } from './situations.ts';

/** The desk of a small city with its control room, a team of the west and one of the east. */
async function controlRoom(options: Parameters<typeof reportLife>[0] = {}) {
  const life = reportLife(options);
  let ids = 0;
  const store = createSituationStore(life.database);
  const situations = createSituations({
    store,
    stored: life.store,
    reports: life.reports,
    people: createStaffStore(life.database),
    cities: { get: (id: string) => (id === life.city.id ? life.city : null) },
    now: () => life.clock.now,
    newId: () => `id-${(ids += 1)}`
  });
  return {
    ...life,
    situations,
    room: await life.hire('dispatcher'),
    west: await life.hire('member', ['kod-west']),
    east: await life.hire('member', ['kod-ost'])
  };
}

const storm = (over: Partial<SituationDraft> & Pick<SituationDraft, 'startsAt'>): SituationDraft => ({
  kind: 'storm',
  sentence: null,
  districts: [],
  categories: [],
  ...over
});

async function declared({ situations, room }: Awaited<ReturnType<typeof controlRoom>>, draft: SituationDraft): Promise<string> {
  const made = await situations.declare(room, draft);
  if (!made.ok) throw new Error(made.reason);
  return made.id;
}

const inEast = { kind: 'point', accuracyMeters: 12, source: 'device', ...EAST } as const;
const references = (file: { reports: { reference: string }[] } | null) => file?.reports.map(({ reference }) => reference);

describe('a Lage', () => {
  it('takes along what was seen since it began, and links what comes in, by area and time', async () => {
    const desk = await controlRoom();
    const { reports, situations, room, clock } = desk;
    await sent(reports, { id: uuid(1) });
    clock.now += HOUR;
    const begin = clock.now;
    const before = await sent(reports, { id: uuid(2) });
    await sent(reports, { id: uuid(3), location: inEast });
    clock.now += HOUR;
    const id = await declared(desk, storm({ startsAt: begin, districts: ['west'] }));
    const after = await sent(reports, { id: uuid(4) });
    await sent(reports, { id: uuid(5), location: inEast });
    await situations.end(room, id);
    clock.now += HOUR;
    const late = await sent(reports, { id: uuid(6), observedAt: begin + MINUTE });
    await sent(reports, { id: uuid(7) });
    const file = await situations.open(room, id);
    expect(references(file)).toEqual([before, after, late].map(({ reference }) => reference));
    expect(file?.situation).toMatchObject({ reports: 3, open: 3, endedAt: begin + HOUR, endedBy: room.id });
    expect(file).toMatchObject({ declaredByName: room.id, endedByName: room.id });
  });

  it('stands in the history of each report and changes nothing of it', async () => {
    const desk = await controlRoom();
    const report = await sent(desk.reports);
    const id = await declared(desk, storm({ startsAt: desk.clock.now }));
    const next = await sent(desk.reports, { id: uuid(2) });
    for (const { id: reportId, reference } of [report, next]) {
      expect((await desk.store.history('kleinstadt', reportId)).at(-1)).toMatchObject({
        type: 'situation_linked',
        actor: { kind: 'system', id: null },
        public: false,
        data: { situation: id }
      });
      expect(await desk.store.byReference(reference)).toMatchObject({ version: 1, published: true });
    }
    const copy = await desk.reports.copy(report.reference, secretOf('anna'));
    expect(copy?.history.map(({ type }) => type)).toEqual(['received']);
  });

  it('is declared, ended and opened by the control room only, and read by its own city', async () => {
    const desk = await controlRoom();
    const { situations, room, clock, hire } = desk;
    for (const staff of [desk.west, await hire('lead', ['kod-west']), await hire('auditor'), { ...room, cityId: 'anderswo' }])
      expect(await situations.declare(staff, storm({ startsAt: clock.now })), staff.role).toEqual({ ok: false, reason: 'not-allowed' });
    const id = await declared(desk, storm({ startsAt: clock.now, sentence: ' Der Stadtpark\n ist\u0000 gesperrt. ' }));
    expect(await situations.inForce('kleinstadt')).toMatchObject([{ id, sentence: 'Der Stadtpark ist gesperrt.', declaredBy: room.id }]);
    expect(await situations.inForce('anderswo')).toEqual([]);
    expect(await situations.open(desk.west, id)).toBeNull();
    expect(await situations.end(desk.west, id)).toEqual({ ok: false, reason: 'not-allowed' });
    expect(await situations.list(desk.west)).toHaveLength(1);
    expect(await situations.list({ ...room, cityId: 'anderswo' })).toEqual([]);
    expect(await situations.end(room, id)).toEqual({ ok: true, id });
    expect(await situations.end(room, id)).toEqual({ ok: false, reason: 'not-in-force' });
    expect(await situations.inForce('kleinstadt')).toEqual([]);
  });

  it('is refused while another one could have a report in common with it', async () => {
    const desk = await controlRoom();
    const { situations, room, clock } = desk;
    const id = await declared(desk, storm({ startsAt: clock.now, districts: ['west'] }));
    expect(await situations.declare(room, storm({ startsAt: clock.now, kind: 'big_event' }))).toEqual({ ok: false, reason: 'overlaps' });
    await declared(desk, storm({ startsAt: clock.now, kind: 'big_event', districts: ['ost'] }));
    await situations.end(room, id);
    await declared(desk, storm({ startsAt: clock.now, districts: ['west'] }));
    expect((await situations.list(room)).map(({ kind, endedAt }) => [kind, endedAt === null])).toHaveLength(3);
  });

  it('leaves to a report the Lage it has, and lets its team take it out and put it in', async () => {
    const desk = await controlRoom();
    const { situations, room, west, east, clock, reports } = desk;
    const report = await sent(reports);
    const first = await declared(desk, storm({ startsAt: clock.now }));
    await situations.end(room, first);
    const second = await declared(desk, storm({ startsAt: clock.now, kind: 'heavy_rain' }));
    expect(await situations.ofReport(east, report.reference)).toMatchObject({ id: first });
    expect(await situations.unlink(east, report.reference)).toEqual({ ok: false, reason: 'other-team' });
    expect(await situations.unlink(west, report.reference)).toEqual({ ok: true });
    expect(await situations.unlink(west, report.reference)).toEqual({ ok: false, reason: 'not-linked' });
    expect(await situations.link(east, report.reference, second)).toEqual({ ok: false, reason: 'other-team' });
    expect(await situations.link(west, report.reference, second)).toEqual({ ok: true });
    expect(await situations.link(west, report.reference, first)).toEqual({ ok: false, reason: 'already-linked' });
    expect(await situations.ofReport(west, report.reference)).toMatchObject({ id: second });
    expect((await desk.store.history('kleinstadt', report.id)).map(({ type, actor }) => [type, actor.id])).toEqual([
      ['received', null],
      ['situation_linked', null],
      ['situation_unlinked', west.id],
      ['situation_linked', west.id]
    ]);
    expect(await situations.link(west, 'KL-222-222', second)).toEqual({ ok: false, reason: 'not-found' });
  });

  it('takes a held report in once it is released, and forgets it with the report', async () => {
    const desk = await controlRoom({ guard: { perNetwork: 30, formMillis: 3000 } });
    const { situations, room, clock, reports } = desk;
    const id = await declared(desk, storm({ startsAt: clock.now }));
    const trapped = { network: 'n', trapped: true, formMillis: null };
    const held = await sent(reports, { signals: trapped });
    await sent(reports, { id: uuid(2), signals: trapped });
    expect(references(await situations.open(room, id))).toEqual([]);
    expect(await reports.release(room, [held.reference])).toBe(1);
    expect(references(await situations.open(room, id))).toEqual([held.reference]);
    clock.now += 31 * DAY;
    await reports.forgetHeld();
    expect(references(await situations.open(room, id))).toEqual([held.reference]);
  });
});

describe('many answers at once', () => {
  async function stormDay() {
    const desk = await controlRoom();
    const id = await declared(desk, storm({ startsAt: desk.clock.now }));
    const plain = await sent(desk.reports, { id: uuid(1) });
    const lamp = await sent(desk.reports, { id: uuid(2), category: 'streetlight', subKind: null, answers: {}, phrases: [], location: inEast });
    const urgent = await sent(desk.reports, { id: uuid(3), subKind: 'litter', answers: { hazard: 'sharp' }, phrases: [] });
    const unsafe = await sent(desk.reports, { id: uuid(4), category: 'unsafe_place', subKind: null, answers: {}, phrases: [] });
    const pick = (...picked: { reference: string; version: number }[]) => picked.map(({ reference, version }) => ({ reference, version }));
    return { ...desk, id, plain, lamp, urgent, unsafe, pick };
  }
  const fixed = { type: 'close', outcome: 'fixed', finding: 'removed_on_site', organisation: null, rule: null, answer: null } as const;

  it('close what can be closed, and name what is left with the reason', async () => {
    const { situations, room, id, plain, lamp, urgent, unsafe, pick, reports, store } = await stormDay();
    const accepted = await reports.act(room, lamp.reference, 1, { type: 'accept' });
    expect(accepted.ok).toBe(true);
    const other = { reference: 'KL-222-222', version: 1 };
    const answered = await situations.answerMany(room, id, { picked: pick(plain, lamp, urgent, unsafe, other), action: fixed });
    expect(answered).toMatchObject({
      ok: true,
      run: {
        done: 1,
        outcome: 'fixed',
        left: [
          { reference: lamp.reference, reason: 'version-conflict' },
          { reference: urgent.reference, reason: 'urgent-alone' },
          { reference: unsafe.reference, reason: 'safety-alone' },
          { reference: 'KL-222-222', reason: 'not-linked' }
        ]
      }
    });
    expect((await store.byReference(plain.reference))?.state).toBe('closed');
    expect((await store.byReference(urgent.reference))?.state).toBe('received');
    expect((await situations.open(room, id))?.runs).toMatchObject([{ done: 1, action: 'close', byName: room.id }]);
  });

  it('each can be taken back alone, and each brings its own mail', async () => {
    const { situations, room, id, plain, lamp, pick, reports, store, database } = await stormDay();
    await situations.answerMany(room, id, { picked: pick(plain, lamp), action: { type: 'accept' } });
    const queued = database.client.prepare(`select count(*) from delivery where topic = 'news'`).pluck().get();
    expect(queued).toBe(2);
    const change = (await store.history('kleinstadt', plain.id)).at(-1)?.changeId ?? '';
    expect((await reports.undo(room, plain.reference, change)).ok).toBe(true);
    expect([(await store.byReference(plain.reference))?.state, (await store.byReference(lamp.reference))?.state]).toEqual(['received', 'in_progress']);
  });

  it('tell something to everybody, in danger or not, and make nothing public that was only counted', async () => {
    const { situations, room, id, plain, urgent, unsafe, pick, store } = await stormDay();
    const action = { type: 'answer', text: 'Wir kommen, sobald der Sturm nachlässt.' } as const;
    expect(await situations.answerMany(room, id, { picked: pick(plain, urgent, unsafe), action })).toMatchObject({ ok: true, run: { done: 3, left: [] } });
    expect(await store.byReference(unsafe.reference)).toMatchObject({ publicKind: 'counts', published: false });
    const accepting = await store.byReference(unsafe.reference);
    await situations.answerMany(room, id, { picked: pick(accepting ?? unsafe), action: { type: 'accept' } });
    expect(await store.byReference(unsafe.reference)).toMatchObject({ state: 'in_progress', published: false });
  });

  it('are the control room’s only', async () => {
    const { situations, west, room, id, plain, pick, store } = await stormDay();
    expect(await situations.answerMany(west, id, { picked: pick(plain), action: { type: 'accept' } })).toEqual({ ok: false, reason: 'not-allowed' });
    expect(await situations.answerMany(room, 'x', { picked: pick(plain), action: { type: 'accept' } })).toEqual({ ok: false, reason: 'not-found' });
    expect(await situations.answerMany(room, id, { picked: [], action: { type: 'accept' } })).toEqual({ ok: false, reason: 'nothing-picked' });
    expect((await store.byReference(plain.reference))?.state).toBe('received');
  });
});

describe('the day of a storm: 913 reports under a Lage, as Boston had on 28 August 2011', () => {
  /** Half of them within the first three hours; every third comes from one mobile network. */
  const storm913 = Array.from({ length: 913 }, (_, n) => ({
    n: n + 1,
    after: Math.floor((n / 913) * (n % 2 === 0 ? 3 : 14) * HOUR),
    location: { ...inEast, lat: 51.4705 + ((n * 7) % 97) * 0.0002, lon: 7.2005 + ((n * 31) % 89) * 0.00044 },
    signals: { network: n % 3 === 0 ? 'mobile' : `home-${n}`, trapped: false, formMillis: null }
  })).toSorted((one, other) => one.after - other.after);

  async function replay() {
    const city = tinyCity();
    const desk = await controlRoom({ city: { ...city, response: { ...city.response, publicPerHour: 25 } }, guard: { perNetwork: 30, formMillis: 3000 } });
    const begin = desk.clock.now;
    const id = await declared(desk, storm({ startsAt: begin }));
    for (const { n, after, location, signals } of storm913) {
      desk.clock.now = begin + after;
      await sent(desk.reports, { id: uuid(n), subKind: null, answers: {}, phrases: [], text: n % 4 === 0 ? 'Baum umgestürzt' : null, location, signals });
    }
    const count = (where: string) => desk.database.client.prepare<[], number>(`select count(*) from report where ${where}`).pluck().get();
    return { ...desk, id, count };
  }

  it('loses, refuses and holds none, links all, and shows on the map only as many as the city allows at once', { timeout: 120_000 }, async () => {
    const { situations, room, id, count } = await replay();
    expect((await situations.list(room))[0]).toMatchObject({ id, reports: 913, open: 913 });
    expect([count('1 = 1'), count(`state = 'held'`)]).toEqual([913, 0]);
    const shown = count('published = 1') ?? 0;
    expect(shown).toBeGreaterThan(100);
    expect(shown).toBeLessThan(913);

    const picked = (await situations.open(room, id))?.reports.slice(0, 150) ?? [];
    expect(await situations.answerMany(room, id, { picked, action: { type: 'accept' } })).toMatchObject({ ok: true, run: { done: 150, left: [] } });
    expect([count(`state = 'in_progress'`), count(`state = 'in_progress' and published = 1`)]).toEqual([150, 150]);
  });
});
