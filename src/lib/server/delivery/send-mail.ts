import type { Delivery } from './store.ts';
import type { DeliveryHandler, Mail, MailTransport } from './verbs.ts';

/** What a message says, looked up and worded when it is sent; `needless` when there is nothing left to say. */
export type ComposeMail = (delivery: Delivery) => Promise<Mail | 'needless' | 'no-address'>;

/** Sends the mail of one message. Without a mail server it waits for a person who sets one up. */
export function createSendMail(compose: ComposeMail, transport: MailTransport | null): DeliveryHandler {
  return async (delivery) => {
    const mail = await compose(delivery);
    if (mail === 'needless') return { ok: true };
    if (mail === 'no-address') return { ok: false, problem: 'no_address', permanent: true };
    return transport ? transport.send(mail) : { ok: false, problem: 'no_mail_server', permanent: false };
  };
}
