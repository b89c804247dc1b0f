import type { City } from '#lib/domain/city/city.ts';
import { addWorkingHours } from '#lib/domain/city/hours.ts';
import { contactKeptUntil } from '#lib/domain/news/contact-kept.ts';
import { urgentReason } from '#lib/domain/report/joined-urgency.ts';
import { isUnaccepted, isUnclaimed } from '#lib/domain/report/responsibility.ts';
import type { Report } from '#lib/domain/report/report.ts';
import { MINUTE, type Instant } from '#lib/domain/time.ts';
import type { NewDelivery } from '../delivery/store.ts';

type Turn = { before: Report | null; after: Report };

/**
 * What a change sets going: the alarm chain of an urgent report that nobody accepted, the time after which an
 * unclaimed one goes to the control room, and the end of the addresses of a closed one. The first two begin anew for a new
 * team and when an acceptance is taken back, the last one with every closing.
 */
export function followUpsOf({ before, after }: Turn, { city, now }: { city: City; now: Instant }): NewDelivery[] {
  const isNewTeam = before?.team !== after.team;
  const isFoundUrgent = before?.urgency === null && urgentReason(after)?.joined === undefined;
  const alarms = after.urgency !== null && isUnaccepted(after) && (isNewTeam || !before || isFoundUrgent || !isUnaccepted(before));
  const waits = isUnclaimed(after) && after.team !== city.phones.controlRoom.team && (isNewTeam || !before || !isUnclaimed(before));
  const isEnded = after.closedAt !== null && before?.closedAt !== after.closedAt;
  return [...(alarms ? alarmChain(after, city, now) : []), ...(waits ? [unclaimed(after, city, now)] : []), ...(isEnded ? endOfContacts(after) : [])];
}

/** What an urgent report sets going that follows a main report which nobody knew to be urgent before; of a family once. */
export function alarmForMain(joined: Report, main: Report, { city, now }: { city: City; now: Instant }): NewDelivery[] {
  if (joined.urgency === null || urgentReason(joined)?.joined !== undefined || joined.state === 'closed' || main.urgency !== null) return [];
  return alarmChain(main, city, now).map((step) => ({ ...step, key: `${step.key}/${joined.id}`, data: { ...step.data, joined: joined.id } }));
}

function alarmChain({ id }: Report, city: City, now: Instant): NewDelivery[] {
  return city.response.alarm.map(({ code, afterMinutes }) => ({
    key: `alarm/${id}/${code}`,
    topic: 'alarm',
    runAfter: now + afterMinutes * MINUTE,
    reportId: id,
    data: { step: code, startedAt: now },
    restarts: true
  }));
}

function unclaimed({ id, team: code }: Report, city: City, now: Instant): NewDelivery {
  const team = city.teams.find((known) => known.code === code) ?? { hours: [] };
  const runAfter = addWorkingHours(now, city.response.returns.unclaimedWorkingHours, team, city);
  return { key: `unclaimed/${id}`, topic: 'unclaimed', runAfter, reportId: id, data: { team: code }, restarts: true };
}

function endOfContacts(report: Report): NewDelivery[] {
  return (['reporter', 'follower'] as const).flatMap((role) => {
    const runAfter = contactKeptUntil(role, report, report);
    return runAfter === null ? [] : [{ key: `contacts/${report.id}/${role}`, topic: 'contacts', runAfter, reportId: report.id, data: {}, restarts: true }];
  });
}
