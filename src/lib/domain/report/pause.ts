import type { City } from '../city/city.ts';
import { addWorkingHours, workingMillisBetween } from '../city/hours.ts';
import { HOUR, type Instant } from '../time.ts';
import type { Report } from './report.ts';

type Clocked = Pick<Report, 'dueAt' | 'urgency' | 'team'>;

/**
 * The deadline when the clock stops at `from` and goes on at `to`: what was left of it at `from` is left at `to`. It is
 * counted in the working hours of the team, and by the clock when the report is urgent. What was late stays as late as it
 * was. With `to` before `from` a pause that was planned ends early.
 */
export function movedDeadline({ dueAt, urgency, team }: Clocked, { from, to }: { from: Instant; to: Instant }, city: City): Instant {
  if (dueAt < from) return dueAt + (to - from);
  const hours = urgency === null ? (city.teams.find(({ code }) => code === team)?.hours ?? []) : [];
  return addWorkingHours(to, workingMillisBetween(from, dueAt, { hours }, city) / HOUR, { hours }, city);
}

/** When it would be due if it stopped waiting now: the rest of the pause no longer counts. */
export function dueWithoutWaiting(report: Clocked & Pick<Report, 'waiting'>, now: Instant, city: City): Instant {
  const until = report.waiting?.until ?? now;
  return until > now ? movedDeadline(report, { from: until, to: now }, city) : report.dueAt;
}
