import { metersBetween } from '../geo/distance.ts';
import type { LatLon } from '../geo/point.ts';
import type { Place } from '../report/report.ts';
import type { Address, City } from './city.ts';
import { locate } from './locate.ts';

/** A house number is only said when a known address lies this near (architecture, decision 20). */
const HOUSE_NUMBER_WITHIN_METERS = 25;
/** A street is only said when one of its known addresses lies this near. */
const STREET_WITHIN_METERS = 60;
/** A point that may be off by more than this says nothing about a street. */
const STREET_ACCURATE_METERS = 250;
/** No point within `STREET_WITHIN_METERS` differs by more degrees of latitude than this. */
const LATITUDE_WINDOW_DEGREES = 0.0006;

/**
 * What the city's index honestly knows about a point (decision 20); all null outside the city. A point that was only found
 * to `accuracyMeters` has no house number, and a very rough one no street; null is a point that somebody chose.
 */
export function placeAt(point: LatLon, city: City, accuracyMeters: number | null = null): Place {
  const located = locate(point, city);
  if (!located.inside) return { street: null, houseNumber: null, quarterId: null, districtId: null };
  const { quarterId, districtId } = located;
  const offMeters = accuracyMeters ?? 0;
  const near = offMeters > STREET_ACCURATE_METERS ? [] : addressesNear(point, city.addresses);
  const house = near.find(({ address, meters }) => address.houseNumber !== '' && meters <= HOUSE_NUMBER_WITHIN_METERS)?.address;
  const street = house?.street ?? near[0]?.address.street ?? null;
  const houseNumber = offMeters > HOUSE_NUMBER_WITHIN_METERS ? null : (house?.houseNumber ?? null);
  return { street, houseNumber, quarterId, districtId };
}

/** "Dorstener Straße 12, Hamme", "Dorstener Straße, Hamme", "Quartier Hamme" or "Bochum-Mitte"; empty for nothing known. */
export function placeLine(place: Omit<Place, 'houseNumber'> & { houseNumber?: string | null }, city: Pick<City, 'quarters' | 'districts'>): string {
  const quarter = city.quarters.find(({ id }) => id === place.quarterId)?.name;
  const district = city.districts.find(({ id }) => id === place.districtId)?.fullName;
  if (!place.street) return quarter ? `Quartier ${quarter}` : (district ?? '');
  const street = [place.street, place.houseNumber].filter(Boolean).join(' ');
  return [street, quarter ?? district].filter(Boolean).join(', ');
}

/** Known addresses within reach, nearest first. */
function addressesNear(point: LatLon, addresses: readonly Address[]): { address: Address; meters: number }[] {
  return addresses
    .filter(({ lat }) => Math.abs(lat - point.lat) < LATITUDE_WINDOW_DEGREES)
    .map((address) => ({ address, meters: metersBetween(point, address) }))
    .filter(({ meters }) => meters <= STREET_WITHIN_METERS)
    .toSorted((a, b) => a.meters - b.meters);
}
