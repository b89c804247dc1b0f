import type { City } from '#lib/domain/city/city.ts';
import { DEFAULT_RULE } from '#lib/domain/city/routing-rule.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { dateWords } from '#lib/report-ui/dates.ts';
import { cityWord } from '#lib/i18n/city-word.ts';
import { labelOf } from '#lib/report-ui/words.ts';

type Figures = NonNullable<Awaited<ReturnType<App.Locals['app']['desk']['rules']>>>;

const PERCENT = new Intl.NumberFormat('de', { style: 'percent', maximumFractionDigits: 1 });
const NUMBER = new Intl.NumberFormat('de');

/** All rules in words, the one that came back most often first, and what was proposed. */
export function ruleRows(figures: Figures, city: City) {
  const codes = [...new Set([...city.routing.map(({ code }) => code), ...figures.counts.map(({ rule }) => rule)])];
  const rows = codes.map((code) => figureOf(code, figures)).sort((a, b) => b.share - a.share || b.reports - a.reports || (a.code < b.code ? -1 : 1));
  return { rows: rows.map((row) => rowOf(row, city)), proposals: figures.proposals.map((proposal) => proposalOf(proposal, city)) };
}

function figureOf(code: string, { counts }: Figures) {
  const { reports, returned } = counts.find(({ rule }) => rule === code) ?? { reports: 0, returned: 0 };
  return { code, reports, returned, share: reports === 0 ? 0 : returned / reports };
}

function rowOf({ code, reports, returned, share }: ReturnType<typeof figureOf>, city: City) {
  const rule = [...city.routing, DEFAULT_RULE].find((known) => known.code === code);
  return {
    code,
    label: rule ? cityWord(rule.label) : m.rules_gone(),
    team: !rule ? '–' : rule.team === 'district' ? m.rules_district_team() : labelOf(city.teams, rule.team),
    reports: NUMBER.format(reports),
    returned: NUMBER.format(returned),
    share: reports === 0 ? '–' : PERCENT.format(share),
    examples: rule && 'examples' in rule && Array.isArray(rule.examples) ? rule.examples.length : 0
  };
}

function proposalOf({ reference, at, by, data }: Figures['proposals'][number], city: City) {
  const category = city.categories.find(({ code }) => code === data['category']);
  const subKind = category?.subKinds.find(({ code }) => code === data['subKind']);
  const district = city.districts.find(({ id }) => id === data['districtId']);
  return {
    reference,
    words: m.rules_proposal({
      what: cityWord((subKind ?? category)?.label ?? { de: '' }),
      where: district?.fullName ?? m.rules_everywhere(),
      team: labelOf(city.teams, String(data['team']))
    }),
    from: m.rules_proposed_by({ who: by ?? m.actor_system(), when: dateWords(at) })
  };
}
