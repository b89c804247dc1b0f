import type { City } from '#lib/domain/city/city.ts';
import type { CityProblem } from './problem.ts';

/** Text pages that the footer, the header and the start page link to. */
const REQUIRED_TEXTS = ['impressum', 'datenschutz', 'barrierefreiheit', 'barriere-melden', 'leichte-sprache', 'gebaerdensprache', 'hilfe', 'falschparken'];

type Coded = { code: string };

/** Codes of a city against each other: each is unique where it must be, and each reference names something. */
export function checkCodes(city: City): CityProblem[] {
  return [
    ...checkUnique(city),
    ...checkCategories(city),
    ...checkFindings(city),
    ...checkTeams(city),
    ...checkPlaces(city),
    ...checkRules(city),
    ...checkTexts(city)
  ];
}

function checkUnique(city: City): CityProblem[] {
  const { groups, categories, organisations, teams, routing, districts, quarters } = city;
  const kinds = [...categories, ...categories.flatMap(({ subKinds }) => subKinds)];
  return [
    ...repeated('categories.json', 'groups', groups),
    ...repeated('categories.json', 'categories and subKinds', kinds),
    ...categories.flatMap(({ code, phrases }) => repeated('categories.json', `${code}.phrases`, phrases)),
    ...categories.flatMap(({ code, questions }) => repeated('categories.json', `${code}.questions`, questions)),
    ...categories.flatMap(({ code, questions }) =>
      questions.flatMap((question) => repeated('categories.json', `${code}.${question.code}.options`, question.options))
    ),
    ...repeated('codes.json', 'waitingReasons', city.waitingReasons),
    ...repeated('codes.json', 'findings', city.findings),
    ...repeated('codes.json', 'rejectionRules', city.rejectionRules),
    ...repeated('teams.json', 'organisations', organisations),
    ...repeated('teams.json', 'teams', teams),
    ...repeated('routing.json', 'rules', routing),
    ...repeated(
      'districts.geojson',
      'features',
      districts.map(({ id }) => ({ code: id }))
    ),
    ...repeated(
      'quarters.geojson',
      'features',
      quarters.map(({ id }) => ({ code: id }))
    )
  ];
}

function repeated(file: string, path: string, items: readonly Coded[]): CityProblem[] {
  const seen = new Set<string>();
  const problems: CityProblem[] = [];
  for (const { code } of items) {
    if (seen.has(code)) problems.push({ file, path, problem: `the code ${code} is used twice`, remedy: 'give each its own code; codes are permanent' });
    seen.add(code);
  }
  return problems;
}

function unknown(file: string, path: string, value: string, listed: string): CityProblem {
  return { file, path, problem: `${value} is not known`, remedy: `use one that is listed in ${listed}, or add it there` };
}

function checkCategories({ categories, groups }: City): CityProblem[] {
  const known = new Set(groups.map(({ code }) => code));
  return categories.flatMap(({ group }, i) => (known.has(group) ? [] : [unknown('categories.json', `categories.${i}.group`, group, 'groups')]));
}

function checkFindings({ findings, categories }: City): CityProblem[] {
  const known = new Set(categories.map(({ code }) => code));
  return findings.flatMap((finding, i) =>
    (finding.categories ?? []).filter((code) => !known.has(code)).map((code) => unknown('codes.json', `findings.${i}.categories`, code, 'categories.json'))
  );
}

function checkTeams(city: City): CityProblem[] {
  const organisations = new Set(city.organisations.map(({ code }) => code));
  const districts = new Set(city.districts.map(({ id }) => id));
  const problems: CityProblem[] = [];
  city.teams.forEach(({ organisation, districtId, kind }, i) => {
    if (!organisations.has(organisation)) problems.push(unknown('teams.json', `teams.${i}.organisation`, organisation, 'organisations'));
    if (districtId !== null && !districts.has(districtId)) problems.push(unknown('teams.json', `teams.${i}.districtId`, districtId, 'districts.geojson'));
    if (kind === 'district' && districtId === null) {
      problems.push({
        file: 'teams.json',
        path: `teams.${i}.districtId`,
        problem: 'a district team has no district',
        remedy: 'name its district, or use another kind'
      });
    }
  });
  if (!city.teams.some(({ kind }) => kind === 'control_room')) {
    problems.push({ file: 'teams.json', path: 'teams', problem: 'no team is a control room', remedy: 'add one: reports without a district go there' });
  }
  const { team } = city.phones.controlRoom;
  if (!city.teams.some(({ code }) => code === team)) problems.push(unknown('city.json', 'phones.controlRoom.team', team, 'teams.json'));
  return problems;
}

function checkPlaces({ quarters, districts, addresses }: City): CityProblem[] {
  const districtIds = new Set(districts.map(({ id }) => id));
  const quarterIds = new Set(quarters.map(({ id }) => id));
  return [
    ...quarters.flatMap(({ districtId }, i) =>
      districtIds.has(districtId) ? [] : [unknown('quarters.geojson', `features.${i}.properties.district_id`, districtId, 'districts.geojson')]
    ),
    ...addresses.flatMap(({ quarterId }, i) =>
      quarterId === null || quarterIds.has(quarterId) ? [] : [unknown('addresses.csv', `line ${i + 2}, quarter_id`, quarterId, 'quarters.geojson')]
    )
  ];
}

function checkRules(city: City): CityProblem[] {
  const teams = new Set(['district', ...city.teams.map(({ code }) => code)]);
  const organisations = new Set(city.organisations.map(({ code }) => code));
  const questions = city.categories.flatMap((category) => category.questions);
  const known: [key: 'categories' | 'subKinds' | 'phrases' | 'districts' | 'quarters', codes: Set<string>, listed: string][] = [
    ['categories', new Set(city.categories.map(({ code }) => code)), 'categories.json'],
    ['subKinds', new Set(city.categories.flatMap(({ subKinds }) => subKinds.map(({ code }) => code))), 'categories.json'],
    ['phrases', new Set(city.categories.flatMap(({ phrases }) => phrases.map(({ code }) => code))), 'categories.json'],
    ['districts', new Set(city.districts.map(({ id }) => id)), 'districts.geojson'],
    ['quarters', new Set(city.quarters.map(({ id }) => id)), 'quarters.geojson']
  ];
  return city.routing.flatMap(({ team, forwardTo, when }, i) => {
    const at = `rules.${i}`;
    const problems: CityProblem[] = [];
    if (!teams.has(team)) problems.push(unknown('routing.json', `${at}.team`, team, 'teams.json'));
    if (forwardTo !== null && !organisations.has(forwardTo)) problems.push(unknown('routing.json', `${at}.forwardTo`, forwardTo, 'teams.json'));
    for (const [key, codes, listed] of known) {
      for (const value of when[key] ?? []) if (!codes.has(value)) problems.push(unknown('routing.json', `${at}.when.${key}`, value, listed));
    }
    for (const [asked, answer] of Object.entries(when.answers ?? {})) {
      const fits = questions.some(({ code, options }) => code === asked && options.some((option) => option.code === answer));
      if (!fits) problems.push(unknown('routing.json', `${at}.when.answers.${asked}`, answer, 'categories.json'));
    }
    return problems;
  });
}

function checkTexts({ texts }: City): CityProblem[] {
  const there = new Set(texts.map(({ code }) => code));
  return REQUIRED_TEXTS.filter((code) => !there.has(code)).map((code) => ({
    file: `texts/${code}.json`,
    path: '',
    problem: 'the page is missing',
    remedy: 'write it; the interface links to it from every page'
  }));
}
