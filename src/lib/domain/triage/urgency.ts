import type { City, Team, UrgencyRule, UrgentWhen } from '../city/city.ts';
import { addWorkingHours } from '../city/hours.ts';
import type { AreaKind } from '../city/special-area.ts';
import type { Report } from '../report/report.ts';
import { HOUR, type Instant } from '../time.ts';
import type { RouteReason } from './reasons.ts';

/** What a report says, and the kinds of special areas it lies in; they are looked up for some rules only. */
type Said = Pick<Report, 'category' | 'subKind' | 'answers' | 'phrases'> & { areaKinds: () => readonly AreaKind[] };

/** Why a report cannot wait for working hours, or null: of the rules that hold the one with the shortest time, then the smallest code. */
export function urgencyOf(said: Said, { response }: Pick<City, 'response'>): UrgencyRule | null {
  const holding = response.urgency.filter(({ when }) => when.some((each) => holds(each, said)));
  return holding.sort((a, b) => a.deadlineHours - b.deadlineHours || (a.code < b.code ? -1 : 1))[0] ?? null;
}

export type Deadline = { dueAt: Instant; urgency: string | null; reasons: RouteReason[] };

/**
 * Until when a report is to be dealt with, counted from receipt: what is urgent by the clock, everything else in the
 * working hours of its team.
 */
export function deadlineOf(
  said: Said & Pick<Report, 'receivedAt'>,
  { city, team, workingHours }: { city: City; team: Pick<Team, 'hours'>; workingHours: number }
): Deadline {
  const rule = urgencyOf(said, city);
  if (!rule) return { dueAt: addWorkingHours(said.receivedAt, workingHours, team, city), urgency: null, reasons: [{ code: 'deadline', workingHours }] };
  return {
    dueAt: said.receivedAt + rule.deadlineHours * HOUR,
    urgency: rule.code,
    reasons: [{ code: 'urgent', rule: rule.code, hours: rule.deadlineHours }]
  };
}

function holds({ categories, subKinds, phrases, allPhrases, answers, areaKinds }: UrgentWhen, said: Said): boolean {
  return (
    (!categories || categories.includes(said.category)) &&
    (!subKinds || (said.subKind !== null && subKinds.includes(said.subKind))) &&
    (!phrases || phrases.some((phrase) => said.phrases.includes(phrase))) &&
    (!allPhrases || allPhrases.every((phrase) => said.phrases.includes(phrase))) &&
    Object.entries(answers ?? {}).every(([question, answer]) => said.answers[question] === answer) &&
    (!areaKinds || said.areaKinds().some((kind) => areaKinds.includes(kind)))
  );
}
