import { mailboxOf } from '#lib/domain/news/mail-address.ts';
import { m } from '#lib/i18n/paraglide/messages.js';
import { linkValid, matterWords, reportLink, type Letter, type LetterContext } from './letter-context.ts';
import type { Block } from './letter.ts';

/** Newest first; whoever has more finds the others by asking again once these are done with. */
const MOST_REPORTS = 20;

/** The links to all reports of one mailbox, each with a key of its own. */
export async function linksLetter({ deps, subscription, city }: LetterContext): Promise<Letter> {
  const all = await deps.news.ofMailbox(city.id, mailboxOf(subscription.address));
  const links: Block[] = [];
  for (const { reportId } of all.filter(({ role }) => role === 'reporter').slice(0, MOST_REPORTS)) {
    const report = await deps.reports.byId(city.id, reportId);
    if (!report) continue;
    links.push({ kind: 'link', text: matterWords(report, city), href: await reportLink({ deps, report }) });
  }
  return {
    subject: m.mail_links_subject(),
    blocks: [{ kind: 'paragraph', text: m.mail_links_text() }, ...links, linkValid(deps), { kind: 'small', text: m.mail_links_not_you() }]
  };
}
