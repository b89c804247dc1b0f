import { expect, test } from 'vitest';
import { readBochum } from '../../../../tests/support/bochum.ts';
import { reportLife } from '../../../../tests/support/report-life.ts';
import { satisfactionIn } from '../../../../tests/support/satisfaction.ts';
import { giveAnswers, planAnswers } from './answers.ts';
import { generateReports } from './generate.ts';
import { createChance } from './random.ts';

const NOW = Date.UTC(2026, 10, 23, 12);

test('reporters of what was fixed lately are asked and answer as on their page, and a "no" opens the report again', async () => {
  const life = reportLife({ city: readBochum() });
  const reports = generateReports(life.city, { count: 2000, now: NOW, seed: 7 });
  const planned = planAnswers(reports, NOW, createChance(7));
  expect(planned.length).toBeGreaterThan(15);
  expect(planned.every(({ at }) => at < NOW)).toBe(true);
  await life.store.import(reports);
  await giveAnswers(planned, (at) => {
    life.clock.now = at;
    return life.news;
  });
  const said = (wanted: string) => planned.filter(({ answer }) => answer === wanted);
  expect(said('no').length).toBeGreaterThan(0);
  expect(satisfactionIn(life.database, life.city.id)).toEqual({
    asked: planned.length,
    answered: said('yes').length + said('no').length,
    solved: said('yes').length
  });
  for (const { reference } of said('no')) expect((await life.store.byReference(reference))?.state).toBe('still_there');
});
