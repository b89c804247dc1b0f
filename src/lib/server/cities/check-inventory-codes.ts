import type { City } from '#lib/domain/city/city.ts';
import { repeated, unknown, type CityProblem } from './problem.ts';

/** Ids of special areas, known objects and planned works, and what they refer to. */
export function checkInventoryCodes(city: City): CityProblem[] {
  const { areas, objects, works } = city;
  return [
    ...repeated('areas.geojson', 'features', coded([...new Set([...city.districts, ...city.quarters].map(({ id }) => id)), ...areas.map(({ id }) => id)])),
    ...repeated('assets.csv', 'kind and id', coded(objects.map(({ kind, id }) => `${kind} ${id}`))),
    ...repeated('known.csv', 'id', coded(works.map(({ id }) => id))),
    ...ownerProblems(city),
    ...workProblems(city)
  ];
}

const coded = (codes: readonly string[]) => codes.map((code) => ({ code }));

function ownerProblems({ objects, organisations }: City): CityProblem[] {
  const known = new Set(organisations.map(({ code }) => code));
  return objects.flatMap(({ owner }, i) => (known.has(owner) ? [] : [unknown('assets.csv', `line ${i + 2}, owner`, owner, 'teams.json')]));
}

function workProblems({ works, areas, quarters, districts, categories }: City): CityProblem[] {
  const places = new Set([...areas, ...quarters, ...districts].map(({ id }) => id));
  const kinds = new Set(categories.map(({ code }) => code));
  return works.flatMap(({ areaId, categories: named }, i) => [
    ...(places.has(areaId) ? [] : [unknown('known.csv', `line ${i + 2}, area`, areaId, 'areas.geojson, quarters.geojson or districts.geojson')]),
    ...named.filter((code) => !kinds.has(code)).map((code) => unknown('known.csv', `line ${i + 2}, categories`, code, 'categories.json'))
  ]);
}
