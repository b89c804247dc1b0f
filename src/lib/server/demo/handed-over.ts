import type { City } from '#lib/domain/city/city.ts';
import { addWorkingHours } from '#lib/domain/city/hours.ts';
import { decideUnclaimed, isUnclaimed } from '#lib/domain/report/responsibility.ts';
import { HOUR, type Instant } from '#lib/domain/time.ts';
import type { ImportedReport } from '../reports/store.ts';
import type { PlannedAction } from './plan.ts';
import type { Chance } from './random.ts';
import { apply } from './simulate.ts';

/** A rule that names a team of its own is wrong more often than the one that goes by districts. */
const RETURNED_SHARE = { district: 0.02, other: 0.08 };

/** A team gives some of its reports back before it accepts them: to the district team, or to that of another district. */
export function planReturn({ report }: ImportedReport, city: City, chance: Chance): PlannedAction[] {
  const team = city.teams.find(({ code }) => code === report.team);
  const isDistrict = team?.kind === 'district';
  if (report.team === city.phones.controlRoom.team || !chance.is(isDistrict ? RETURNED_SHARE.district : RETURNED_SHARE.other)) return [];
  const others = city.teams.filter(({ kind, code }) => kind === 'district' && code !== report.team);
  const reason = chance.pick(city.response.returns.reasons).code;
  const wished = isDistrict && others.length > 0 ? chance.pick(others).code : null;
  return [{ at: report.receivedAt + chance.between(1, 4) * HOUR, action: { type: 'return', reason, team: wished } }];
}

/** Somebody accepts what is urgent, as its alarm goes on until then. */
export function acceptAlarmed({ report }: ImportedReport, plan: readonly PlannedAction[]): PlannedAction[] {
  const isLeft = report.urgency !== null && !plan.some(({ action }) => action.type === 'accept');
  return isLeft ? [{ at: report.receivedAt + HOUR, action: { type: 'accept' } }] : [];
}

/** What nobody took in time goes to the control room, as the queue of the product would have done it. */
export function escalateUnclaimed(made: ImportedReport, { city, now }: { city: City; now: Instant }, chance: Chance): void {
  if (!isUnclaimed(made.report)) return;
  const team = city.teams.find(({ code }) => code === made.report.team) ?? { hours: [] };
  const at = addWorkingHours(inHandsSince(made), city.response.returns.unclaimedWorkingHours, team, city);
  const decision = at > now ? null : decideUnclaimed(made.report, { city, now: at, proofPhotos: 0 });
  if (!decision?.ok) return;
  const { type, public: isPublic, data } = decision.event;
  apply(made, decision.patch, { type, at, actor: { kind: 'system', id: null }, public: isPublic, data, textId: null }, chance);
  made.events.sort((one, other) => one.at - other.at);
}

/** When its team got it. */
export function inHandsSince({ report, events }: ImportedReport): Instant {
  return events.findLast(({ after }) => after.team !== undefined)?.at ?? report.receivedAt;
}
