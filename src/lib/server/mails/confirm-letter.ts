import { confirmableUntil } from '#lib/domain/news/subscription.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { untilWords } from '#lib/report-ui/dates.ts';
import { mailLink, type Letter, type LetterContext } from './letter-context.ts';

/** Asks whether the address is right. Nothing of the report is in it but its number, since somebody else may have typed the address. */
export async function confirmLetter(context: LetterContext): Promise<Letter> {
  const { subscription, report } = context;
  const until = confirmableUntil(subscription);
  return {
    subject: m.mail_confirm_subject(),
    blocks: [
      { kind: 'paragraph', text: m.mail_confirm_text({ reference: report.reference }) },
      { kind: 'button', text: m.mail_confirm_button(), href: await mailLink(context, 'confirm', until) },
      { kind: 'paragraph', text: m.mail_confirm_valid({ time: untilWords(until) }) },
      { kind: 'small', text: m.mail_confirm_not_you() }
    ]
  };
}
