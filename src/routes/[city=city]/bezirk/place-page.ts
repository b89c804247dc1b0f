import type { City, District, Quarter } from '#lib/domain/city/city.ts';
import { OPEN_STATES, type Outcome, type ReportState } from '#lib/domain/report/report.ts';
import { cityWord } from '#lib/i18n/city-word.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { reportWords } from '#lib/report-ui/report-words.ts';
import type { App } from '#lib/server/app.ts';

/** What a page shows at most of a list; all of it is one link away. */
const SHOWN = 6;
const SHOWN_FIXED = 3;

/**
 * What the page of a district and that of a quarter have in common: the district's team, what is open and what was fixed last.
 * Its words come with it, so that no other page has to carry them. The lists are the public list with its own filter, so that nothing stands here that does not stand there.
 */
export async function placePage(app: Pick<App, 'publicMap' | 'now'>, city: City, { district, quarter }: { district: District; quarter: Quarter | null }) {
  const where = quarter ? { districts: [], quarters: [quarter.id] } : { districts: [district.id], quarters: [] };
  const list = (states: (ReportState | Outcome)[]) => app.publicMap.list(city.id, { states, categories: [], ...where, since: null }, null);
  const [open, fixed] = [await list([...OPEN_STATES]), await list(['fixed'])];
  const cards = (reports: typeof open.reports, count: number) =>
    reports.slice(0, count).map((report) => ({ ...reportWords(report, city, app.now()), photo: report.photos.at(-1)?.id ?? null }));
  const team = city.teams.find(({ kind, districtId }) => kind === 'district' && districtId === district.id);
  return {
    name: quarter?.name ?? district.fullName,
    district: { id: district.id, word: district.fullName },
    team: team ? { word: cityWord(team.label), contact: team.contact, hours: team.hours, districtId: team.districtId } : null,
    /** Without their number, which the figures may have to hide. */
    open: cards(open.reports, SHOWN),
    fixed: cards(fixed.reports, SHOWN_FIXED),
    list: quarter ? `quartier=${quarter.id}` : `bezirk=${district.id}`,
    words: {
      title: m.place_page_title({ place: quarter?.name ?? district.fullName }),
      lead: m.place_page_lead(),
      open: m.place_open_title(),
      all: m.place_all_reports(),
      became: quarter ? m.place_became_quarter_title() : m.place_became_title(),
      tooFew: m.place_too_few(),
      times: m.place_times_title(),
      numbers: m.place_all_numbers({ district: district.fullName }),
      fixed: m.place_fixed_title(),
      quarters: m.place_quarters()
    },
    /** Asks search engines to leave the page out until the city opens it. */
    closed: !city.searchEngines.places
  };
}

/** For `setHeaders`: what the page's meta says, for whatever reads no HTML. */
export function robotsHeader({ closed }: { closed: boolean }): Record<string, string> {
  return closed ? { 'x-robots-tag': 'noindex' } : {};
}
