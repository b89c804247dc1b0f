import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { HOUR, MINUTE } from '#lib/domain/time.ts';
import { aJpeg } from '../../../../tests/support/pictures.ts';
import { photoLife } from '../../../../tests/support/photo-life.ts';
import { sent, uuid } from '../../../../tests/support/report-life.ts';
import { WEST } from '../../../../tests/support/tiny-city.ts';
import { createRequestQueries } from '../sqlite/open311-requests.ts';
import { createKeyStore } from '../sqlite/open311-store.ts';
import { createOpen311 } from './create-open311.ts';
import { hashKey } from './derived-id.ts';
import type { NewKey, OpenKey, SentRequest } from './verbs.ts';

const CITY = 'kleinstadt';
const WANTED: NewKey = { name: 'Nachbarstadt', rights: ['report', 'update'], categories: null, perHour: 100 };
const SENT: SentRequest = {
  category: 'waste',
  subKind: 'bulky_waste',
  phrases: ['sofa'],
  answers: {},
  text: 'Ein Sofa',
  location: { kind: 'point', accuracyMeters: null, source: 'map', ...WEST },
  photos: [],
  email: null,
  note: null,
  senderId: null
};

function life(refusedKeys: string[] = []) {
  const base = photoLife();
  let ids = 0;
  const open311 = createOpen311({
    store: createKeyStore(base.database),
    requests: createRequestQueries(base.database),
    reports: base.reports,
    reportStore: base.store,
    photos: base.photos,
    news: base.news,
    cities: { get: (id) => (id === base.city.id ? base.city : null) },
    refusedKeys: new Set(refusedKeys.map(hashKey)),
    now: () => base.clock.now,
    newId: () => uuid((ids += 1) + 5000),
    randomBytes
  });
  const keyFor = async (wanted: Partial<NewKey> = {}) => {
    const made = await open311.keys.create(await base.hire('admin', [], `admin-${randomBytes(4).toString('hex')}`), { ...WANTED, ...wanted });
    if (!made.ok) throw new Error(made.reason);
    return made.secret;
  };
  const opened = async (wanted: Partial<NewKey> = {}): Promise<OpenKey> => {
    const result = await open311.open(CITY, await keyFor(wanted), wanted.rights?.[0] ?? 'report');
    if (!result.ok) throw new Error(result.reason);
    return result.opened;
  };
  const report = async (key: OpenKey, request: Partial<SentRequest> = {}) => {
    const received = await open311.report(key, { ...SENT, ...request });
    if (!received.ok) throw new Error(received.reason);
    return received;
  };
  return { ...base, open311, keyFor, opened, report };
}

