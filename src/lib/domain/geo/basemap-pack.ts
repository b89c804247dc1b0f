import type { Address, City, NamedPlace } from '../city/city.ts';
import type { Area } from './area.ts';
import { bordersOnce } from './basemap-borders.ts';
import { packDegrees, packLine, type BaseMapData, type HouseKind, type PackedHouse, type PackedLine } from './basemap-data.ts';
import { fitStreets } from './basemap-streets.ts';
import { metersBetween } from './distance.ts';

export type BaseMapCity = Pick<City, 'center' | 'boundary' | 'districts' | 'quarters' | 'addresses' | 'places' | 'neighbours' | 'decoration'>;

const DRAWN_KINDS = new Set(['station', 'playground', 'stadium', 'university', 'museum', 'theatre', 'venue', 'shopping', 'landmark', 'lake']);
/** A school or day care this near to a known address is at that address. */
const SAME_BUILDING_METERS = 20;

/** What the base map needs of a city; costs some milliseconds, so that it is made once per city version. */
export function baseMapDataOf(city: BaseMapCity): BaseMapData {
  const districts = city.districts.map(({ area }) => area);
  const quarters = city.quarters.map(({ area }) => area);
  const { greens, water, motorways, rail } = city.decoration;
  return {
    center: city.center,
    districts: city.districts.map(({ name, area }) => ({ name, rings: packArea(area) })),
    quarters: city.quarters.map(({ name, area }) => ({ name, rings: packArea(area) })),
    borders: {
      quarters: bordersOnce(quarters, districts).map(packLine),
      districts: bordersOnce(districts, [city.boundary]).map(packLine),
      city: packArea(city.boundary)
    },
    greens: greens.map(({ name, ring }) => ({ name, line: packLine(ring) })),
    water: water.map(({ name, widthMeters, line }) => ({ name, widthMeters, line: packLine(line) })),
    motorways: motorways.map(({ name, line }) => ({ name, line: packLine(line) })),
    rail: rail.map(packLine),
    streets: fitStreets(city.addresses).map(({ name, points }) => ({ name, line: packLine(points) })),
    houses: housesOf(city.addresses, city.places),
    places: city.places.filter(({ kind }) => DRAWN_KINDS.has(kind)).map(({ lat, lon, name, kind }) => [packDegrees(lat), packDegrees(lon), name, kind]),
    neighbours: city.neighbours.map(({ lat, lon, name }) => [packDegrees(lat), packDegrees(lon), name, 'city'])
  };
}

function packArea(area: Area): PackedLine[] {
  return area.flat(1).map((ring) => packLine(ring.map(([lon, lat]) => ({ lat, lon }))));
}

/** One building per known address; a school or day care next to it gives it its kind. */
function housesOf(addresses: readonly Address[], places: readonly NamedPlace[]): PackedHouse[] {
  const notable = places.filter(({ kind }) => kind === 'school' || kind === 'daycare');
  const seen = new Set<string>();
  const houses: PackedHouse[] = [];
  for (const address of addresses) {
    const key = `${address.street} ${address.houseNumber}`;
    if (!address.houseNumber || seen.has(key)) continue;
    seen.add(key);
    const there = notable.find((place) => metersBetween(place, address) < SAME_BUILDING_METERS);
    const kind: HouseKind = there?.kind === 'school' || there?.kind === 'daycare' ? there.kind : 'house';
    houses.push([packDegrees(address.lat), packDegrees(address.lon), address.street, address.houseNumber, kind]);
  }
  return houses;
}
