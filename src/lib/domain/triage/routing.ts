import { addWorkingHours } from '../city/hours.ts';
import type { Category, City, RoutingRule, Team } from '../city/city.ts';
import type { RouteReason } from './reasons.ts';
import type { Route, TriageInput } from './triage.ts';

/** What the decision depends on; a point from anywhere can be routed, not only a stored report. */
export type RoutingInput = Pick<TriageInput, 'category' | 'subKind' | 'answers' | 'phrases' | 'location' | 'place' | 'receivedAt' | 'borderDistrictIds'>;

/** The rule that every report meets when no other does: the district team of its place (architecture, "The heart"). */
const DEFAULT_RULE: RoutingRule = {
  code: 'default',
  label: { de: 'Das Bezirksteam ist zuständig' },
  when: {},
  team: 'district',
  forwardTo: null,
  deadlineWorkingHours: null
};

/**
 * The one team a report goes to, the organisation that probably has to do the work, and the deadline in working hours
 * of that team, counted from receipt. Among the rules whose conditions all hold, the one with the most conditions wins,
 * then the smallest code. Without a district (a described place) or a district team it is the control room.
 * Throws `RangeError` for a category or team the city does not have.
 */
export function routeReport(input: RoutingInput, city: City): Route {
  const category = categoryOf(input.category, city);
  const rule = matchingRules(input, city.routing)[0] ?? DEFAULT_RULE;
  const team = teamOf(rule, input.place.districtId, city);
  const workingHours = rule.deadlineWorkingHours ?? category.deadlineWorkingHours;
  return {
    team: team.code,
    forwardTo: rule.forwardTo,
    dueAt: addWorkingHours(input.receivedAt, workingHours, team, city),
    rule: rule.code,
    reasons: [...placeReasons(input), ...ruleReasons(rule), { code: 'deadline', workingHours }]
  };
}

/** Rules whose conditions all hold, the winner first. Two leading rules with equally many conditions are a tie. */
export function matchingRules(input: Omit<RoutingInput, 'location' | 'receivedAt'>, rules: readonly RoutingRule[]): RoutingRule[] {
  return rules.filter((rule) => holds(rule, input)).sort((a, b) => conditionCount(b) - conditionCount(a) || (a.code < b.code ? -1 : 1));
}

/** Each kind of condition counts one, each answer asked for counts one. */
export function conditionCount({ when }: RoutingRule): number {
  const { answers = {}, ...lists } = when;
  return Object.values(lists).length + Object.keys(answers).length;
}

function holds({ when }: RoutingRule, { category, subKind, phrases, answers, place }: Parameters<typeof matchingRules>[0]): boolean {
  return (
    isListed(category, when.categories) &&
    isListed(subKind, when.subKinds) &&
    isListed(place.districtId, when.districts) &&
    isListed(place.quarterId, when.quarters) &&
    (!when.phrases || when.phrases.some((phrase) => phrases.includes(phrase))) &&
    Object.entries(when.answers ?? {}).every(([question, answer]) => answers[question] === answer)
  );
}

function isListed(value: string | null, list: readonly string[] | undefined): boolean {
  return !list || (value !== null && list.includes(value));
}

function categoryOf(code: string, city: City): Category {
  const category = city.categories.find((each) => each.code === code);
  if (!category) throw new RangeError(`${city.id} has no category ${code}`);
  return category;
}

function teamOf(rule: RoutingRule, districtId: string | null, city: City): Team {
  const code = rule.team === 'district' ? districtTeam(districtId, city) : rule.team;
  const team = city.teams.find((each) => each.code === (code ?? city.phones.controlRoom.team));
  if (!team) throw new RangeError(`${city.id} has no team ${code ?? city.phones.controlRoom.team}`);
  return team;
}

function districtTeam(districtId: string | null, city: City): string | null {
  if (districtId === null) return null;
  return city.teams.find((team) => team.kind === 'district' && team.districtId === districtId)?.code ?? null;
}

function placeReasons({ location, place, borderDistrictIds = [] }: RoutingInput): RouteReason[] {
  const { districtId, quarterId } = place;
  const described: RouteReason[] = location.kind === 'described' ? [{ code: 'described_place', districtId }] : [];
  if (districtId === null) return [...described, { code: 'no_district' }];
  if (described.length > 0) return described;
  if (borderDistrictIds.length > 0) return [{ code: 'on_border', districtId, otherDistrictIds: [...borderDistrictIds] }];
  return [{ code: 'in_district', districtId, quarterId }];
}

function ruleReasons({ code, when, forwardTo }: RoutingRule): RouteReason[] {
  const chosen: RouteReason[] = Object.keys(when).length > 0 ? [{ code: 'rule', rule: code }] : [];
  return forwardTo === null ? chosen : [...chosen, { code: 'forward_to', organisation: forwardTo }];
}
