import type { City } from '#lib/domain/city/city.ts';
import { mailboxOfOrganisation, organisationWith } from '#lib/domain/report/hand-on.ts';
import { isPublic } from '#lib/domain/report/public-view.ts';
import type { Report } from '#lib/domain/report/report.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { stepWords } from '#lib/report-ui/dates.ts';
import { answerWords, labelOf, phraseWords, placeWords } from '#lib/report-ui/words.ts';
import type { Delivery } from '../delivery/store.ts';
import type { Mail } from '../delivery/verbs.ts';

type About = { report: Report; city: City; origin: string };

/**
 * A report to the organisation that is responsible for it: what, where, since when, and whom to ask. Coded facts only; nothing
 * that a resident typed and nothing about them, as a text may name people. Needless once the report has come back.
 */
export function handOnMail({ key, cityId, data }: Delivery, { report, city, origin }: About): Mail | 'needless' | 'no-address' {
  const organisation = organisationWith(report);
  if (organisation === null || organisation !== data['organisation']) return 'needless';
  const to = mailboxOfOrganisation(city, organisation);
  if (to === null) return 'no-address';
  const what = labelOf(city.categories, report.category);
  const where = placeOf(report, city);
  const contact = city.teams.find(({ code }) => code === report.team)?.contact;
  const text = [
    m.mail_hand_on_hello({ organisation: labelOf(city.organisations, organisation) }),
    '',
    m.mail_hand_on_lead({ city: city.fullName }),
    report.state === 'forwarded' ? m.mail_hand_on_open() : m.mail_hand_on_closed(),
    '',
    ...facts(report, city, where),
    ...(isPublic(report, null) ? ['', m.mail_hand_on_page(), `${origin}/${cityId}/meldung/${report.reference}`] : []),
    '',
    m.mail_hand_on_ask({ team: labelOf(city.teams, report.team) }),
    ...[contact?.phone, contact?.email].filter((each) => typeof each === 'string'),
    '',
    m.mail_hand_on_nobody()
  ].join('\n');
  const headers = contact?.email ? { 'Reply-To': contact.email } : {};
  return { key, cityId, to, subject: m.mail_hand_on_subject({ what, where, reference: report.reference }), text, html: null, headers };
}

function placeOf({ location, place }: Report, city: City): string {
  return location.kind === 'described' ? m.place_described() : placeWords(place, city);
}

function facts(report: Report, city: City, where: string): string[] {
  const { category, subKind, phrases, answers, location } = report;
  const known = city.categories.find(({ code }) => code === category);
  const kind = subKind === null ? '' : labelOf(known?.subKinds ?? [], subKind);
  return [
    `${m.mail_alarm_reference()} ${report.reference}`,
    `${m.mail_alarm_category()} ${[labelOf(city.categories, category), kind].filter(Boolean).join(', ')}`,
    ...(phrases.length > 0 ? [`${m.mail_hand_on_said()} ${phraseWords(city, category, phrases)}`] : []),
    ...answerWords(city, category, answers).map(({ question, answer }) => `${question} ${answer}`),
    `${m.mail_hand_on_place()} ${where}`,
    ...(location.kind === 'point' ? [`${m.mail_hand_on_point()} ${location.lat.toFixed(5)}, ${location.lon.toFixed(5)}`] : []),
    `${m.mail_hand_on_seen()} ${stepWords(report.observedAt)}`
  ];
}
