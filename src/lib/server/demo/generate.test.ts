import { expect, test } from 'vitest';
import { readCity } from '../cities/read-city.ts';
import { generateReports } from './generate.ts';
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

test('counts-only categories keep their promise', () => {
  expect(reports.filter(({ report }) => report.publicKind === 'counts').every(({ report }) => !report.published && report.publicKind === 'counts')).toBe(true);
});

test('every sub-kind of the city has German sentences of its own', () => {
  expect(SUB_KINDS_WITH_TEXT).toEqual(expect.arrayContaining(city.categories.flatMap(({ subKinds }) => subKinds.map(({ code }) => code))));
});
