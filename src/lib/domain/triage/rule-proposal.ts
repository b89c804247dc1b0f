import type { City } from '../city/city.ts';
import type { RoutingRule } from '../city/routing-rule.ts';
import type { ReportEvent } from '../report/events.ts';

/**
 * The rule that a decision of the control room suggests: the conditions of the rule that was wrong, and category, kind and
 * district of the report, so that it is the more specific of the two.
 */
export function proposedRule(data: ReportEvent['data'], city: Pick<City, 'routing' | 'teams'>): RoutingRule {
  const [team, category, subKind, districtId] = ['team', 'category', 'subKind', 'districtId'].map((name) => textOf(data[name]));
  const failed = city.routing.find(({ code }) => code === data['rule']);
  const label = city.teams.find(({ code }) => code === team)?.label.de ?? team ?? '';
  return {
    code: ['proposal', category, subKind, districtId].filter(Boolean).join('_'),
    label: { de: `Vorschlag: geht an ${label}` },
    when: {
      ...failed?.when,
      ...(category && { categories: [category] }),
      ...(subKind && { subKinds: [subKind] }),
      ...(districtId && !failed?.when.quarters && { districts: [districtId] })
    },
    team: team ?? 'district',
    forwardTo: failed?.forwardTo ?? null,
    deadlineWorkingHours: failed?.deadlineWorkingHours ?? null
  };
}

/** All rules with what was proposed, for a dry run; of two proposals for the same case the one given first counts. */
export function withProposals(city: Pick<City, 'routing' | 'teams'>, proposals: readonly ReportEvent['data'][]): RoutingRule[] {
  const byCode = new Map<string, RoutingRule>();
  for (const rule of proposals.map((data) => proposedRule(data, city))) if (!byCode.has(rule.code)) byCode.set(rule.code, rule);
  return [...city.routing, ...byCode.values()];
}

function textOf(value: string | number | null | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
