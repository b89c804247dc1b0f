import type { City } from '#lib/domain/city/city.ts';
import { fits } from '#lib/domain/city/finding.ts';
import type { StaffAction } from '#lib/domain/report/actions.ts';
import type { Report } from '#lib/domain/report/report.ts';
import { DAY, HOUR, type Instant } from '#lib/domain/time.ts';
import type { Chance } from './random.ts';
import { answerTo, noteOf } from './texts.ts';

export type PlannedAction = { at: Instant; action: StaffAction };

/** Typical hours until a category is closed; lamps wait for the contractor, cars for the notice period. */
const TYPICAL_HOURS: Record<string, number> = {
  waste: 38,
  graffiti: 95,
  damage: 110,
  streetlight: 90,
  unsafe_place: 120,
  disorder: 40,
  vehicle: 380,
  other: 80
};

const TYPICAL_FINDING: Record<string, string> = {
  waste: 'removed_on_site',
  graffiti: 'cleaned_on_site',
  damage: 'repaired_on_site',
  streetlight: 'lamp_shines',
  unsafe_place: 'made_safe',
  disorder: 'settled_on_site',
  vehicle: 'vehicle_removed',
  other: 'nothing_left'
};

const LEFT_LYING_DAYS = 45;

/** What the team will have done with a report, in order; the part after `now` has not happened yet. */
export function planLife(report: Report, { city, now }: { city: City; now: Instant }, chance: Chance): PlannedAction[] {
  const accepted = report.receivedAt + chance.between(0.3, 1) * 20 * HOUR;
  // A long tail: most are quick, some take many times as long.
  const closedAfter = (TYPICAL_HOURS[report.category] ?? 120) * HOUR * Math.exp(chance.between(-1.3, 1.3));
  const steps: PlannedAction[] = [];
  if (chance.is(0.96)) steps.push({ at: accepted, action: { type: 'accept' } });
  if (chance.is(0.08)) steps.push({ at: accepted + HOUR, action: { type: 'note', text: noteOf(chance) } });
  if (report.category === 'vehicle' && chance.is(0.6)) steps.push(waiting(city, accepted + 5 * HOUR, chance));
  const forwarded = report.proposedOrganisation !== null && chance.is(0.7);
  if (forwarded) steps.push({ at: accepted + chance.between(1, 8) * HOUR, action: { type: 'forward', organisation: report.proposedOrganisation ?? '' } });
  // Some of the last weeks are simply left lying; every real backlog has them.
  if (now - report.receivedAt < LEFT_LYING_DAYS * DAY && chance.is(0.05)) return steps;
  const closing = { at: accepted + Math.max(closedAfter, 9 * HOUR), action: closeAction({ category: report.category, city, forwarded }, chance) };
  steps.push(closing);
  if (closing.action.outcome === 'fixed' && chance.is(0.03)) {
    const reopened = closing.at + chance.between(1, 6) * DAY;
    steps.push(
      { at: reopened, action: { type: 'reopen' } },
      { at: reopened + chance.between(1, 5) * DAY, action: closeAction({ category: report.category, city, forwarded: false }, chance) }
    );
  }
  return steps;
}

type Ending = { category: string; city: City; forwarded: boolean };

function closeAction({ category, city, forwarded }: Ending, chance: Chance): Extract<StaffAction, { type: 'close' }> {
  const outcome = chance.weighted([
    ['fixed', 70],
    ['not_found', 11],
    ['not_responsible', 6],
    ['not_feasible', 6],
    ['no_answer', forwarded ? 5 : 0],
    ['rejected', 2]
  ] as const);
  const answer = answerTo(outcome, chance) ?? (outcome === 'not_found' || outcome === 'not_feasible' ? 'Wir waren vor Ort.' : null);
  return {
    type: 'close',
    outcome,
    answer,
    finding: outcome === 'fixed' ? findingFor(category, city) : null,
    organisation: outcome === 'not_responsible' ? chance.pick(city.organisations).code : null,
    rule: outcome === 'rejected' ? chance.pick(city.rejectionRules).code : null
  };
}

/** What the team coded on the spot; cities without these codes use their first one that fits. */
function findingFor(category: string, city: City): string | null {
  const fitting = city.findings.filter((finding) => fits(finding, category));
  return (fitting.find(({ code }) => code === TYPICAL_FINDING[category]) ?? fitting[0])?.code ?? null;
}

function waiting(city: City, at: Instant, chance: Chance): PlannedAction {
  return { at, action: { type: 'wait', reason: chance.pick(city.waitingReasons).code, until: at + chance.between(7, 28) * DAY } };
}
