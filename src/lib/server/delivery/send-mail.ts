import type { Delivery } from './store.ts';
import type { DeliveryHandler, Mail, MailTransport } from './verbs.ts';

/** A mail and what is to be noted down once it is on its way. */
export type Composed = { mail: Mail; sent?: () => Promise<void> };

/** What a message says, looked up and worded when it is sent; `needless` when there is nothing left to say. */
export type ComposeMail = (delivery: Delivery) => Promise<Composed | 'needless' | 'no-address'>;

/** Sends the mail of one message. Without a mail server it waits for a person who sets one up. */
export function createSendMail(compose: ComposeMail, transport: MailTransport | null): DeliveryHandler {
  return async (delivery) => {
    const composed = await compose(delivery);
    if (composed === 'needless') return { ok: true };
    if (composed === 'no-address') return { ok: false, problem: 'no_address', permanent: true };
    if (!transport) return { ok: false, problem: 'no_mail_server', permanent: false };
    const sent = await transport.send(composed.mail);
    if (sent.ok) await composed.sent?.();
    return sent;
  };
}
