import type { City } from '#lib/domain/city/city.ts';
import { addressIn } from '#lib/domain/language.ts';
import { mailboxOf } from '#lib/domain/news/mail-address.ts';
import { questionOf, type Question } from '#lib/domain/news/question.ts';
import { untold } from '#lib/domain/news/untold.ts';
import type { PublicReportPage, PublicStep } from '#lib/domain/report/public-view.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { dateYearWords } from '#lib/report-ui/dates.ts';
import { leftToRight } from '#lib/report-ui/isolated.ts';
import { responsibleOf, stateText, stepInWords } from '#lib/report-ui/report-words.ts';
import { linkValid, mailLink, matterWords, reportLink, type Letter, type LetterContext } from './letter-context.ts';
import type { Block } from './letter.ts';

/**
 * What happened since the last mail, in one letter; null when there is nothing to tell (any more). The subject says nothing of
 * the matter: it is seen on a locked phone. A follower reads what the public reads.
 */
export async function newsLetter(context: LetterContext): Promise<Letter | null> {
  const { deps, subscription, report, city } = context;
  const isReporter = subscription.role === 'reporter';
  const page = isReporter ? await deps.neutralPage(report) : await deps.publicPage(report.cityId, report.reference);
  if (!page) return null;
  const news = untold(page, subscription, deps.now());
  if (news.kind !== 'news') return null;
  const { reference } = report;
  const publicLink = deps.origin + addressIn(subscription.language, `/${city.id}/meldung/${reference}`);
  // An answer may follow the closing within the minute that news rests.
  const isClosedNow = page.state === 'closed' && news.steps.some(({ type }) => type === 'closed');
  const question = isReporter && isClosedNow ? questionOf(page, deps.now()) : null;
  const href = isReporter ? await reportLink(context) : publicLink;
  return {
    subject: isReporter ? m.mail_news_subject({ reference }) : m.mail_news_followed_subject({ reference }),
    blocks: [
      { kind: 'paragraph', text: news.steps.length > 0 ? m.mail_news_lead({ reference }) : m.mail_news_taken_back() },
      { kind: 'paragraph', text: matterWords(report, city) },
      ...news.steps.flatMap((step) => stepBlocks(step, context)),
      { kind: 'paragraph', text: m.mail_news_now({ state: stateText(page, city, deps.now()) }) },
      ...contactOf(page, city),
      ...(question ? questionBlocks(question) : []),
      { kind: 'button', text: question ? m.mail_question_button() : m.mail_news_button(), href },
      ...(isReporter ? [linkValid(deps)] : [])
    ],
    stop: await mailLink(context, 'stop', null),
    sent: async () => {
      await deps.news.told(city.id, await sameMailbox(context), { toldUntil: news.until, toldState: news.state });
      if (question) await deps.news.asked({ cityId: city.id, reportId: report.id, closedAt: question.closedAt }, deps.now());
    }
  };
}

function stepBlocks(step: PublicStep, { city, deps }: LetterContext): Block[] {
  const { title, when, text, answer } = stepInWords(step, city, deps.now());
  return [
    { kind: 'heading', text: title },
    { kind: 'paragraph', text: [when, text].filter(Boolean).join('\n') },
    ...(answer === null
      ? []
      : ([...(step.type === 'answered' ? [] : [{ kind: 'paragraph', text: m.mail_news_answer() } as const]), { kind: 'quote', text: answer }] as const))
  ];
}

function questionBlocks({ until }: Question): Block[] {
  return [
    { kind: 'heading', text: m.solved_title() },
    { kind: 'paragraph', text: m.mail_question_text({ date: dateYearWords(until) }) }
  ];
}

/** Whoever does the work or has to do it, with number and address: "nicht zuständig" is no dead end. */
function contactOf(page: PublicReportPage, city: City): Block[] {
  const organisation = responsibleOf(page, city);
  if (!organisation) return [];
  const { word, phone, url } = organisation;
  const name = m.step_responsible({ organisation: word });
  const number = phone === null ? [] : [m.mail_news_phone({ number: leftToRight(phone) })];
  return [{ kind: 'paragraph', text: [name, ...number, ...(url === null ? [] : [leftToRight(url)])].join('\n') }];
}

/** Whoever reported the same thing twice hears of it once. */
async function sameMailbox({ deps, subscription, report }: LetterContext): Promise<string[]> {
  const { cityId } = report;
  const mainId = report.mergedInto ?? report.id;
  const family = [mainId, ...(await deps.reports.mergedInto(cityId, mainId)).map(({ id }) => id)];
  const mailbox = mailboxOf(subscription.address);
  return (await deps.news.ofReports(cityId, family)).filter(({ address }) => mailboxOf(address) === mailbox).map(({ id }) => id);
}
