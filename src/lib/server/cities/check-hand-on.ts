import type { City, HandOn, PartnerService } from '#lib/domain/city/city.ts';
import type { CityProblem } from './problem.ts';

const FILE = 'response.json';

/** Each organisation that is told by itself is known and listed once, and its server gets nothing that is only counted. */
export function checkHandOn(city: City): CityProblem[] {
  return city.response.handOn.flatMap((entry, i) => [...organisationProblems(city, entry, i), ...serviceProblems(city, entry, i)]);
}

function organisationProblems({ organisations, response }: City, { organisation }: HandOn, index: number): CityProblem[] {
  const path = `handOn.${index}`;
  const remedy = 'list an organisation of teams.json, at most once, with the mailbox or the server that takes reports';
  if (!organisations.some(({ code }) => code === organisation)) return [{ file: FILE, path, problem: `${organisation} is not an organisation`, remedy }];
  const isTwice = response.handOn.findIndex((each) => each.organisation === organisation) !== index;
  return isTwice ? [{ file: FILE, path, problem: `${organisation} is listed twice`, remedy }] : [];
}

function serviceProblems(city: City, { geoReport }: HandOn, index: number): CityProblem[] {
  const services = geoReport?.services ?? [];
  return services.flatMap((service, i) => {
    const found = wrongIn(city, service) ?? (services.findIndex((each) => isAboutSame(each, service)) === i ? null : TWICE);
    return found ? [{ file: FILE, path: `handOn.${index}.geoReport.services.${i}`, ...found }] : [];
  });
}

const TWICE = { problem: 'the category has two services', remedy: 'keep one of them, or name the kind each is for' };

function wrongIn({ categories }: City, { category, subKind }: PartnerService): Pick<CityProblem, 'problem' | 'remedy'> | null {
  const known = categories.find(({ code }) => code === category);
  const remedy = 'use one that is listed in categories.json';
  if (!known) return { problem: `${category} is not a category`, remedy };
  if (known.visibility === 'counts')
    return { problem: `${category} is only counted, and another server may publish it`, remedy: 'leave it out: it goes by mail, or somebody calls' };
  return subKind === null || known.subKinds.some(({ code }) => code === subKind) ? null : { problem: `${subKind} is no kind of ${category}`, remedy };
}

function isAboutSame(a: PartnerService, b: PartnerService): boolean {
  return a.category === b.category && a.subKind === b.subKind;
}
