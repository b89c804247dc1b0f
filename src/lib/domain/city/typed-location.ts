import type { ReportLocation } from '../report/report.ts';
import type { City } from './city.ts';
import { findPlace, searchPlaces, type PlaceHit } from './search.ts';

/** How far the middle of a street may be from the house that is meant. */
const STREET_METERS = 240;

/** A place in words: an address, a description, a Stadtbezirk; each may be empty. */
export type TypedPlace = { address: string; describedPlace: string; district: string };

/** A known address wins; else the middle of its street, with what was typed; else the words; an address that the index does not know becomes words if a district is given. */
export function typedLocation({ address, describedPlace, district }: TypedPlace, city: City): ReportLocation | null {
  const hit = address ? findPlace(address, city) : null;
  if (hit) return { kind: 'point', lat: hit.lat, lon: hit.lon, accuracyMeters: null, source: 'search' };
  const street = address ? streetOf(address, city) : null;
  if (street)
    return {
      kind: 'point',
      lat: street.lat,
      lon: street.lon,
      accuracyMeters: STREET_METERS,
      source: 'search',
      typedAddress: [address, describedPlace].filter(Boolean).join(', ')
    };
  const words = describedPlace || (district ? address : '');
  return words ? { kind: 'described', text: [address, describedPlace].filter(Boolean).join(', '), districtId: district || null } : null;
}

/** The one street of the city whose house number is all that the index does not know. */
function streetOf(address: string, city: City): PlaceHit | null {
  const [first, ...others] = searchPlaces(address, city).filter(({ unknownNumber }) => unknownNumber !== null);
  return first && others.length === 0 ? first : null;
}
