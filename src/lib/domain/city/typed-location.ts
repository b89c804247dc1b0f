import type { ReportLocation } from '../report/report.ts';
import type { City } from './city.ts';
import { findPlace, searchPlaces, type PlaceHit } from './search.ts';

/** How far the middle of a street may be from the house that is meant. */
const STREET_METERS = 240;

/** A place in words: an address, a description, a Stadtbezirk; each may be empty. */
export type TypedPlace = { address: string; describedPlace: string; district: string };

/** A known address wins; else the middle of its street, with what was typed; else the words; an address that the index does not know becomes words if a district is given. */
export function typedLocation({ address, describedPlace, district }: TypedPlace, city: City): ReportLocation | null {
  const hit = address ? placeMeant(address, city) : null;
  if (hit?.unknownNumber === null) return { kind: 'point', lat: hit.lat, lon: hit.lon, accuracyMeters: null, source: 'search' };
  if (hit)
    return {
      kind: 'point',
      lat: hit.lat,
      lon: hit.lon,
      accuracyMeters: STREET_METERS,
      source: 'search',
      typedAddress: [address, describedPlace].filter(Boolean).join(', ')
    };
  const words = describedPlace || (district ? address : '');
  return words ? { kind: 'described', text: [address, describedPlace].filter(Boolean).join(', '), districtId: district || null } : null;
}

/** The one place that an address typed in full can mean: itself, or its street where the index does not know the number; null when it is unknown or there are several. */
export function placeMeant(address: string, city: City): PlaceHit | null {
  return findPlace(address, city) ?? streetOf(address, city);
}

/** The one street of the city whose house number is all that the index does not know. */
function streetOf(address: string, city: City): PlaceHit | null {
  const [first, ...others] = searchPlaces(address, city).filter(({ unknownNumber }) => unknownNumber !== null);
  return first && others.length === 0 ? first : null;
}
