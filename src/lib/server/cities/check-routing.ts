import type { City } from '#lib/domain/city/city.ts';
import { ruleBookOf } from '#lib/domain/triage/rule-book.ts';
import type { CityProblem } from './problem.ts';

/** Every report reaches exactly one team: districts have one team each, one rule always holds, no rules contradict each other. */
export function checkRouting(city: City): CityProblem[] {
  return [...districtTeamProblems(city), ...fallbackProblems(city), ...deadRuleProblems(city), ...conflictProblems(city)];
}

function districtTeamProblems({ districts, teams }: City): CityProblem[] {
  return districts.flatMap(({ id, name }) => {
    const own = teams.filter(({ kind, districtId }) => kind === 'district' && districtId === id);
    if (own.length === 1) return [];
    const problem = own.length === 0 ? `${name} has no district team` : `${name} has ${own.length} district teams: ${own.map(({ code }) => code).join(', ')}`;
    return [{ file: 'teams.json', path: id, problem, remedy: 'give each district exactly one team of kind district' }];
  });
}

/** Without a rule that always holds, some district × category would reach no team by rule. */
function fallbackProblems(city: City): CityProblem[] {
  if (city.routing.some(({ when }) => Object.keys(when).length === 0)) return [];
  return [
    { file: 'routing.json', path: 'rules', problem: 'no rule holds for everything else', remedy: 'add a rule with an empty "when" and the team "district"' }
  ];
}

/** Rules whose conditions contradict each other, such as a sub-kind of another category. */
function deadRuleProblems(city: City): CityProblem[] {
  const book = ruleBookOf(city);
  return city.routing.flatMap((rule, i) =>
    book.canHold(rule)
      ? []
      : [
          {
            file: 'routing.json',
            path: `rules.${i}.when`,
            problem: `the rule ${rule.code} can never hold`,
            remedy: 'remove one of the conditions that contradict each other'
          }
        ]
  );
}

/** The most specific rule wins, so that two of which neither is more specific must agree, exclude each other or be settled by a third. */
function conflictProblems(city: City): CityProblem[] {
  return ruleBookOf(city)
    .conflicts()
    .map(({ first, second }) => ({
      file: 'routing.json',
      path: `rules.${city.routing.indexOf(first)} and rules.${city.routing.indexOf(second)}`,
      problem: `${first.code} and ${second.code} can both hold, decide differently, and neither is more specific`,
      remedy: 'add a rule with the conditions of both that says what happens then, or a condition to one of them that excludes the other'
    }));
}
