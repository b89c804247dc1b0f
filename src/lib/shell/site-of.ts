import type { City, OpeningHours } from '#lib/domain/city/city.ts';
import { splitAddress } from '#lib/domain/language.ts';
import { isOpenAt } from '#lib/domain/city/hours.ts';
import type { Instant } from '#lib/domain/time.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { cityWord } from '#lib/i18n/city-word.ts';
import type { Site } from './site.ts';

/** The frame's share of a city: names, and whether the helpline answers at this moment. */
export function siteOf(city: City, now: Instant): Site {
  const { number, hours } = city.phones.helpline;
  return {
    id: city.id,
    name: city.name,
    fullName: cityWord(city.fullNames),
    demo: city.demo,
    languages: city.languages,
    helpline: { number, open: isOpenAt(now, hours, city), hours: hoursWords(hours) }
  };
}

/** The frame of a page that may not exist: of the city that its address names, by its id or in a report's number, else of the first. */
export function siteAt(cities: readonly City[], pathname: string, now: Instant): Site {
  const [, first = '', second = ''] = splitAddress(pathname).path.split('/');
  const isMeant = ({ id, referencePrefix }: City) => id === first || second.toUpperCase().startsWith(`${referencePrefix}-`);
  const city = cities.find(isMeant) ?? cities[0];
  if (!city) throw new RangeError('no city is served');
  return siteOf(city, now);
}

/** "8 bis 18" for the first day of the week that has hours; the shell's sentence adds the days. */
function hoursWords(hours: readonly OpeningHours[]): string {
  const [first] = hours;
  return first ? m.hours_range({ from: clock(first.fromMinute), to: clock(first.toMinute) }) : '';
}

function clock(minutes: number): string {
  const hour = Math.floor(minutes / 60) % 24;
  const minute = minutes % 60;
  return minute ? `${hour}:${String(minute).padStart(2, '0')}` : String(hour);
}
