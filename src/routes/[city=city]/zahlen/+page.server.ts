import { error } from '@sveltejs/kit';
import { fromIsoDate } from '#lib/domain/city/calendar.ts';
import { firstDayOf } from '#lib/domain/numbers/calendar.ts';
import { QUARTER_MONTHS } from '#lib/domain/numbers/quarter.ts';
import { DAY, HOUR } from '#lib/domain/time.ts';
import { cityWord } from '#lib/i18n/city-word.ts';
import { reportWords } from '#lib/report-ui/report-words.ts';
import { safetyMonths } from '../karte/safety-months.ts';
import type { PageServerLoad } from './$types';
import { againShown } from './again-shown.ts';
import { openDays } from './number-words.ts';

/** In a district only what lies in it; an unknown one shows the whole city. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { app } = locals;
  const city = app.cities.get(params.city);
  if (!city) error(404, 'city-unknown');
  const numbers = await app.numbers.ofCity(city.id);
  const asked = url.searchParams.get('bezirk');
  const district = city.districts.find(({ id }) => id === asked) ?? null;
  const shown = numbers.areas.find(({ area }) => area === (district?.id ?? null));
  if (!shown) error(500);
  const now = app.now();
  const oldest = await app.numbers.oldest(city.id, district?.id ?? null);
  return {
    district: district && { code: district.id, name: district.fullName },
    districts: city.districts.map(({ id, name }) => ({ code: id, word: name })),
    whole: { merged: numbers.merged, withoutDistrict: numbers.withoutDistrict, satisfaction: numbers.satisfaction, method: numbers.method },
    shown,
    matrix: district === null ? numbers.areas.slice(1).map(({ area, categories }) => ({ area, categories })) : [],
    again: againShown(numbers.again, district?.id ?? null),
    from: firstDayOf(numbers.span.from) * DAY,
    until: now,
    categories: city.categories.map(({ code, label, icon }) => ({ code, word: cityWord(label), icon })),
    reports: (await app.numbers.reports(city.id))
      .filter(({ districtId }) => district === null || district.id === districtId)
      .map(({ id, districtId, from }) => ({
        id,
        district: city.districts.find((each) => each.id === districtId)?.fullName ?? districtId,
        from: firstDayOf(from) * DAY + 12 * HOUR,
        until: (firstDayOf(from + QUARTER_MONTHS) - 1) * DAY + 12 * HOUR
      })),
    events: city.events.map(({ on, label }) => ({ day: fromIsoDate(on), word: cityWord(label) })),
    oldest: oldest.map((report) => ({ ...reportWords(report, city, now), days: openDays(report.receivedAt, now) })),
    safety: district === null ? safetyMonths(await app.publicMap.safetyCounts(city.id), city) : null
  };
};
