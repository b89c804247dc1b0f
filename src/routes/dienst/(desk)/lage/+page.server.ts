import { error, fail, redirect } from '@sveltejs/kit';
import { may } from '#lib/domain/staff/policy.ts';
import { SITUATION_KINDS, SITUATION_STARTS_WITHIN } from '#lib/domain/situation/situation.ts';
import { cityWord } from '#lib/i18n/city-word.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { situationWord } from '#lib/server/http/situation-notice.ts';
import { situationWords } from '../situation-words.ts';
import type { Actions, PageServerLoad } from './$types';
import { readSituation, situationProblem, typedMoment } from './wanted-situation.ts';

const FORBIDDEN = 403;
const REFUSED = 422;

export const load: PageServerLoad = async ({ locals: { staff, app }, url }) => {
  const city = staff && app.cities.get(staff.cityId);
  if (!staff || !city || !may(staff, 'manage_situations', { cityId: city.id, team: null, assignee: null })) error(FORBIDDEN, 'not-allowed');
  const now = app.now();
  const cards = (await app.situations.list(staff)).map((each) => ({
    ...situationWords(each, city),
    counts: m.situation_counts({ count: each.reports, open: each.open })
  }));
  return {
    ended: url.searchParams.has('beendet'),
    inForce: cards.filter(({ isInForce }) => isInForce),
    past: cards.filter(({ isInForce }) => !isInForce),
    kinds: SITUATION_KINDS.map((code) => ({ code, word: situationWord(code) })),
    districts: city.districts.map(({ id, name }) => ({ code: id, word: name })),
    categories: city.categories.map(({ code, label }) => ({ code, word: cityWord(label) })),
    starts: { now: typedMoment(now, city.timeZone), earliest: typedMoment(now - SITUATION_STARTS_WITHIN, city.timeZone) }
  };
};

export const actions: Actions = {
  declare: async ({ locals: { staff, app }, request }) => {
    const city = staff && app.cities.get(staff.cityId);
    const { draft, values } = readSituation(await request.formData(), city?.timeZone ?? 'Europe/Berlin');
    if (!staff || !draft) return fail(REFUSED, { problem: m.situation_problem_kind(), values });
    const declared = await app.situations.declare(staff, draft);
    if (!declared.ok) return fail(declared.reason === 'not-allowed' ? FORBIDDEN : REFUSED, { problem: situationProblem(declared.reason), values });
    redirect(303, `/dienst/lage/${declared.id}?ausgerufen=ja`);
  }
};
