import { error } from '@sveltejs/kit';
import { m } from '#lib/i18n/paraglide/messages.js';
import { shortDateYearWords } from '#lib/report-ui/dates.ts';
import { cityWord } from '#lib/i18n/city-word.ts';
import { labelOf } from '#lib/report-ui/words.ts';
import { sinceWords, spotPlaceWords } from '../spot-words.ts';
import type { PageServerLoad } from './$types';

const PAGE = 50;
const LAST_PAGE = 200;

export const load: PageServerLoad = async ({ locals, url }) => {
  const { staff, app } = locals;
  const city = staff && app.cities.get(staff.cityId);
  if (!staff || !city) error(403, 'not-allowed');
  const param = (name: string) => url.searchParams.get(name) || null;
  const own = staff.teams[0] ?? null;
  const team = url.searchParams.has('team') ? param('team') : own;
  const page = Math.min(LAST_PAGE, Math.max(1, Math.floor(Number(param('seite'))) || 1));
  const show = param('zeige') === 'massnahmen' ? ('measures' as const) : ('active' as const);
  const query = { group: param('gruppe'), team, show, skip: (page - 1) * PAGE, limit: PAGE };
  const { spots, count } = await app.spots.list(staff, query);
  const now = app.now();
  return {
    query: { group: query.group, team, show, page },
    count,
    hasNext: query.skip + spots.length < count,
    spots: spots.map(({ id, group, recent, total, since, latest, team: works, measures, ...point }) => ({
      id,
      place: spotPlaceWords(point, city),
      group: labelOf(city.groups, group),
      recent,
      total: m.spot_total_since({ total, since: sinceWords(since, now) }),
      latest: shortDateYearWords(latest),
      team: labelOf(city.teams, works),
      measures
    })),
    teams: city.teams.map(({ code, label }) => ({ code, word: cityWord(label) })),
    groups: city.groups.map(({ code, label }) => ({ code, word: cityWord(label) }))
  };
};
