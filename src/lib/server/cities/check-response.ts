import type { City, UrgencyExample, UrgencyRule } from '#lib/domain/city/city.ts';
import { urgencyOf } from '#lib/domain/triage/urgency.ts';
import { checkHandOn } from './check-hand-on.ts';
import type { CityProblem } from './problem.ts';

const FILE = 'response.json';

/** Urgency rules name only what the categories have and do what their examples say; every team has its mailboxes; codes are unique. */
export function checkResponse(city: City): CityProblem[] {
  const { urgency, alarm, returns } = city.response;
  return [
    ...[...repeated('urgency', urgency), ...repeated('alarm', alarm), ...repeated('returns.reasons', returns.reasons)],
    ...urgency.flatMap((rule, i) => [...unknownCodes(rule, i, city), ...wrongExamples(rule, i, city)]),
    ...mailboxProblems(city),
    ...checkHandOn(city)
  ];
}

function repeated(path: string, entries: readonly { code: string }[]): CityProblem[] {
  const twice = entries.filter(({ code }, i) => entries.findIndex((entry) => entry.code === code) !== i);
  return twice.map(({ code }) => ({ file: FILE, path, problem: `the code ${code} is used twice`, remedy: 'give each its own code; codes are permanent' }));
}

function unknownCodes({ when }: UrgencyRule, index: number, { categories }: City): CityProblem[] {
  const known = {
    categories: new Set(categories.map(({ code }) => code)),
    subKinds: new Set(categories.flatMap(({ subKinds }) => subKinds.map(({ code }) => code))),
    phrases: new Set(categories.flatMap(({ phrases }) => phrases.map(({ code }) => code)))
  };
  const answers = new Set(categories.flatMap(({ questions }) => questions.flatMap(({ code, options }) => options.map((option) => `${code}=${option.code}`))));
  return when.flatMap((each, i) => {
    const missing = [
      ...(each.categories ?? []).filter((code) => !known.categories.has(code)),
      ...(each.subKinds ?? []).filter((code) => !known.subKinds.has(code)),
      ...[...(each.phrases ?? []), ...(each.allPhrases ?? [])].filter((code) => !known.phrases.has(code)),
      ...Object.entries(each.answers ?? {}).flatMap(([question, answer]) => (answers.has(`${question}=${answer}`) ? [] : [`${question}=${answer}`]))
    ];
    const path = `urgency.${index}.when.${i}`;
    return missing.map((code) => ({ file: FILE, path, problem: `${code} is not known`, remedy: 'use one that is listed in categories.json, or add it there' }));
  });
}

/** An example is about its own rule: it must be urgent by that rule, or urgent by none. */
function wrongExamples(rule: UrgencyRule, index: number, city: City): CityProblem[] {
  return rule.examples.flatMap((example, i) => {
    const found = urgencyOf(saidIn(example), { response: { ...city.response, urgency: [rule] } }) !== null;
    if (found === example.urgent) return [];
    const problem = `the example is ${found ? '' : 'not '}urgent by ${rule.code}, but says that it is${example.urgent ? '' : ' not'}`;
    return [{ file: FILE, path: `urgency.${index}.examples.${i}`, problem, remedy: 'correct the conditions of the rule or the example' }];
  });
}

function saidIn({ category, subKind, answers, phrases, areaKind }: UrgencyExample) {
  return { category, subKind: subKind ?? null, answers: answers ?? {}, phrases: phrases ?? [], areaKinds: () => (areaKind ? [areaKind] : []) };
}

function mailboxProblems({ teams, response }: City): CityProblem[] {
  const remedy = 'list each team of teams.json once, with the addresses of its duty desk and of its lead';
  const missing = teams.filter(({ code }) => response.mailboxes.filter(({ team }) => team === code).length !== 1);
  const unknown = response.mailboxes.filter(({ team }) => !teams.some(({ code }) => code === team));
  return [
    ...missing.map(({ code }) => ({ file: FILE, path: 'mailboxes', problem: `${code} is not listed exactly once`, remedy })),
    ...unknown.map(({ team }) => ({ file: FILE, path: 'mailboxes', problem: `${team} is not a team`, remedy }))
  ];
}
