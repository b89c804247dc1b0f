import { error } from '@sveltejs/kit';
import { QUEUES, type Queue } from '#lib/domain/staff/queues.ts';
import { cityWord } from '#lib/report-ui/words.ts';
import type { PageServerLoad } from './$types';
import { rowWords } from './inbox-words.ts';
import { reportView } from './report-view.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { staff, app } = locals;
  const city = staff && app.cities.get(staff.cityId);
  if (!staff || !city) error(403, 'not-allowed');
  const param = (name: string) => url.searchParams.get(name) || null;
  const queue = queueOf(param('liste'));
  const own = staff.teams[0] ?? null;
  const team = url.searchParams.has('team') ? param('team') : param('suche') ? null : own;
  const query = { queue, team, category: param('kategorie'), search: param('suche'), sort: param('sortierung') === 'neueste' ? ('newest' as const) : ('due' as const), after: param('ab') };
  const inbox = await app.desk.inbox(staff, query);
  const now = app.now();
  const selected = param('meldung');
  const shown = selected ? await app.desk.report(staff, selected) : null;
  return {
    query,
    own,
    rows: inbox.rows.map((row) => rowWords(row, city, now)),
    next: inbox.next,
    counts: inbox.counts,
    teams: city.teams.map(({ code, label }) => ({ code, word: cityWord(label), count: inbox.teamCounts[code] ?? 0 })),
    categories: city.categories.map(({ code, label }) => ({ code, word: cityWord(label) })),
    selected: shown && reportView(shown, city, staff, now)
  };
};

function queueOf(value: string | null): Queue {
  return QUEUES.find((queue) => queue === value) ?? 'inbox';
}
