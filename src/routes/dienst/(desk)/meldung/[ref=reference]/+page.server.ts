import { error } from '@sveltejs/kit';
import type { City } from '#lib/domain/city/city.ts';
import { fits } from '#lib/domain/city/finding.ts';
import { wayTo } from '#lib/domain/report/hand-on.ts';
import { DAY } from '#lib/domain/time.ts';
import { cityWord } from '#lib/i18n/city-word.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { miniMapOf } from '#lib/server/http/base-map.ts';
import { correctionChoices } from '../../correction-words.ts';
import { publicPreview } from '../../public-preview.ts';
import { reportView } from '../../report-view.ts';
import { situationWords } from '../../situation-words.ts';
import { recurrenceWords } from '../../spot-words.ts';
import type { PageServerLoad } from './$types';
import type { Choice } from './choices.ts';
import { reportActions } from './report-actions.ts';

const MAP = { width: 340, height: 200 };
const WEEK = 7 * DAY;
/** Until then a report can be put into a Lage that has ended. */
const MONTH = 30 * DAY;

export const load: PageServerLoad = async ({ locals, params }) => {
  const { staff, app } = locals;
  const city = staff && app.cities.get(staff.cityId);
  if (!staff || !city) error(403, 'not-allowed');
  const shown = await app.desk.report(staff, params.ref.toUpperCase());
  if (!shown) error(404, 'report-unknown');
  const now = app.now();
  const words = (list: typeof city.waitingReasons) => list.map(({ code, label }) => ({ code, word: cityWord(label) }));
  const situation = await app.situations.ofReport(staff, shown.report.reference);
  const others = situation ? [] : (await app.situations.list(staff)).filter(({ endedAt }) => endedAt === null || endedAt > now - MONTH);
  return {
    view: reportView(shown, city, staff, now),
    recurrence: recurrenceWords((await app.spots.recurrences(staff, [shown.report.reference])).get(shown.report.reference), now),
    situation: situation && situationWords(situation, city),
    situations: others.map((each) => situationWords(each, city)),
    preview: shown.publicPage && publicPreview(shown.publicPage, city, now),
    map: shown.report.location.kind === 'point' ? miniMapOf(city, shown.report.location, MAP) : null,
    today: dayOf(now),
    inAWeek: dayOf(now + WEEK),
    me: staff.id,
    choices: {
      categories: city.categories.map(({ code, label, subKinds }) => ({ code, word: cityWord(label), subKinds: words(subKinds) })),
      waitingReasons: words(city.waitingReasons),
      organisations: organisationChoices(city, shown.report),
      findings: words(city.findings.filter((finding) => fits(finding, shown.report.category))),
      rejectionRules: words(city.rejectionRules),
      returnReasons: words(city.response.returns.reasons),
      teams: words(city.teams.filter(({ code }) => code !== shown.report.team)),
      ...correctionChoices(),
      returnsAtMost: city.response.returns.toControlRoomAfter
    }
  };
};

export const actions = reportActions;

/** Bodies that a report can go to; which of them get it by themselves, and how, is said, because the others have to be called. */
function organisationChoices(city: City, report: Parameters<typeof wayTo>[2]): Choice[] {
  return city.organisations.map(({ code, label }) => {
    const organisation = cityWord(label);
    const way = wayTo(city, code, report);
    if (way === null) return { code, word: organisation };
    return { code, word: way.kind === 'mail' ? m.desk_gets_mail({ organisation }) : m.desk_gets_report({ organisation }) };
  });
}

/** The day in Berlin, as a date field has it. */
function dayOf(at: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Berlin' }).format(at);
}
