import type { AlertPlace } from '#lib/domain/alerts/place-alert.ts';
import type { City } from '#lib/domain/city/city.ts';
import { placeAt } from '#lib/domain/city/place.ts';
import type { Circle } from '#lib/domain/geo/circle.ts';
import { listWords, numberWords } from '#lib/i18n/current.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { labelOf, placeWords } from './words.ts';

/** "500 m um Dorstener Straße, Hamme, Müll": what somebody follows. */
export function followedWords({ place, category }: { place: AlertPlace; category: string | null }, city: City): string {
  const where = place.kind === 'circle' ? circleWords(place, city) : (city.districts.find(({ id }) => id === place.districtId)?.fullName ?? '');
  return listWords([where, category === null ? m.alert_every_category() : labelOf(city.categories, category)]);
}

export function circleWords({ center, radiusMeters }: Circle, city: City): string {
  return m.alert_circle({ meters: numberWords(radiusMeters), place: placeWords(placeAt(center, city), city) });
}
