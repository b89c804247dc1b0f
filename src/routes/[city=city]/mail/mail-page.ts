import { m } from '#lib/i18n/paraglide/messages.js';
import { isolated } from '#lib/report-ui/isolated.ts';
import type { MailLink } from '#lib/server/news/verbs.ts';

/** What the page behind a link says. The server chooses the words, as no other page needs them. */
export type MailPageWords = { kind: 'question'; title: string; text: string; button: string } | { kind: 'done' | 'gone'; title: string; text: string };

export function confirmQuestion(link: MailLink | null): MailPageWords {
  return link ? { kind: 'question', title: m.confirm_title(), text: m.confirm_text(shown(link)), button: m.confirm_button() } : gone();
}

export function confirmed(link: MailLink | null): MailPageWords {
  return link ? { kind: 'done', title: m.confirm_done_title(), text: m.confirm_done_text(shown(link)) } : gone();
}

export function stopQuestion(link: MailLink | null): MailPageWords {
  return link ? { kind: 'question', title: m.stop_title(), text: m.stop_text(shown(link)), button: m.stop_button() } : gone();
}

export function stopped(link: MailLink | null): MailPageWords {
  return link ? { kind: 'done', title: m.stop_done_title(), text: m.stop_done_text() } : gone();
}

const shown = ({ reference }: MailLink) => ({ reference: isolated(reference) });

function gone(): MailPageWords {
  return { kind: 'gone', title: m.mail_link_gone_title(), text: m.mail_link_gone_text() };
}
