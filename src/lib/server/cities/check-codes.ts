import type { City } from '#lib/domain/city/city.ts';
import { attributesOf } from '#lib/domain/open311/service.ts';
import { checkInventoryCodes } from './check-inventory-codes.ts';
import { checkRuleCodes } from './check-rule-codes.ts';
import { repeated, unknown, type CityProblem } from './problem.ts';

/** Text pages that the footer, the header and the start page link to. */
const REQUIRED_TEXTS = ['impressum', 'datenschutz', 'barrierefreiheit', 'barriere-melden', 'leichte-sprache', 'gebaerdensprache', 'hilfe', 'falschparken'];

/** Codes of a city against each other: each is unique where it must be, and each reference names something. */
export function checkCodes(city: City): CityProblem[] {
  return [
    ...checkUnique(city),
    ...checkCategories(city),
    ...checkFindings(city),
    ...checkTeams(city),
    ...checkPlaces(city),
    ...checkRuleCodes(city),
    ...checkInventoryCodes(city),
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
    // Beside the two attributes that Open311 has for every category.
    ...categories.flatMap((category) => repeated('categories.json', `${category.code}.questions`, attributesOf(category))),
    ...categories.flatMap(({ code, questions }) =>
      questions.flatMap((question) => repeated('categories.json', `${code}.${question.code}.options`, question.options))
    ),
    ...repeated('codes.json', 'waitingReasons', city.waitingReasons),
    ...repeated('codes.json', 'findings', city.findings),
    ...repeated('codes.json', 'rejectionRules', city.rejectionRules),
    ...repeated('events.json', 'events', city.events),
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

function checkTexts({ texts }: City): CityProblem[] {
  const there = new Set(texts.map(({ code }) => code));
  return REQUIRED_TEXTS.filter((code) => !there.has(code)).map((code) => ({
    file: `texts/${code}.json`,
    path: '',
    problem: 'the page is missing',
    remedy: 'write it; the interface links to it from every page'
  }));
}