describe('a key', () => {
  test('is made, seen and taken back by the administration only, and is stored as a hash', async () => {
    const { open311, hire, keyFor, database } = life();
    const admin = await hire('admin');
    for (const role of ['member', 'lead', 'dispatcher', 'auditor'] as const) {
      const person = await hire(role, ['kod-west']);
      expect(await open311.keys.list(person)).toBeNull();
      expect(await open311.keys.create(person, WANTED)).toEqual({ ok: false, reason: 'not-allowed' });
      expect(await open311.keys.revoke(person, 'x')).toBeNull();
    }
    const secret = await keyFor();
    const [key] = (await open311.keys.list(admin)) ?? [];
    expect(key).toMatchObject({ name: 'Nachbarstadt', sha256: hashKey(secret), uses: 0 });
    expect(JSON.stringify(database.client.prepare('select * from open311_key').all())).not.toContain(secret);
    expect(await open311.open(CITY, secret, 'report')).toMatchObject({ ok: true });
    expect((await open311.keys.list(admin))?.[0]).toMatchObject({ uses: 1 });
    expect(await open311.keys.revoke(admin, key?.id ?? '')).toBe(true);
    expect(await open311.open(CITY, secret, 'report')).toEqual({ ok: false, reason: 'unknown' });
  });

  test.each<[string, Partial<NewKey>]>([
    ['name', { name: ' ' }],
    ['name', { name: 'x'.repeat(81) }],
    ['rights', { rights: [] }],
    ['categories', { categories: [] }],
    ['categories', { categories: ['ufo'] }],
    ['per-hour', { perHour: 0 }],
    ['per-hour', { perHour: 1.5 }]
  ])('with a wrong %s is not made', async (reason, wrong) => {
    const { open311, hire } = life();
    expect(await open311.keys.create(await hire('admin'), { ...WANTED, ...wrong })).toEqual({ ok: false, reason });
  });

  test('opens nothing in another city, for another right, or beyond its hour', async () => {
    const { open311, keyFor, clock } = life();
    const secret = await keyFor({ rights: ['report'], perHour: 2 });
    expect(await open311.open('nachbarstadt', secret, 'report')).toEqual({ ok: false, reason: 'unknown' });
    expect(await open311.open(CITY, secret, 'update')).toEqual({ ok: false, reason: 'right' });
    for (const wrong of ['', 'falsch', 'x'.repeat(10_000)]) expect(await open311.open(CITY, wrong, 'report')).toEqual({ ok: false, reason: 'unknown' });
    expect([await open311.open(CITY, secret, 'report'), await open311.open(CITY, secret, 'report')]).toMatchObject([{ ok: true }, { ok: true }]);
    expect(await open311.open(CITY, secret, 'report')).toEqual({ ok: false, reason: 'too-often', retryAfterSeconds: 1800 });
    clock.now += HOUR / 2;
    expect(await open311.open(CITY, secret, 'report')).toMatchObject({ ok: true });
  });

  test('that everybody knows is refused where the data is real, even if its row is there', async () => {
    for (const [refused, expected] of [
      [[], true],
      [['demo-open311-key'], false]
    ] as const) {
      const { open311, database } = life([...refused]);
      await createKeyStore(database).add({
        ...{ cityId: CITY, id: 'demo', sha256: hashKey('demo-open311-key'), name: 'Demo', rights: ['report'], categories: null, perHour: 10 },
        ...{ createdAt: 0, createdBy: null, revokedAt: null, lastUsedAt: null, uses: 0 }
      });
      expect((await open311.open(CITY, 'demo-open311-key', 'report')).ok).toBe(expected);
    }
  });
});

