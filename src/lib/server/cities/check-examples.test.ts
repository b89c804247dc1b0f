import { describe, expect, it } from 'vitest';
import type { City } from '#lib/domain/city/city.ts';
import type { RoutingRule } from '#lib/domain/city/routing-rule.ts';
import { readBochum } from '../../../../tests/support/bochum.ts';
import { routeExample } from '#lib/domain/triage/run-example.ts';
import { checkExamples, checkExamplesExist } from './check-examples.ts';

const bochum = readBochum();
const codes = bochum.routing.map(({ code }) => code);
const withRule = (code: string, change: (rule: RoutingRule) => RoutingRule): City => ({
  ...bochum,
  routing: bochum.routing.map((rule) => (rule.code === code ? change(rule) : rule))
});
/** The problems about the examples of one rule. */
const found = (city: City, code: string) =>
  checkExamples(city)
    .filter(({ path }) => path.startsWith(`rules.${codes.indexOf(code)}.examples.`))
    .map(({ problem }) => problem);

/** What is urgent is due by response.json, whatever the rule says. */
const runsByTheClock = (code: string): boolean =>
  (bochum.routing.find((rule) => rule.code === code)?.examples ?? []).every(({ report }) =>
    routeExample(report, bochum)?.reasons.some((reason) => reason.code === 'urgent')
  );

describe('the examples of Bochum', () => {
  it('all come true', () => {
    expect([...checkExamplesExist(bochum), ...checkExamples(bochum)]).toEqual([]);
  });

  describe.each(codes)('of %s', (code) => {
    it('are asked for', () => {
      const city = withRule(code, (rule) => ({ ...rule, examples: [] }));
      expect(checkExamplesExist(city).map(({ path, problem }) => `${path}: ${problem}`)).toEqual([
        `rules.${codes.indexOf(code)}.examples: ${code} decides team and organisation without an example`
      ]);
    });

    it('fail when the rule names another team', () => {
      const city = withRule(code, (rule) => ({ ...rule, team: rule.team === 'leitstelle' ? 'quartiershausmeister' : 'leitstelle' }));
      expect(found(city, code)[0]).toMatch(/reaches the team (leitstelle|quartiershausmeister), not /);
    });

    it('fail when the rule proposes another organisation', () => {
      const city = withRule(code, (rule) => ({ ...rule, forwardTo: 'citywache' }));
      expect(found(city, code)[0]).toMatch(/is proposed to citywache, not to /);
    });

    it.skipIf(runsByTheClock(code))('fail when the rule has another deadline', () => {
      const city = withRule(code, (rule) => ({ ...rule, deadlineWorkingHours: 1000 }));
      expect(found(city, code)[0]).toMatch(/is due \d+ minutes later than /);
    });

    it.skipIf(code === 'default')('fail when the rule no longer holds', () => {
      const city = withRule(code, (rule) => ({ ...rule, when: { ...rule.when, subKinds: ['winter'], categories: ['other'] } }));
      expect(found(city, code)[0]).toMatch(/is won by /);
    });
  });
});
