import type { City } from '../city/city.ts';
import type { RoutingRule } from '../city/routing-rule.ts';
import type { ReportEvent } from '../report/events.ts';

type Proposed = Record<'team' | 'category' | 'subKind' | 'districtId', string | null>;
type Known = Pick<City, 'routing' | 'teams' | 'categories' | 'districts'>;

/**
 * The rule that a decision of the control room suggests: the conditions of the rule that was wrong, and category, kind and
 * district of the report, so that it is the more specific of the two.
 */
export function proposedRule(data: ReportEvent['data'], city: Known): RoutingRule {
  const { team, category, subKind, districtId } = proposedIn(data);
  const failed = city.routing.find(({ code }) => code === data['rule']);
  return {
    code: ['proposal', category, subKind, districtId].filter(Boolean).join('_'),
    label: { de: labelOf(proposedIn(data), city) },
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
export function withProposals(city: Known, proposals: readonly ReportEvent['data'][]): RoutingRule[] {
  const byCode = new Map<string, RoutingRule>();
  for (const rule of proposals.map((data) => proposedRule(data, city))) if (!byCode.has(rule.code)) byCode.set(rule.code, rule);
  return [...city.routing, ...byCode.values()];
}

/** "Vorschlag: Aufkleber in Bochum-Mitte an Quartiershausmeister". */
function labelOf({ team, category, subKind, districtId }: Proposed, city: Known): string {
  const known = city.categories.find(({ code }) => code === category);
  const what = (known?.subKinds.find(({ code }) => code === subKind) ?? known)?.label.de ?? category;
  const where = city.districts.find(({ id }) => id === districtId)?.fullName;
  const whom = city.teams.find(({ code }) => code === team)?.label.de ?? team;
  return ['Vorschlag:', what, ...(where ? ['in', where] : []), 'an', whom].join(' ');
}

function proposedIn(data: ReportEvent['data']): Proposed {
  return { team: textOf(data['team']), category: textOf(data['category']), subKind: textOf(data['subKind']), districtId: textOf(data['districtId']) };
}

function textOf(value: string | number | null | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
