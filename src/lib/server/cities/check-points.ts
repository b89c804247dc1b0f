import type { City } from '#lib/domain/city/city.ts';
import { locate } from '#lib/domain/city/locate.ts';
import { pointInside } from '#lib/domain/geo/inner-point.ts';
import type { LatLon } from '#lib/domain/geo/point.ts';
import type { CityProblem } from './problem.ts';

/** The centre, all addresses, places, special areas and known objects lie in the city, addresses in the quarter they name, neighbours outside. */
export function checkPoints(city: City): CityProblem[] {
  return [...centerProblems(city), ...addressProblems(city), ...placeProblems(city), ...inventoryProblems(city), ...neighbourProblems(city)];
}

function centerProblems(city: City): CityProblem[] {
  if (locate(city.center, city).inside) return [];
  return [{ file: 'city.json', path: 'center', problem: 'the centre lies outside the city', remedy: 'check the order of lat and lon' }];
}

function addressProblems(city: City): CityProblem[] {
  return city.addresses.flatMap((address, i) => {
    const path = `line ${i + 2}`;
    const located = locate(address, city);
    if (!located.inside)
      return [{ file: 'addresses.csv', path, problem: 'the address lies outside the city', remedy: 'remove the line or correct its position' }];
    const { quarterId } = located;
    if (address.quarterId === null || address.quarterId === quarterId) return [];
    return [
      { file: 'addresses.csv', path, problem: `the address lies in ${quarterId}, not in ${address.quarterId}`, remedy: 'correct its position or quarter_id' }
    ];
  });
}

function placeProblems(city: City): CityProblem[] {
  return city.places.flatMap((place, i) =>
    locate(place, city).inside
      ? []
      : [{ file: 'places.csv', path: `line ${i + 2}`, problem: 'the place lies outside the city', remedy: 'remove the line or correct its position' }]
  );
}

function inventoryProblems(city: City): CityProblem[] {
  const isInside = (point: LatLon | null) => point !== null && locate(point, city).inside;
  const areas = city.areas.filter(({ shape }) => !isInside(shape.kind === 'circle' ? shape : pointInside(shape.area)));
  const remedy = 'remove it or correct its position';
  return [
    ...areas.map(({ id }) => ({ file: 'areas.geojson', path: id, problem: 'the middle of the area lies outside the city', remedy })),
    ...city.objects.flatMap((object, i) =>
      isInside(object) ? [] : [{ file: 'assets.csv', path: `line ${i + 2}`, problem: `${object.kind} ${object.id} lies outside the city`, remedy }]
    )
  ];
}

function neighbourProblems(city: City): CityProblem[] {
  return city.neighbours.flatMap((neighbour, i) =>
    [neighbour, ...(neighbour.points ?? [])].some((point) => locate(point, city).inside)
      ? [{ file: 'city.json', path: `neighbours.${i}`, problem: `a point of ${neighbour.name} lies inside the city`, remedy: 'move it beyond the border' }]
      : []
  );
}
