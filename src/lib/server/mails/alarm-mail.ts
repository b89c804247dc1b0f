import type { City } from '#lib/domain/city/city.ts';
import type { Report } from '#lib/domain/report/report.ts';
import { isStillRaised } from '#lib/domain/triage/alarm.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { stepWords } from '#lib/report-ui/dates.ts';
import { labelOf, placeWords, urgencyWord } from '#lib/report-ui/words.ts';
import type { Delivery } from '../delivery/store.ts';
import type { Mail } from '../delivery/verbs.ts';

type About = { report: Report; city: City; origin: string };

/** The alarm to a duty desk or a lead: what, where, by when, and the link to accept it. Nothing that a resident wrote. */
export function alarmMail({ key, cityId, data }: Delivery, { report, city, origin }: About): Mail | 'needless' | 'no-address' {
  if (!isStillRaised(report, { isNews: data['isNews'] === 1 })) return 'needless';
  const mailbox = city.response.mailboxes.find(({ team }) => team === data['team']);
  const to = data['role'] === 'lead' ? mailbox?.lead : mailbox?.duty;
  if (!to) return 'no-address';
  const what = urgencyWord(city, report.urgency ?? '');
  const where = report.location.kind === 'described' ? m.place_described() : placeWords(report.place, city);
  const text = [
    m.mail_alarm_lead({ what, where }),
    '',
    `${m.mail_alarm_reference()} ${report.reference}`,
    `${m.mail_alarm_category()} ${labelOf(city.categories, report.category)}`,
    `${m.mail_alarm_team()} ${labelOf(city.teams, report.team)}`,
    `${m.mail_alarm_received()} ${stepWords(report.receivedAt)}`,
    `${m.mail_alarm_due()} ${stepWords(report.dueAt)}`,
    '',
    m.mail_alarm_accept(),
    `${origin}/dienst/meldung/${report.reference}`,
    '',
    m.mail_alarm_next()
  ].join('\n');
  return { key, cityId, to, subject: m.mail_alarm_subject({ what, where, reference: report.reference }), text, html: null, headers: { 'X-Priority': '1' } };
}
