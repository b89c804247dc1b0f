import type { City } from '#lib/domain/city/city.ts';
import { isPublic } from '#lib/domain/report/public-view.ts';
import type { Report } from '#lib/domain/report/report.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { stepWords } from '#lib/report-ui/dates.ts';
import { answerWords, labelOf, phraseWords } from '#lib/report-ui/words.ts';

/** What was tapped, in lines for another body: number, category, answers, when; nothing that a resident typed. */
export function whatLines({ reference, category, subKind, phrases, answers }: Report, city: City): string[] {
  const known = city.categories.find(({ code }) => code === category);
  const kind = subKind === null ? '' : labelOf(known?.subKinds ?? [], subKind);
  return [
    `${m.mail_alarm_reference()} ${reference}`,
    `${m.mail_alarm_category()} ${[labelOf(city.categories, category), kind].filter(Boolean).join(', ')}`,
    ...(phrases.length > 0 ? [`${m.mail_hand_on_said()} ${phraseWords(city, category, phrases)}`] : []),
    ...answerWords(city, category, answers).map(({ question, answer }) => `${question} ${answer}`)
  ];
}

/** Where and when it was seen. */
export function whereLines({ observedAt }: Report, where: string): string[] {
  return [`${m.mail_hand_on_place()} ${where}`, `${m.mail_hand_on_seen()} ${stepWords(observedAt)}`];
}

/** The public page, where there is one. */
export function pageLines(report: Report, origin: string): string[] {
  return isPublic(report, null) ? ['', m.mail_hand_on_page(), `${origin}/${report.cityId}/meldung/${report.reference}`] : [];
}
