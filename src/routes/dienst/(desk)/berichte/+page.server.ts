import { error, fail, redirect } from '@sveltejs/kit';
import { localDayAt } from '#lib/domain/city/local-time.ts';
import { endedQuarters, quarterCode, readQuarter } from '#lib/domain/numbers/quarter.ts';
import { may } from '#lib/domain/staff/policy.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { shortDateYearWords } from '#lib/report-ui/dates.ts';
import type { Actions, PageServerLoad } from './$types';
import { quarterWords } from './quarter-words.ts';

/** A year back: whoever made none until then hardly will. */
const QUARTERS_OFFERED = 4;
const PROBLEMS = { 'not-allowed': m.refusal_not_allowed, unknown: m.reports_unknown, 'not-over': m.reports_not_over };

export const load: PageServerLoad = async ({ locals: { staff, app }, url }) => {
  const city = staff && app.cities.get(staff.cityId);
  if (!city || !may(staff, 'freeze_numbers', { cityId: city.id, team: null, assignee: null })) error(403, 'not-allowed');
  const nameOf = (districtId: string) => city.districts.find(({ id }) => id === districtId)?.fullName ?? districtId;
  return {
    made: url.searchParams.get('fertig'),
    districts: city.districts.map(({ id, fullName }) => ({ code: id, word: fullName })),
    quarters: endedQuarters(localDayAt(app.now(), city.timeZone), QUARTERS_OFFERED).map((from) => ({ code: quarterCode(from), word: quarterWords(from) })),
    reports: (await app.numbers.reports(city.id)).map(({ id, districtId, from, madeAt }) => ({
      id,
      district: nameOf(districtId),
      quarter: quarterWords(from),
      made: shortDateYearWords(madeAt)
    }))
  };
};

export const actions: Actions = {
  make: async ({ locals: { staff, app }, request }) => {
    const form = await request.formData();
    const [district, quarter] = [form.get('bezirk'), form.get('quartal')];
    const from = typeof quarter === 'string' ? readQuarter(quarter) : null;
    if (!staff) error(403, 'not-allowed');
    const frozen = await app.numbers.freeze(staff, typeof district === 'string' ? district : '', from ?? NaN);
    if (!frozen.ok) return fail(frozen.reason === 'not-allowed' ? 403 : 400, { problem: PROBLEMS[frozen.reason]() });
    redirect(303, `/dienst/berichte?fertig=${frozen.known ? 'schon' : 'ja'}`);
  }
};
