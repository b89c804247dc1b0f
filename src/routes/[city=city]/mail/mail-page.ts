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

/** The same about a place that somebody follows; `what` names it. */
export function alertQuestion(what: string, kind: 'confirm' | 'stop'): MailPageWords {
  const question = { kind: 'question', title: m.alert_title() } as const;
  return kind === 'confirm'
    ? { ...question, text: m.alert_confirm_ask({ what }), button: m.alert_confirm_yes() }
    : { ...question, title: m.stop_title(), text: m.alert_stop_text(), button: m.stop_button() };
}

export function alertAnswered(what: string, kind: 'confirm' | 'stop'): MailPageWords {
  return kind === 'confirm'
    ? { kind: 'done', title: m.confirm_done_title(), text: m.alert_confirmed({ what }) }
    : { kind: 'done', title: m.stop_done_title(), text: m.stop_done_text() };
}

const shown = ({ reference }: MailLink) => ({ reference: isolated(reference) });

/** Such a key lives as long as the address it was sent to. */
function stoppedBefore(): MailPageWords {
  return { kind: 'gone', title: m.stop_known_title(), text: m.stop_known_text() };
}

function gone(): MailPageWords {
  return { kind: 'gone', title: m.mail_link_gone_title(), text: m.mail_link_gone_text() };
}
