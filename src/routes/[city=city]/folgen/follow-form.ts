import { ALERT_RADII_METERS, type AlertPlace } from '#lib/domain/alerts/place-alert.ts';
import type { City } from '#lib/domain/city/city.ts';
import { locate } from '#lib/domain/city/locate.ts';
import { findPlace, searchPlaces } from '#lib/domain/city/search.ts';
import { circleWord, readCircle, type Circle } from '#lib/domain/geo/circle.ts';
import type { LatLon } from '#lib/domain/geo/point.ts';

const USUAL_RADIUS_METERS = 500;
/** Far longer than any address, so that a refused one can be shown again. */
const MAX_TYPED = 300;

/** What the form says; `where` is `address`, `district` or a circle as it stands in an address. */
export type FollowValues = { where: string; address: string; radius: number; district: string; category: string; mail: string };

/** A place that the city's search offers for what was typed. */
export type Offer = { circle: string; words: string };

export type PlaceRead = { ok: true; place: AlertPlace } | { ok: false; offers: Offer[] };

/** The form as the address of the page asks for it. */
export function asked(query: URLSearchParams, city: City): FollowValues {
  const circle = circleInside(query.get('umkreis'), city);
  const district = known(
    query.get('bezirk'),
    city.districts.map(({ id }) => id)
  );
  const where = circle ? circleWord(circle) : district === '' ? 'address' : 'district';
  return { where, address: '', radius: USUAL_RADIUS_METERS, district, category: knownCategory(query.get('kategorie'), city), mail: '' };
}

/** The form as it was sent. */
export function sent(form: FormData, city: City): FollowValues {
  const field = (name: string) => {
    const entry = form.get(name);
    return typeof entry === 'string' ? entry.trim().slice(0, MAX_TYPED) : '';
  };
  const radius = ALERT_RADII_METERS.find((meters) => String(meters) === field('radius')) ?? USUAL_RADIUS_METERS;
  const category = knownCategory(field('kategorie'), city);
  return { where: field('wo'), address: field('ort'), radius, district: field('bezirk'), category, mail: field('adresse') };
}

/** The place that the form means. A typed address has to be a precise one of this city; else what the search knows is offered. */
export function readPlace({ where, address, radius, district }: FollowValues, city: City): PlaceRead {
  // Whoever chooses a district and writes no address means the district, whichever of the two was ticked.
  if (where === 'district' || (where === 'address' && address.trim() === '' && district !== '')) {
    const districtId = city.districts.find(({ id }) => id === district)?.id;
    return districtId === undefined ? { ok: false, offers: [] } : { ok: true, place: { kind: 'district', districtId } };
  }
  if (where !== 'address') {
    const circle = circleInside(where, city);
    return circle ? { ok: true, place: { kind: 'circle', ...circle } } : { ok: false, offers: [] };
  }
  const found = findPlace(address, city);
  if (found) return { ok: true, place: { kind: 'circle', ...rounded(found, radius) } };
  const offers = new Map<string, Offer>();
  for (const { label, detail, ...point } of searchPlaces(address, city).reverse()) {
    const circle = circleWord(rounded(point, radius));
    offers.set(circle, { circle, words: detail ? `${label}, ${detail}` : label });
  }
  return { ok: false, offers: [...offers.values()].reverse() };
}

/** Whether a place is one of those that this city follows; a circle around elsewhere would never tell anything. */
function circleInside(word: string | null, city: City): Circle | null {
  const circle = readCircle(word);
  return circle && locate(circle.center, city).inside ? circle : null;
}

/** As it stands in an address, so that the same wish is known again. */
function rounded({ lat, lon }: LatLon, radiusMeters: number): Circle {
  return { center: { lat: Number(lat.toFixed(5)), lon: Number(lon.toFixed(5)) }, radiusMeters };
}

function knownCategory(word: string | null, { categories }: City): string {
  return known(
    word,
    categories.filter(({ visibility }) => visibility === 'pin').map(({ code }) => code)
  );
}

function known(word: string | null, words: readonly string[]): string {
  return words.find((each) => each === word) ?? '';
}
