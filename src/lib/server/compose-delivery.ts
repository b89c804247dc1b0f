import { join } from 'node:path';
import { createAlertTurn } from './alerts/create-alerts.ts';
import { createDelivery } from './delivery/create-delivery.ts';
import { createMailFolder } from './delivery/mail-folder.ts';
import { createSendMail } from './delivery/send-mail.ts';
import { createSmtpTransport } from './delivery/smtp.ts';
import type { DeliveryStore } from './delivery/store.ts';
import type { DeliveryVerbs } from './delivery/verbs.ts';
import type { Env } from './env.ts';
import { alarmMail } from './mails/alarm-mail.ts';
import { createComposeAlert } from './mails/compose-alert.ts';
import { createComposeLetter } from './mails/compose-letter.ts';
import { createComposeMail } from './mails/compose-mail.ts';
import { handOnMail } from './mails/hand-on-mail.ts';
import { createForgetContacts } from './news/forget-contacts.ts';
import { createForgetUnconfirmed } from './news/forget-unconfirmed.ts';
import { createTellListeners } from './news/tell.ts';
import type { NewsDeps } from './news/deps.ts';
import type { PartnerDeps } from './partners/deps.ts';
import { createHandOver } from './partners/hand-over.ts';
import type { PublicQueries } from './public-map/queries.ts';
import type { ReportPages } from './public-map/report-page.ts';
import type { ReportDeps } from './reports/deps.ts';
import { createEscalate } from './reports/escalate.ts';
import { createRaiseAlarm } from './reports/raise-alarm.ts';

type Parts = {
  reports: ReportDeps;
  news: NewsDeps;
  alerts: Parameters<typeof createAlertTurn>[0];
  pages: ReportPages;
  publicMap: PublicQueries;
  deliveries: DeliveryStore;
  partners: PartnerDeps;
  failed: (topic: string) => void;
};

/** The queue with its way out: a mail server, in a demo without one a folder, else nothing, so that mails wait for somebody who sets one up. */
export function composeDelivery(env: Env, { reports, news, alerts, pages, publicMap, deliveries, partners, failed }: Parts): DeliveryVerbs {
  const { cities, now } = reports;
  const { mintKey } = news;
  const { origin } = env;
  const folder = env.smtp === null && env.installation === 'demo' ? createMailFolder(join(env.dataDir, 'mails'), { from: env.mailFrom, now }) : null;
  const transport = env.smtp ? createSmtpTransport(env.smtp, env.mailFrom) : folder;
  const aboutReports = { reports: reports.store, cities, origin };
  const composeLetter = createComposeLetter({ ...pages, news: news.store, reports: reports.store, cities, origin, mintKey, now });
  const composeAlert = createComposeAlert({ store: alerts.store, publicMap, cities, origin, mintKey, now });
  return createDelivery({
    store: deliveries,
    handlers: {
      mail: createSendMail(createComposeMail(aboutReports, alarmMail), transport),
      hand_on: createHandOver(partners, createSendMail(createComposeMail(aboutReports, handOnMail), transport)),
      letter: createSendMail(composeLetter, transport),
      news: createTellListeners(news),
      unconfirmed: createForgetUnconfirmed(news),
      contacts: createForgetContacts(news),
      alert: createAlertTurn(alerts, createSendMail(composeAlert, transport)),
      alarm: createRaiseAlarm(reports),
      unclaimed: createEscalate(reports)
    },
    now,
    failed: ({ topic }) => failed(topic),
    keptMails: folder && ((cityId) => folder.list(cityId))
  });
}
