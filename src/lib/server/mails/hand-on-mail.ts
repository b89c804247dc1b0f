import type { City } from '#lib/domain/city/city.ts';
import { organisationWith, wayTo } from '#lib/domain/report/hand-on.ts';
import type { Report } from '#lib/domain/report/report.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { labelOf, placeWords } from '#lib/report-ui/words.ts';
import type { Delivery } from '../delivery/store.ts';
import type { Mail } from '../delivery/verbs.ts';
import { pageLines, whatLines, whereLines } from './hand-on-facts.ts';

type About = { report: Report; city: City; origin: string };

/**
 * A report to the organisation that is responsible for it: what, where, since when, and whom to ask. Coded facts only; nothing
 * that a resident typed and nothing about them, as a text may name people. Needless once the report has come back.
 */
export function handOnMail({ key, cityId, data }: Delivery, { report, city, origin }: About): Mail | 'needless' | 'no-address' {
  const organisation = organisationWith(report);
  if (organisation === null || organisation !== data['organisation']) return 'needless';
  const way = wayTo(city, organisation, report);
  if (way?.kind !== 'mail') return 'no-address';
  const what = labelOf(city.categories, report.category);
  const where = placeOf(report, city);
  const contact = city.teams.find(({ code }) => code === report.team)?.contact;
  const text = [
    m.mail_hand_on_hello({ organisation: labelOf(city.organisations, organisation) }),
    '',
    m.mail_hand_on_lead({ city: city.fullName }),
    report.state === 'forwarded' ? m.mail_hand_on_open() : m.mail_hand_on_closed(),
    '',
    ...whatLines(report, city),
    ...whereLines(report, where),
    ...pointLine(report),
    ...pageLines(report, origin),
    '',
    m.mail_hand_on_ask({ team: labelOf(city.teams, report.team) }),
    ...[contact?.phone, contact?.email].filter((each) => typeof each === 'string'),
    '',
    m.mail_hand_on_nobody()
  ].join('\n');
  const headers = contact?.email ? { 'Reply-To': contact.email } : {};
  return { key, cityId, to: way.mailbox, subject: m.mail_hand_on_subject({ what, where, reference: report.reference }), text, html: null, headers };
}

function placeOf({ location, place }: Report, city: City): string {
  return location.kind === 'described' ? m.place_described() : placeWords(place, city);
}

function pointLine({ location }: Report): string[] {
  return location.kind === 'point' ? [`${m.mail_hand_on_point()} ${location.lat.toFixed(5)}, ${location.lon.toFixed(5)}`] : [];
}
