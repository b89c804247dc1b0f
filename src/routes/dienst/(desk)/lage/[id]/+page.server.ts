import { error } from '@sveltejs/kit';
import { may } from '#lib/domain/staff/policy.ts';
import { DAY } from '#lib/domain/time.ts';
import { cityWord } from '#lib/i18n/city-word.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { stateWord } from '#lib/report-ui/words.ts';
import { situationWords } from '../../situation-words.ts';
import type { PageServerLoad } from './$types';
import { bulkActions } from './bulk-actions.ts';
import { linkedWords, matches, pickOf, readFilter } from './linked-view.ts';
import { runWords } from './run-words.ts';

/** So many are listed; what is chosen as "all" goes further. */
const MOST_LISTED = 300;
const MOST_MEANT = 2000;
const WEEK = 7 * DAY;

export const load: PageServerLoad = async ({ locals: { staff, app }, params, url }) => {
  const city = staff && app.cities.get(staff.cityId);
  if (!staff || !city || !may(staff, 'manage_situations', { cityId: city.id, team: null, assignee: null })) error(403, 'not-allowed');
  const file = await app.situations.open(staff, params.id);
  if (!file) error(404, 'situation-unknown');
  const filter = readFilter(url);
  const found = file.reports.filter((report) => matches(report, filter));
  // The number on the button is the number that the button sends.
  const meant = found.filter(({ mergedInto }) => mergedInto === null).slice(0, MOST_MEANT);
  const words = (list: typeof city.waitingReasons) => list.map(({ code, label }) => ({ code, word: cityWord(label) }));
  const dayOf = (at: number) => new Intl.DateTimeFormat('sv-SE', { timeZone: city.timeZone }).format(at);
  const runs = file.runs.map(runWords);
  const done = url.searchParams.get('lauf');
  return {
    isNew: url.searchParams.has('ausgerufen'),
    situation: situationWords(file.situation, city),
    counts: m.situation_counts({ count: file.situation.reports, open: file.situation.open }),
    declaredBy: m.situation_by({ name: file.declaredByName ?? m.situation_someone() }),
    endedBy: file.endedByName && m.situation_ended_by({ name: file.endedByName }),
    filter,
    rows: found.slice(0, MOST_LISTED).map((report) => linkedWords(report, city)),
    count: found.length,
    meant: meant.length,
    all: meant.map(pickOf).join(' '),
    run: runs.find(({ id }) => id === done) ?? null,
    runs,
    today: dayOf(app.now()),
    inAWeek: dayOf(app.now() + WEEK),
    districts: city.districts.map(({ id, name }) => ({ code: id, word: name })),
    categories: words(city.categories),
    organisations: words(city.organisations),
    waitingReasons: words(city.waitingReasons),
    findings: words(city.findings),
    outcomes: (['fixed', 'not_found', 'not_responsible', 'not_feasible'] as const).map((code) => ({
      code,
      word: m.situation_do_close({ outcome: stateWord('closed', code) })
    }))
  };
};

export const actions = bulkActions;