describe('a report of another system', () => {
  test('is triaged as every other and keeps its text for staff', async () => {
    const { report, opened, store } = life();
    const { report: stored } = await report(await opened(), { text: 'x'.repeat(4000) });
    expect(stored).toMatchObject({ channel: 'open311', team: 'kod-west', proposedOrganisation: 'usb', phrases: ['sofa'], published: true });
    expect((await store.texts(CITY, stored.id)).map(({ kind, body }) => [kind, body.length])).toEqual([['description', 4000]]);
  });

  test('is refused for a category that the key is not for, and for what every form is refused for', async () => {
    const { open311, opened } = life();
    const key = await opened({ categories: ['streetlight'] });
    expect(await open311.report(key, SENT)).toEqual({ ok: false, reason: 'category' });
    const outside = await open311.report(await opened(), { ...SENT, text: 'x'.repeat(4001), location: { ...SENT.location, lat: 50 } as never });
    expect(outside).toMatchObject({
      ok: false,
      reason: 'problems',
      problems: [
        { field: 'text', reason: 'too-long' },
        { field: 'location', reason: 'outside' }
      ]
    });
  });

  test('sent again under its own id is the same report, also with other words and after years', async () => {
    const { report, opened, clock, store } = life();
    const key = await opened();
    const senderId = { kind: 'report', id: '77' } as const;
    const first = await report(key, { senderId, note: 'Adresse eines Bildes' });
    clock.now += 500 * 24 * HOUR;
    const again = await report(key, { senderId, text: 'Anders', note: 'Adresse eines Bildes' });
    expect([first.created, again.created, again.report.reference]).toEqual([true, false, first.report.reference]);
    expect((await store.texts(CITY, first.report.id)).map(({ kind, body }) => `${kind} ${body}`)).toEqual([
      'description Ein Sofa',
      'note Adresse eines Bildes'
    ]);
    const other = await report(await opened(), { senderId });
    expect(other.report.reference).not.toBe(first.report.reference);
  });

  test('sent again under the key of a try must say the same', async () => {
    const { report, open311, opened } = life();
    const key = await opened();
    const senderId = { kind: 'try', id: 'a' } as const;
    const first = await report(key, { senderId });
    expect(await report(key, { senderId })).toMatchObject({ created: false, report: { reference: first.report.reference } });
    expect(await open311.report(key, { ...SENT, senderId, text: 'Anders' })).toEqual({ ok: false, reason: 'other-content' });
  });

  test('keeps three good photos; bad ones and more are counted and lose nothing', async () => {
    const { report, opened, rows } = life();
    const key = await opened();
    const photos = [await aJpeg(400, 300), Buffer.from('kein Bild'), await aJpeg(410, 300), await aJpeg(420, 300)];
    const senderId = { kind: 'report', id: '1' } as const;
    const first = await report(key, { photos, senderId });
    expect(first.photosRefused).toBe(2);
    await report(key, { photos, senderId });
    const kept = await rows.ofReport(CITY, first.report.id);
    expect(kept.map(({ released, kind }) => [released, kind])).toEqual([
      [null, 'report'],
      [null, 'report']
    ]);
  });

  test('asks for the confirmation of a mail address once', async () => {
    const { report, opened, database } = life();
    const key = await opened();
    const senderId = { kind: 'report', id: '1' } as const;
    expect((await report(key, { email: 'anna@example.org', senderId })).mail).toBe('asked');
    expect((await report(key, { email: 'anna@example.org', senderId })).mail).toBeNull();
    expect((await report(key, { email: 'keine Adresse' })).mail).toBe('refused');
    expect(database.client.prepare('select count(*) as n from subscription').get()).toEqual({ n: 1 });
  });
});

describe('news of another system', () => {
  test('are a note for staff, once, and change nothing of the report', async () => {
    const { open311, reports, opened, store, clock } = life();
    const before = await sent(reports);
    const key = await opened({ rights: ['update'] });
    clock.now += MINUTE;
    const update = { updateId: '9', reference: before.reference, note: 'Stand dort: FIXED' };
    const first = await open311.update(key, update);
    expect([first, await open311.update(key, update)]).toMatchObject([
      { ok: true, created: true },
      { ok: true, created: false }
    ]);
    expect(await store.byId(CITY, before.id)).toEqual(before);
    expect((await store.history(CITY, before.id)).map(({ type, public: isPublic }) => [type, isPublic])).toEqual([
      ['received', true],
      ['noted', false]
    ]);
    expect((await store.texts(CITY, before.id)).map(({ kind, body }) => [kind, body])).toEqual([['note', 'Stand dort: FIXED']]);
  });

  test('reach what is public and what came with the same key, and nothing else', async () => {
    const { open311, reports, opened, report } = life();
    const key = await opened();
    const other = await opened();
    const strangers = await sent(reports, { id: uuid(1), category: 'unsafe_place', subKind: null, answers: {}, phrases: [] });
    const { report: own } = await report(key, { category: 'unsafe_place', subKind: null, phrases: [] });
    expect(own.publicKind).toBe('counts');
    const tell = async (by: OpenKey, reference: string) => (await open311.update(by, { updateId: reference, reference, note: 'x' })).ok;
    expect(await tell(key, own.reference)).toBe(true);
    expect([await tell(key, strangers.reference), await tell(other, own.reference), await tell(key, 'KL-222-222')]).toEqual([false, false, false]);
  });
});
