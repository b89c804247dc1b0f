import type { Category, City, Team } from '../city/city.ts';
import { DEFAULT_RULE, type RoutingRule } from '../city/routing-rule.ts';
import type { RouteReason } from './reasons.ts';
import { ruleBookOf } from './rule-book.ts';
import { areasOfRule, situationOf, type RoutingInput, type Situation } from './rule-match.ts';
import type { Route } from './triage.ts';
import { deadlineOf } from './urgency.ts';

/**
 * The one team a report goes to, the organisation that probably has to do the work, and the deadline, with the reasons.
 * The most specific rule wins (`ruleBookOf`). Without a district (a described place) or a district team it is the
 * control room. Throws `RangeError` for a category or team the city does not have.
 */
export function routeReport(input: RoutingInput, city: City): Route {
  const category = categoryOf(input.category, city);
  const situation = situationOf(input, city);
  const { rule, team } = responsible(situation, city);
  const forwardTo = rule.forwardTo === 'owner' ? (situation.object()?.owner ?? null) : rule.forwardTo;
  const deadline = deadlineOf(
    { ...input, areaKinds: () => situation.areas().map(({ area }) => area.kind) },
    { city, team, workingHours: rule.deadlineWorkingHours ?? category.deadlineWorkingHours }
  );
  return {
    team: team.code,
    forwardTo,
    dueAt: deadline.dueAt,
    urgency: deadline.urgency,
    rule: rule.code,
    reasons: [...placeReasons(input), ...ruleReasons(rule, situation), ...forwardReasons(forwardTo), ...deadline.reasons]
  };
}

/** The rule that wins and its team. Throws `RangeError` for a team the city does not have. */
export function responsible(situation: Situation, city: City): { rule: RoutingRule; team: Team } {
  const rule = ruleBookOf(city).winner(situation) ?? DEFAULT_RULE;
  return { rule, team: teamOf(rule, situation.place.districtId, city) };
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

/** The rule that was chosen, and why it holds where that is not plain from the report itself. */
function ruleReasons(rule: RoutingRule, situation: Situation): RouteReason[] {
  const reasons: RouteReason[] = [{ code: 'rule', rule: rule.code }];
  const [hit] = areasOfRule(rule, situation);
  if (hit) reasons.push({ code: 'in_area', areaId: hit.area.id, onBorder: hit.onBorder });
  if (rule.when.weekdays || rule.when.hours) reasons.push({ code: 'at_time', ...situation.moment() });
  const object = rule.when.objects ? situation.object() : null;
  if (object) reasons.push({ code: 'known_object', kind: object.kind, objectId: object.id });
  return reasons;
}

function forwardReasons(organisation: string | null): RouteReason[] {
  return organisation === null ? [] : [{ code: 'forward_to', organisation }];
}
