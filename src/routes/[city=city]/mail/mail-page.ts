import { m } from '#lib/i18n/paraglide/messages.js';
import { isolated } from '#lib/report-ui/isolated.ts';
import type { MailLink } from '#lib/server/news/verbs.ts';

/** What the page behind a link says. The server chooses the words, as no other page needs them. */
export type MailPageWords =
  | { kind: 'question'; title: string; text: string; button: string }
  | { kind: 'done' | 'gone'; title: string; text: string; /** Where its report can be read, if this reader may. */ report?: string | null };

export function confirmQuestion(link: MailLink | null, report: string | null): MailPageWords {
  if (link?.already) return confirmed(link, report);
  return link ? { kind: 'question', title: m.confirm_title(), text: m.confirm_text(shown(link)), button: m.confirm_button() } : gone();
}

export function confirmed(link: MailLink | null, report: string | null): MailPageWords {
  if (!link) return gone();
  const title = link.already ? m.confirm_known_title() : m.confirm_done_title();
  return { kind: 'done', title, text: m.confirm_done_text(shown(link)), report };
}

export function stopQuestion(link: MailLink | null): MailPageWords {
  return link ? { kind: 'question', title: m.stop_title(), text: m.stop_text(shown(link)), button: m.stop_button() } : stoppedBefore();
}

export function stopped(link: MailLink | null): MailPageWords {
  return link ? { kind: 'done', title: m.stop_done_title(), text: m.stop_done_text() } : stoppedBefore();
}

const shown = ({ reference }: MailLink) => ({ reference: isolated(reference) });

/** Such a key lives as long as the address it was sent to. */
function stoppedBefore(): MailPageWords {
  return { kind: 'gone', title: m.stop_known_title(), text: m.stop_known_text() };
}

function gone(): MailPageWords {
  return { kind: 'gone', title: m.mail_link_gone_title(), text: m.mail_link_gone_text() };
}
