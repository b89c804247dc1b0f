import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createApp } from '../app.ts';
import { readEnv } from '../env.ts';
import { orderNewsOnce } from './order-news.ts';

async function reported() {
  const DATA_DIR = mkdtempSync(join(tmpdir(), 'reviermelder-order-'));
  const app = createApp(readEnv({ INSTALLATION: 'demo', CLOCK_START: '2026-11-23T12:00:00Z', DATA_DIR }));
  onTestFinished(() => {
    app.close();
    rmSync(DATA_DIR, { recursive: true });
  });
  const secret = 'AAAAAAAAAAAAAAAAAAAAAA';
  const sent = await app.reports.submit({
    cityId: 'bochum',
    id: crypto.randomUUID(),
    secret,
    category: 'graffiti',
    subKind: null,
    answers: {},
    phrases: [],
    text: null,
    language: 'de',
    location: { kind: 'point', lat: 51.4787, lon: 7.2229, accuracyMeters: 8, source: 'device' },
    photosExpected: 0,
    observedAt: null,
    channel: 'web',
    joins: null
  });
  if (!sent.ok) throw new Error(JSON.stringify(sent.problems));
  const report = { reference: sent.report.reference, secret };
  const waiting = async () => (await app.news.contact(report.reference, secret))?.waiting?.address ?? null;
  return { report, waiting, order: (typed: string, network = 'a') => orderNewsOnce({ app, network }, report, typed) };
}

test('no address, no news', async () => {
  const { order, waiting } = await reported();
  expect([await order('  '), await waiting()]).toEqual(['none', null]);
});

test('an address is asked once, however often the report is sent', async () => {
  const { order, waiting } = await reported();
  expect([await order(' anna@example.org '), await order('other@example.org'), await waiting()]).toEqual(['ordered', 'ordered', 'a…@example.org']);
});

test('what is no address is said and leaves the way open for one', async () => {
  const { order, waiting } = await reported();
  expect([await order('anna@example'), await waiting(), await order('anna@example.org'), await waiting()]).toEqual([
    'invalid',
    null,
    'ordered',
    'a…@example.org'
  ]);
});

test('a network cannot make us write to any number of people', async () => {
  const { order, waiting } = await reported();
  const tries = 25;
  for (let count = 0; count < tries; count += 1) await order('no address', 'crowd');
  expect([await order('anna@example.org', 'crowd'), await waiting(), await order('anna@example.org', 'other')]).toEqual(['too-often', null, 'ordered']);
});
