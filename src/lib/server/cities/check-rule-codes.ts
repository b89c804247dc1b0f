import type { City } from '#lib/domain/city/city.ts';
import type { RoutingRule, RuleConditions } from '#lib/domain/city/routing-rule.ts';
import { unknown, type CityProblem } from './problem.ts';

const FILE = 'routing.json';

type Listed = [key: 'categories' | 'subKinds' | 'phrases' | 'districts' | 'quarters' | 'areas' | 'areaKinds' | 'objects', codes: Set<string>, listed: string];

/** Every code that a rule or one of its examples names is listed in the city's files. */
export function checkRuleCodes(city: City): CityProblem[] {
  const teams = new Set(['district', ...city.teams.map(({ code }) => code)]);
  const organisations = new Set(city.organisations.map(({ code }) => code));
  const lists = listsOf(city);
  return city.routing.flatMap((rule, i) => {
    const at = `rules.${i}`;
    const { team, forwardTo, when } = rule;
    return [
      ...(teams.has(team) ? [] : [unknown(FILE, `${at}.team`, team, 'teams.json')]),
      ...ownerProblems(rule, at),
      ...(forwardTo === null || forwardTo === 'owner' || organisations.has(forwardTo) ? [] : [unknown(FILE, `${at}.forwardTo`, forwardTo, 'teams.json')]),
      ...lists.flatMap(([key, codes, listed]) =>
        (when[key] ?? []).filter((value) => !codes.has(value)).map((value) => unknown(FILE, `${at}.when.${key}`, value, listed))
      ),
      ...answerProblems(when.answers ?? {}, `${at}.when.answers`, city),
      ...exampleProblems(rule, at, city)
    ];
  });
}

function listsOf({ categories, districts, quarters, areas, objects }: City): Listed[] {
  const ids = (list: readonly { id: string }[]) => new Set(list.map(({ id }) => id));
  return [
    ['categories', new Set(categories.map(({ code }) => code)), 'categories.json'],
    ['subKinds', new Set(categories.flatMap(({ subKinds }) => subKinds.map(({ code }) => code))), 'categories.json'],
    ['phrases', new Set(categories.flatMap(({ phrases }) => phrases.map(({ code }) => code))), 'categories.json'],
    ['districts', ids(districts), 'districts.geojson'],
    ['quarters', ids(quarters), 'quarters.geojson'],
    ['areas', ids(areas), 'areas.geojson'],
    ['areaKinds', new Set(areas.map(({ kind }) => kind)), 'areas.geojson'],
    ['objects', new Set(objects.map(({ kind }) => kind)), 'assets.csv']
  ];
}

/** Without a known object nobody owns anything. */
function ownerProblems({ forwardTo, when }: RoutingRule, at: string): CityProblem[] {
  if (forwardTo !== 'owner' || when.objects) return [];
  return [
    {
      file: FILE,
      path: `${at}.forwardTo`,
      problem: '"owner" is only known for a known object',
      remedy: 'add "objects" to the conditions of the rule, or name an organisation'
    }
  ];
}

function answerProblems(answers: NonNullable<RuleConditions['answers']>, path: string, { categories }: City): CityProblem[] {
  const questions = categories.flatMap((category) => category.questions);
  return Object.entries(answers).flatMap(([asked, answer]) =>
    questions.some(({ code, options }) => code === asked && options.some((option) => option.code === answer))
      ? []
      : [unknown(FILE, `${path}.${asked}`, answer, 'categories.json')]
  );
}

function exampleProblems({ examples = [] }: RoutingRule, at: string, city: City): CityProblem[] {
  return examples.flatMap(({ report }, n) => {
    const path = `${at}.examples.${n}.report`;
    const { category: code, subKind, phrases = [], answers = {} } = report;
    const category = city.categories.find((each) => each.code === code);
    if (!category) return [unknown(FILE, `${path}.category`, code, 'categories.json')];
    return [
      ...(!subKind || category.subKinds.some((each) => each.code === subKind) ? [] : [unknown(FILE, `${path}.subKind`, subKind, 'categories.json')]),
      ...phrases
        .filter((phrase) => !category.phrases.some((each) => each.code === phrase))
        .map((phrase) => unknown(FILE, `${path}.phrases`, phrase, 'categories.json')),
      ...answerProblems(answers, `${path}.answers`, city)
    ];
  });
}
