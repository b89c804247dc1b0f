import type { City } from '#lib/domain/city/city.ts';
import { addWorkingHours } from '#lib/domain/city/hours.ts';
import { contactKeptUntil } from '#lib/domain/news/contact-kept.ts';
import { REST_MS } from '#lib/domain/news/untold.ts';
import { organisationWith, wayTo } from '#lib/domain/report/hand-on.ts';
import { urgentReason } from '#lib/domain/report/joined-urgency.ts';
import { isUnaccepted, isUnclaimed } from '#lib/domain/report/responsibility.ts';
import type { Report } from '#lib/domain/report/report.ts';
import { MINUTE, type Instant } from '#lib/domain/time.ts';
import type { NewDelivery } from '../delivery/store.ts';

type Turn = { before: Report | null; after: Report };
/** `takesBack` is an undo, which is no news to whoever works on the report. */
type Context = { city: City; now: Instant; takesBack?: boolean };

/**
 * What a change sets going: the alarm chain of an urgent report that nobody accepted, the time after which an
 * unclaimed one goes to the control room, the word to an organisation that has it instead, and the end of the addresses of a closed one. The first two begin anew for a new
 * team and when an acceptance is taken back, the last one with every closing. A report has one alarm chain, whoever said
 * that it is urgent: a chain that begins anew takes the place of the one before.
 */
export function followUpsOf({ before, after }: Turn, { city, now, takesBack = false }: Context): NewDelivery[] {
  const isNewTeam = before?.team !== after.team;
  const isFoundUrgent = after.urgency !== null && before?.urgency === null;
  const alarms = after.urgency !== null && isUnaccepted(after) && (isNewTeam || !before || isFoundUrgent || !isUnaccepted(before));
  const isNews = isFoundUrgent && !takesBack && isTakenOn(after) && urgentReason(after)?.joined !== undefined;
  const waits = isUnclaimed(after) && after.team !== city.phones.controlRoom.team && (isNewTeam || !before || !isUnclaimed(before));
  const isEnded = after.closedAt !== null && before?.closedAt !== after.closedAt;
  const alarm = alarms ? alarmChain(after, city, now) : isNews ? alarmChain(after, city, now, { isNews: 1 }).slice(0, 1) : [];
  const handsOn = takesBack ? [] : handOn({ before, after }, city, now);
  return [...alarm, ...handsOn, ...(waits ? [unclaimed(after, city, now)] : []), ...(isEnded ? endOfContacts(after) : [])];
}

/** The organisation that has it now hears of it once the change has rested, so that taking it back is real. */
function handOn({ before, after }: Turn, city: City, now: Instant): NewDelivery[] {
  const organisation = organisationWith(after);
  if (organisation === null || after.mergedInto !== null || (before && organisationWith(before) === organisation)) return [];
  if (wayTo(city, organisation, after) === null) return [];
  const key = `hand_on/${after.id}/${organisation}`;
  return [{ key, topic: 'hand_on', runAfter: now + REST_MS, reportId: after.id, data: { organisation }, restarts: true }];
}

/** Somebody works on it, who does not know what a report says that joins it now. */
function isTakenOn({ state, mergedInto }: Report): boolean {
  return mergedInto === null && (state === 'in_progress' || state === 'forwarded');
}

function alarmChain({ id }: Report, city: City, now: Instant, more: NewDelivery['data'] = {}): NewDelivery[] {
  return city.response.alarm.map(({ code, afterMinutes }) => ({
    key: `alarm/${id}/${code}`,
    topic: 'alarm',
    runAfter: now + afterMinutes * MINUTE,
    reportId: id,
    data: { step: code, startedAt: now, ...more },
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
