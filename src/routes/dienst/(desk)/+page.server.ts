import { error } from '@sveltejs/kit';
import { asLanguage, LANGUAGES, languageFacts } from '#lib/domain/language.ts';
import { QUEUES, type Queue } from '#lib/domain/staff/queues.ts';
import { cityWord } from '#lib/i18n/city-word.ts';
import { miniMapOf } from '#lib/server/http/base-map.ts';
import type { PageServerLoad } from './$types';
import { rowWords } from './inbox-words.ts';
import { reportView } from './report-view.ts';
import { situationWords } from './situation-words.ts';
import { recurrenceWords } from './spot-words.ts';

const MAP = { width: 340, height: 200 };

export const load: PageServerLoad = async ({ locals, url }) => {
  const { staff, app } = locals;
  const city = staff && app.cities.get(staff.cityId);
  if (!staff || !city) error(403, 'not-allowed');
  const param = (name: string) => url.searchParams.get(name) || null;
  const search = param('suche');
  const situation = param('lage');
  const looksEverywhere = search !== null || situation !== null;
  const own = staff.teams[0] ?? null;
  const team = url.searchParams.has('team') ? param('team') : looksEverywhere ? null : own;
  const sort = param('sortierung') === 'neueste' ? ('newest' as const) : ('due' as const);
  const query = {
    queue: queueOf(param('liste'), looksEverywhere),
    team,
    category: param('kategorie'),
    situation,
    language: asLanguage(param('sprache')),
    search,
    sort,
    after: param('ab')
  };
  const inbox = await app.desk.inbox(staff, query);
  const now = app.now();
  const picked = param('meldung');
  const reference = picked ?? inbox.rows[0]?.reference ?? null;
  const shown = reference ? await app.desk.report(staff, reference) : null;
  const recurrences = await app.spots.recurrences(staff, [...inbox.rows.map((row) => row.reference), ...(reference ? [reference] : [])]);
  return {
    query,
    own,
    now,
    rows: inbox.rows.map((row) => rowWords(row, city, { now, recurrences })),
    next: inbox.next,
    counts: inbox.counts,
    found: inbox.found,
    teams: city.teams.map(({ code, label }) => ({ code, word: cityWord(label), count: inbox.teamCounts[code] ?? 0 })),
    categories: city.categories.map(({ code, label }) => ({ code, word: cityWord(label) })),
    situations: (await app.situations.list(staff))
      .filter(({ id, endedAt }) => endedAt === null || id === query.situation)
      .map((each) => situationWords(each, city)),
    languages: LANGUAGES.map((code) => ({ code, word: languageFacts(code).name })),
    isPicked: picked !== null,
    selected: shown && reportView(shown, city, staff, now),
    recurrence: recurrenceWords(recurrences.get(shown?.report.reference ?? ''), now),
    map: shown?.report.location.kind === 'point' ? miniMapOf(city, shown.report.location, MAP) : null
  };
};

/** A search and a Lage look everywhere until a queue is chosen. */
function queueOf(value: string | null, looksEverywhere: boolean): Queue | null {
  return QUEUES.find((queue) => queue === value) ?? (looksEverywhere ? null : 'inbox');
}
