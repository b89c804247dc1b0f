import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createApp } from './app.ts';
import { DEMO_OPEN311_KEY, demoKey } from './demo/open311-key.ts';
import { readEnv } from './env.ts';
import { hashKey } from './open311/derived-id.ts';
import { DATABASE_FILE, openDatabase } from './sqlite/open.ts';
import { createKeyStore } from './sqlite/open311-store.ts';

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'reviermelder-app-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

const start = (settings: Record<string, string>) => {
  const app = createApp(readEnv({ INSTALLATION: 'demo', CLOCK_START: '2026-11-23T12:00:00Z', ...settings }));
  onTestFinished(() => app.close());
  return app;
};

test('a first start makes the database, serves the cities and keeps their version at the next start', () => {
  const DATA_DIR = emptyFolder();
  expect(
    start({ DATA_DIR })
      .cities.list()
      .map(({ id, version }) => ({ id, version }))
  ).toEqual([{ id: 'bochum', version: 1 }]);
  expect(start({ DATA_DIR }).cities.get('bochum')?.version).toBe(1);
});

test('a demo never becomes a live installation', () => {
  const DATA_DIR = emptyFolder();
  start({ DATA_DIR });
  expect(() => start({ DATA_DIR, INSTALLATION: 'live', CLOCK_START: '' })).toThrow('installation.kind');
});

test.each([
  ['demo', '2026-11-23T12:00:00Z', true],
  ['live', '', false]
])('the key that everybody knows opens a %s installation at %s: %s', async (INSTALLATION, CLOCK_START, opens) => {
  const DATA_DIR = emptyFolder();
  const app = start({ DATA_DIR, INSTALLATION, CLOCK_START });
  const database = openDatabase(join(DATA_DIR, DATABASE_FILE));
  await createKeyStore(database).add(demoKey('bochum', { sha256: hashKey(DEMO_OPEN311_KEY), now: 0 }));
  database.close();
  expect((await app.open311.open('bochum', DEMO_OPEN311_KEY, 'report')).ok).toBe(opens);
});

test('a folder without a city stops the start', () => {
  expect(() => start({ DATA_DIR: emptyFolder(), CITIES_DIR: emptyFolder() })).toThrow('city.none');
});

test('a report that was confirmed is there after the next start', async () => {
  const DATA_DIR = emptyFolder();
  const id = '01934b1e-0000-7000-8000-00000000abcd';
  const submitted = await start({ DATA_DIR }).reports.submit({
    cityId: 'bochum',
    id,
    secret: 'AAAAAAAAAAAAAAAAAAAAAA',
    category: 'waste',
    subKind: 'bulky_waste',
    answers: {},
    phrases: [],
    text: null,
    language: 'de',
    location: { kind: 'point', lat: 51.4818, lon: 7.2162, accuracyMeters: 10, source: 'map' },
    photosExpected: 0,
    observedAt: null,
    channel: 'web',
    joins: null
  });
  expect(submitted).toMatchObject({ ok: true, created: true, report: { team: 'kod-mitte' } });
  const reference = submitted.ok ? submitted.report.reference : '';
  expect(await start({ DATA_DIR }).publicMap.report('bochum', reference)).toMatchObject({ reference, state: 'received', alsoSeen: 0 });
});
