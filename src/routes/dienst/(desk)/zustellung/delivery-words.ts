import type { DeliveryTopic } from '#lib/server/delivery/store.ts';
import { m } from '#lib/i18n/paraglide/messages.js';

const TOPICS: Record<DeliveryTopic, () => string> = {
  mail: m.delivery_mail_alarm,
  alarm: m.delivery_topic_alarm,
  unclaimed: m.delivery_topic_unclaimed,
  hand_on: m.delivery_topic_hand_on,
  news: m.delivery_topic_news,
  letter: m.delivery_topic_letter,
  unconfirmed: m.delivery_topic_unconfirmed,
  contacts: m.delivery_topic_contacts,
  alert: m.delivery_topic_alert
};
const PROBLEMS: Record<string, () => string> = {
  no_mail_server: m.problem_no_mail_server,
  no_address: m.problem_no_address,
  smtp_sign_in: m.problem_smtp_sign_in,
  smtp_unreachable: m.problem_smtp_unreachable,
  partner_refused: m.problem_partner_refused,
  partner_not_allowed: m.problem_partner_setup,
  partner_private_address: m.problem_partner_setup,
  partner_redirect: m.problem_partner_setup,
  partner_key_missing: m.problem_partner_key,
  partner_no_address: m.problem_partner_unreachable,
  partner_unreachable: m.problem_partner_unreachable,
  partner_too_slow: m.problem_partner_unreachable,
  partner_too_large: m.problem_partner_unclear,
  partner_unreadable: m.problem_partner_unclear,
  partner_busy: m.problem_partner_busy
};

export function topicWords({ topic }: { topic: DeliveryTopic }): string {
  return TOPICS[topic]();
}

/** What went wrong, in a sentence; of another server's answer only its number is known. */
export function problemWords(problem: string | null): string {
  const [, from, code] = /^(smtp|partner)_(\d{3})$/.exec(problem ?? '') ?? [];
  if (code) return from === 'smtp' ? m.problem_smtp_answer({ code }) : m.problem_partner_answer({ code });
  return (PROBLEMS[problem ?? ''] ?? m.problem_delivery_failed)();
}
