import { expect, test } from 'vitest';
import { readCity } from '../cities/read-city.ts';
import { isUnclaimed } from '#lib/domain/report/responsibility.ts';
import { DAY, HOUR } from '#lib/domain/time.ts';
import { generateReports } from './generate.ts';
import { escalateUnclaimed, inHandsSince } from './handed-over.ts';
import { createChance } from './random.ts';
import { SUB_KINDS_WITH_TEXT } from './texts.ts';

const NOW = Date.UTC(2026, 10, 23, 12);
const read = readCity('cities/bochum');
if (!read.ok) throw new Error('the city files are broken');
const { city } = read;
const reports = generateReports(city, { count: 1500, now: NOW, seed: 7 });

test('the same seed makes the same city, so that tests and demo agree', () => {
  expect(generateReports(city, { count: 300, now: NOW, seed: 7 })).toEqual(generateReports(city, { count: 300, now: NOW, seed: 7 }));
});

test('nothing in the demo lies in the future', () => {
  expect(reports.flatMap(({ events }) => events).every(({ at }) => at <= NOW)).toBe(true);
});

test('every state and every outcome that staff can choose occurs', () => {
  const signs = new Set(reports.map(({ report }) => report.outcome ?? report.state));
  expect([...signs]).toEqual(
    expect.arrayContaining(['received', 'in_progress', 'forwarded', 'fixed', 'not_found', 'not_responsible', 'not_feasible', 'rejected'])
  );
});

test('a report is only merged into one of its own kind', () => {
  const byId = new Map(reports.map(({ report }) => [report.id, report]));
  const merged = reports.filter(({ report }) => report.mergedInto !== null);
  expect(merged.length).toBeGreaterThan(5);
  expect(merged.every(({ report }) => byId.get(report.mergedInto ?? '')?.publicKind === report.publicKind)).toBe(true);
});

test('some reports are given back, more where a rule names a team of its own', () => {
  const returned = reports.filter(({ report }) => report.returns > 0);
  expect(returned.length).toBeGreaterThan(10);
  expect(returned.length).toBeLessThan(reports.length / 10);
});

test('what nobody took in time is at the control room, since the hour the city allows', () => {
  const made = generateReports(city, { count: 300, now: NOW - 30 * DAY, seed: 3 }).find(({ report }) => isUnclaimed(report) && report.team !== 'leitstelle');
  if (!made) throw new Error('everything was taken');
  const { team } = made.report;
  escalateUnclaimed(made, { city, now: made.report.receivedAt + HOUR }, createChance(1));
  expect(made.report.team).toBe(team);
  escalateUnclaimed(made, { city, now: NOW }, createChance(1));
  expect(made.report).toMatchObject({ team: 'leitstelle', state: 'received' });
  expect(made.events.at(-1)).toMatchObject({ type: 'escalated', actor: { kind: 'system' }, data: { from: team, to: 'leitstelle' } });
  expect(inHandsSince(made)).toBeLessThan(NOW - 20 * DAY);
});

test('counts-only categories keep their promise', () => {
  expect(reports.filter(({ report }) => report.publicKind === 'counts').every(({ report }) => !report.published && report.publicKind === 'counts')).toBe(true);
});

test('every sub-kind of the city has German sentences of its own', () => {
  expect(SUB_KINDS_WITH_TEXT).toEqual(expect.arrayContaining(city.categories.flatMap(({ subKinds }) => subKinds.map(({ code }) => code))));
});
