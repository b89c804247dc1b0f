import type { City } from '#lib/domain/city/city.ts';
import type { Report } from '#lib/domain/report/report.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { labelOf, placeWords } from '#lib/report-ui/words.ts';
import { pageLines, whatLines, whereLines } from './hand-on-facts.ts';

/**
 * The description of a report for another body's server, which may show it to everybody: what the mail says, without a house
 * number and with the telephone of the team as its only contact.
 */
export function handOnDescription(report: Report, city: City, origin: string): string {
  const phone = city.teams.find(({ code }) => code === report.team)?.contact.phone;
  return [
    ...whatLines(report, city),
    ...whereLines(report, placeWords({ ...report.place, houseNumber: null }, city)),
    ...pageLines(report, origin),
    '',
    [m.mail_hand_on_ask({ team: labelOf(city.teams, report.team) }), phone].filter(Boolean).join(', '),
    m.mail_hand_on_nobody()
  ].join('\n');
}
