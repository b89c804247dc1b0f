import type { AlarmStep, City } from '../city/city.ts';
import { isOpenAt } from '../city/hours.ts';
import { isUnaccepted } from '../report/responsibility.ts';
import { isOpen, type Report } from '../report/report.ts';
import type { Instant } from '../time.ts';

/** Whose mailbox an alarm goes to. */
export type AlarmRecipient = { team: string; role: 'duty' | 'lead' };

type Alarmed = Pick<Report, 'state' | 'mergedInto' | 'urgency'>;

/**
 * Whether a step is still to be raised: until somebody accepts the report. Whoever accepted it before it became urgent does
 * not know that, so that for them it is news.
 */
export function isStillRaised(report: Alarmed, { isNews }: { isNews: boolean }): boolean {
  if (report.urgency === null) return false;
  return isUnaccepted(report) || (isNews && report.mergedInto === null && isOpen(report));
}

/** Whom a step of the chain reaches now: a team that is closed is stood in for by the control room. */
export function alarmRecipient({ to }: Pick<AlarmStep, 'to'>, report: Pick<Report, 'team'>, city: City, now: Instant): AlarmRecipient {
  const controlRoom = city.phones.controlRoom.team;
  if (to === 'lead') return { team: report.team, role: 'lead' };
  if (to === 'control_room') return { team: controlRoom, role: 'duty' };
  const hours = city.teams.find(({ code }) => code === report.team)?.hours ?? [];
  return { team: hours.length === 0 || isOpenAt(now, hours, city) ? report.team : controlRoom, role: 'duty' };
}
