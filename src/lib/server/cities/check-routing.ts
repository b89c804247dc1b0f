import type { Category, City, RoutingRule } from '#lib/domain/city/city.ts';
import { conditionCount } from '#lib/domain/triage/routing.ts';
import type { CityProblem } from './problem.ts';

/** Every report reaches exactly one team: districts have one team each, one rule always holds, no two equal rules disagree. */
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
  if (city.routing.some((rule) => conditionCount(rule) === 0)) return [];
  return [
    { file: 'routing.json', path: 'rules', problem: 'no rule holds for everything else', remedy: 'add a rule with an empty "when" and the team "district"' }
  ];
}

/** Rules whose conditions contradict each other, such as a sub-kind of another category. */
function deadRuleProblems(city: City): CityProblem[] {
  return city.routing.flatMap((rule, i) =>
    categoriesOf(rule, city).length > 0 && districtsOf(rule, city).length > 0
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

/** The rule with the most conditions wins, so that two with equally many must agree or exclude each other. */
function conflictProblems(city: City): CityProblem[] {
  const problems: CityProblem[] = [];
  for (const [i, a] of city.routing.entries()) {
    for (const b of city.routing.slice(i + 1)) {
      if (conditionCount(a) !== conditionCount(b) || isSameDecision(a, b) || !canBothHold(a, b, city)) continue;
      const problem = `${a.code} and ${b.code} have equally many conditions, can both hold and decide differently`;
      problems.push({ file: 'routing.json', path: `rules.${i}`, problem, remedy: 'add a condition to the one that should win' });
    }
  }
  return problems;
}

function isSameDecision(a: RoutingRule, b: RoutingRule): boolean {
  return a.team === b.team && a.forwardTo === b.forwardTo && a.deadlineWorkingHours === b.deadlineWorkingHours;
}

function canBothHold(a: RoutingRule, b: RoutingRule, city: City): boolean {
  const answers = Object.entries(a.when.answers ?? {});
  if (answers.some(([question, answer]) => (b.when.answers?.[question] ?? answer) !== answer)) return false;
  if (!share(a.when.subKinds, b.when.subKinds) || !share(a.when.quarters, b.when.quarters)) return false;
  const districts = new Set(districtsOf(b, city));
  if (!districtsOf(a, city).some((id) => districts.has(id))) return false;
  const categories = new Set(categoriesOf(b, city));
  return categoriesOf(a, city).some((category) => categories.has(category));
}

function share(a: readonly string[] | undefined, b: readonly string[] | undefined): boolean {
  return !a || !b || a.some((value) => b.includes(value));
}

/** Categories in which a rule can hold. */
function categoriesOf({ when }: RoutingRule, city: City): Category[] {
  const { categories, subKinds, phrases, answers = {} } = when;
  return city.categories.filter(
    (category) =>
      (categories?.includes(category.code) ?? true) &&
      (!subKinds || category.subKinds.some(({ code }) => subKinds.includes(code))) &&
      (!phrases || category.phrases.some(({ code }) => phrases.includes(code))) &&
      Object.keys(answers).every((asked) => category.questions.some(({ code }) => code === asked))
  );
}

/** Districts in which a rule can hold. */
function districtsOf({ when }: RoutingRule, city: City): string[] {
  const { districts, quarters } = when;
  return city.districts
    .map(({ id }) => id)
    .filter(
      (id) => (districts?.includes(id) ?? true) && (!quarters || city.quarters.some((quarter) => quarter.districtId === id && quarters.includes(quarter.id)))
    );
}
