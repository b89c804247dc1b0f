import { expect, test } from 'vitest';
import { aReport, WEDNESDAY_TEN } from '../../../tests/support/builders.ts';
import { tinyCity } from '../../../tests/support/tiny-city.ts';
import { neutralReport, type PublicStep } from '#lib/domain/report/public-view.ts';
import type { Report } from '#lib/domain/report/report.ts';
import { DAY } from '#lib/domain/time.ts';
import { stateText, stepInWords } from './report-words.ts';

const words = (report: Partial<Report>, now: number) => stateText(neutralReport(aReport(report), { main: null, alsoSeen: 0, photos: [] }), tinyCity(), now);

test('a day until which the team waits is told until it is over', () => {
  const waiting: Partial<Report> = { state: 'waiting', waiting: { reason: 'material', until: WEDNESDAY_TEN } };
  expect(words(waiting, WEDNESDAY_TEN - DAY)).toBe('Wartet bis 14. Oktober 2026');
  expect(words(waiting, WEDNESDAY_TEN + DAY)).toBe('Wartet');
});

test('the day of the closing has its year once that is not this year', () => {
  const closed: Partial<Report> = { state: 'closed', outcome: 'fixed', closedAt: WEDNESDAY_TEN };
  expect(words(closed, WEDNESDAY_TEN + DAY)).toBe('Erledigt am 14. Oktober');
  expect(words(closed, WEDNESDAY_TEN + 90 * DAY)).toBe('Erledigt am 14. Oktober 2026');
});

test('a step that is read in another year has its year', () => {
  const nothing = { outcome: null, organisation: null, handedOn: false, reason: null, until: null, finding: null, team: null, answer: null };
  const step: PublicStep = { ...nothing, type: 'received', at: WEDNESDAY_TEN, state: 'received' };
  const when = (now: number) => stepInWords(step, tinyCity(), now).when;
  expect(when(WEDNESDAY_TEN + DAY)).toMatch(/^Mittwoch, 14\. Oktober um \d+:\d\d Uhr$/);
  expect(when(WEDNESDAY_TEN + 90 * DAY)).toMatch(/^Mittwoch, 14\. Oktober 2026 um \d+:\d\d Uhr$/);
});
