import { untold } from '#lib/domain/news/untold.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { labelOf } from '#lib/report-ui/words.ts';
import { linkValid, mailLink, matterWords, reportLink, type Letter, type LetterContext } from './letter-context.ts';

/** Says to whoever confirmed an address that the report is there, with the link to it; null when there is news already, which says more. */
export async function receivedLetter(context: LetterContext): Promise<Letter | null> {
  const { deps, subscription, report, city } = context;
  const page = await deps.neutralPage(report);
  if (untold(page, subscription, deps.now()).kind !== 'nothing') return null;
  const { reference } = report;
  return {
    subject: m.mail_received_subject({ reference }),
    blocks: [
      { kind: 'paragraph', text: m.mail_received_text({ reference }) },
      { kind: 'paragraph', text: matterWords(report, city) },
      { kind: 'paragraph', text: m.next_team({ team: labelOf(city.teams, page.team) }) },
      { kind: 'button', text: m.mail_news_button(), href: await reportLink(context) },
      linkValid(deps)
    ],
    stop: await mailLink(context, 'stop', null)
  };
}
