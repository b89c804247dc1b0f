import type { AlarmStep, City } from '../city/city.ts';
import { isOpenAt } from '../city/hours.ts';
import { isUnaccepted } from '../report/responsibility.ts';
import { isOpen, type Report } from '../report/report.ts';
import type { Instant } from '../time.ts';

/** Whose mailbox an alarm goes to. */
export type AlarmRecipient = { team: string; role: 'duty' | 'lead' };

type Alarmed = Pick<Report, 'id' | 'state' | 'mergedInto' | 'urgency'>;
/** An urgent report that joined the alarmed one ("Auch gesehen"), and so raised the alarm. */
type Joined = Pick<Report, 'mergedInto' | 'urgency'> | null;

/** The code of what is urgent about a report, by itself or by one that joined it; null when nothing is (any more). */
export function alarmUrgency(report: Pick<Alarmed, 'id' | 'urgency'>, joined: Joined): string | null {
  if (joined === null || report.urgency === null) return report.urgency;
  return joined.mergedInto === report.id ? joined.urgency : null;
}

/**
 * Whether a step is still to be raised: until somebody accepts the report. Who accepted it before does not know what a later
 * report says, and hears of it once.
 */
export function isStillRaised(report: Alarmed, { joined, step, city }: { joined: Joined; step: string; city: Pick<City, 'response'> }): boolean {
  if (alarmUrgency(report, joined) === null) return false;
  const isNews = joined !== null && report.mergedInto === null && isOpen(report) && step === city.response.alarm[0]?.code;
  return isUnaccepted(report) || isNews;
}

/** Whom a step of the chain reaches now: a team that is closed is stood in for by the control room. */
export function alarmRecipient({ to }: Pick<AlarmStep, 'to'>, report: Pick<Report, 'team'>, city: City, now: Instant): AlarmRecipient {
  const controlRoom = city.phones.controlRoom.team;
  if (to === 'lead') return { team: report.team, role: 'lead' };
  if (to === 'control_room') return { team: controlRoom, role: 'duty' };
  const hours = city.teams.find(({ code }) => code === report.team)?.hours ?? [];
  return { team: hours.length === 0 || isOpenAt(now, hours, city) ? report.team : controlRoom, role: 'duty' };
}
