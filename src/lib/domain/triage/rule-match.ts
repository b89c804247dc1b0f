import { objectAt, type KnownObject } from '../city/known-object.ts';
import { localMomentAt, type LocalMoment } from '../city/local-moment.ts';
import type { City } from '../city/city.ts';
import type { ClockHours, RoutingRule } from '../city/routing-rule.ts';
import { specialAreasAt, type AreaHit } from '../city/special-area.ts';
import type { TriageInput } from './triage.ts';

/** What the decision depends on; a point from anywhere can be routed, not only a stored report. */
export type RoutingInput = Pick<TriageInput, 'category' | 'subKind' | 'answers' | 'phrases' | 'location' | 'place' | 'receivedAt' | 'borderDistrictIds'>;

/** A report with what has to be looked up for some rules only; each is looked up once, when the first rule asks. */
export type Situation = RoutingInput & { areas(): readonly AreaHit[]; object(): KnownObject | null; moment(): LocalMoment };

/** A described place lies in no special area. Only a point that somebody chose stands on a known object, not a fix of a device. */
export function situationOf(input: RoutingInput, city: City): Situation {
  const { location } = input;
  const point = location.kind === 'point' ? location : null;
  return {
    ...input,
    areas: once(() => (point ? specialAreasAt(point, city) : [])),
    object: once(() => (point && point.accuracyMeters === null ? objectAt(point, city) : null)),
    moment: once(() => localMomentAt(input.receivedAt, city))
  };
}

/** Whether every condition of a rule holds. */
export function ruleHolds({ when }: RoutingRule, situation: Situation): boolean {
  const { category, subKind, phrases, answers, place } = situation;
  return (
    isListed(category, when.categories) &&
    isListed(subKind, when.subKinds) &&
    isListed(place.districtId, when.districts) &&
    isListed(place.quarterId, when.quarters) &&
    (!when.phrases || when.phrases.some((phrase) => phrases.includes(phrase))) &&
    Object.entries(when.answers ?? {}).every(([question, answer]) => answers[question] === answer) &&
    (!when.weekdays || when.weekdays.includes(situation.moment().weekday)) &&
    (!when.hours || isWithinHours(situation.moment().minute, when.hours)) &&
    (!when.objects || isListed(situation.object()?.kind ?? null, when.objects)) &&
    (!when.areas || areasThatHold(when.areas, situation, ({ area }) => area.id).length > 0) &&
    (!when.areaKinds || areasThatHold(when.areaKinds, situation, ({ area }) => area.kind).length > 0)
  );
}

/** The special areas because of which a rule holds, by id. */
export function areasOfRule({ when: { areas, areaKinds } }: RoutingRule, situation: Situation): AreaHit[] {
  if (areas) return areasThatHold(areas, situation, ({ area }) => area.id);
  return areaKinds ? areasThatHold(areaKinds, situation, ({ area }) => area.kind) : [];
}

function areasThatHold(listed: readonly string[], situation: Situation, keyOf: (hit: AreaHit) => string): AreaHit[] {
  return situation.areas().filter((hit) => listed.includes(keyOf(hit)));
}

function isWithinHours(minute: number, { fromMinute, toMinute }: ClockHours): boolean {
  return fromMinute < toMinute ? minute >= fromMinute && minute < toMinute : minute >= fromMinute || minute < toMinute;
}

function isListed(value: string | null, list: readonly string[] | undefined): boolean {
  return !list || (value !== null && list.includes(value));
}

function once<T>(find: () => T): () => T {
  let found: { value: T } | null = null;
  return () => (found ??= { value: find() }).value;
}
