import { error } from '@sveltejs/kit';
import { fromIsoDate } from '#lib/domain/city/calendar.ts';
import { cityWord } from '#lib/i18n/city-word.ts';
import { safetyMonths } from '../../../karte/safety-months.ts';
import { spanOf } from '../../again-shown.ts';
import type { PageServerLoad } from './$types';

/** What a district's council got: frozen figures, so the same page years later. */
export const load: PageServerLoad = async ({ locals, params }) => {
  const { app } = locals;
  const city = app.cities.get(params.city);
  const report = city && (await app.numbers.report(city.id, params.id));
  const district = city?.districts.find(({ id }) => id === report?.districtId);
  if (!report || !district) error(404);
  return {
    district: district.fullName,
    districts: [{ code: district.id, word: district.name }],
    report,
    ...spanOf(report.from, report.until),
    again: report.again && {
      ...spanOf(report.again.from, report.again.until),
      categories: [],
      districts: [report.again.city, report.again.district]
    },
    categories: city.categories.map(({ code, label, icon }) => ({ code, word: cityWord(label), icon })),
    events: city.events.map(({ on, label }) => ({ day: fromIsoDate(on), word: cityWord(label) })),
    safety: safetyMonths(
      report.safety.map((row) => ({ ...row, districtId: report.districtId })),
      { categories: city.categories, districts: [district] }
    )
  };
};
