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
  smtp_unreachable: m.problem_smtp_unreachable
};

export function topicWords({ topic }: { topic: DeliveryTopic }): string {
  return TOPICS[topic]();
}

/** What went wrong, in a sentence; of a mail server's answer only its number is known. */
export function problemWords(problem: string | null): string {
  const code = /^smtp_(\d{3})$/.exec(problem ?? '')?.[1];
  if (code) return m.problem_smtp_answer({ code });
  return (PROBLEMS[problem ?? ''] ?? m.problem_delivery_failed)();
}
