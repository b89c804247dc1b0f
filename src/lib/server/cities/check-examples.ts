import type { City } from '#lib/domain/city/city.ts';
import type { RoutingRule, RuleExample } from '#lib/domain/city/routing-rule.ts';
import { fromLocalTime, routeExample } from '#lib/domain/triage/run-example.ts';
import type { CityProblem } from './problem.ts';

/** Runs the examples of all rules: each must be won by its own rule and end as it says. */
export function checkExamples(city: City): CityProblem[] {
  return city.routing.flatMap((rule, i) =>
    (rule.examples ?? []).flatMap((example, n) => {
      const problem = whatIsWrong(example, rule, city);
      if (problem === null) return [];
      const path = `rules.${i}.examples.${n}`;
      const remedy = 'mend the rule, or the example if it says something that is no longer meant';
      return [{ file: 'routing.json', path, problem: `the example "${example.label}" of ${rule.code} ${problem}`, remedy }];
    })
  );
}

/** Every rule decides team and organisation, so each must carry an example of what it decides. */
export function checkExamplesExist(city: City): CityProblem[] {
  const remedy = 'add a report that this rule must win, with the team, organisation and deadline it must get';
  return city.routing.flatMap(({ code, examples = [] }, i) =>
    examples.length > 0
      ? []
      : [{ file: 'routing.json', path: `rules.${i}.examples`, problem: `${code} decides team and organisation without an example`, remedy }]
  );
}

function whatIsWrong({ report, expect }: RuleExample, rule: RoutingRule, city: City): string | null {
  const route = routeExample(report, city);
  if (!route) return 'lies outside the city';
  if (route.rule !== rule.code) return `is won by ${route.rule}`;
  if (route.team !== expect.team) return `reaches the team ${route.team}, not ${expect.team}`;
  if (route.forwardTo !== expect.forwardTo) return `is proposed to ${route.forwardTo ?? 'nobody'}, not to ${expect.forwardTo ?? 'anybody'}`;
  const minutes = Math.round((route.dueAt - fromLocalTime(expect.due, city.timeZone)) / 60_000);
  return minutes === 0 ? null : `is due ${Math.abs(minutes)} minutes ${minutes > 0 ? 'later' : 'earlier'} than ${expect.due}`;
}
