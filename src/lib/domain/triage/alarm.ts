import type { AlarmStep, City } from '../city/city.ts';
import { isOpenAt } from '../city/hours.ts';
import type { Report } from '../report/report.ts';
import type { Instant } from '../time.ts';

/** Whose mailbox an alarm goes to. */
export type AlarmRecipient = { team: string; role: 'duty' | 'lead' };

/** Whom a step of the chain reaches now: a team that is closed is stood in for by the control room. */
export function alarmRecipient({ to }: Pick<AlarmStep, 'to'>, report: Pick<Report, 'team'>, city: City, now: Instant): AlarmRecipient {
  const controlRoom = city.phones.controlRoom.team;
  if (to === 'lead') return { team: report.team, role: 'lead' };
  if (to === 'control_room') return { team: controlRoom, role: 'duty' };
  const hours = city.teams.find(({ code }) => code === report.team)?.hours ?? [];
  return { team: hours.length === 0 || isOpenAt(now, hours, city) ? report.team : controlRoom, role: 'duty' };
}
