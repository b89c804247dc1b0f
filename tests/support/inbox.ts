import type { SMTPServerOptions } from 'smtp-server';
import { createSmtpTransport } from '../../src/lib/server/delivery/smtp.ts';
import { MINUTE } from '../../src/lib/domain/time.ts';
import { startMailServer } from './mail-server.ts';
import { readMail, type ReadMail } from './read-mail.ts';
import type { ReportLife } from './report-life.ts';

export type Inbox = {
  /** Lets minutes pass as the timer of the server would see them. */
  pass(minutes: number): Promise<void>;
  /** What arrived since the last look. */
  take(): ReadMail[];
};

/** The mails of a report's life over a real SMTP conversation. */
export async function inbox(life: ReportLife, options?: SMTPServerOptions): Promise<Inbox> {
  const { port, received } = await startMailServer(options);
  const smtp = { host: '127.0.0.1', port, security: 'none', user: null, password: null } as const;
  const delivery = life.deliver(createSmtpTransport(smtp, 'Mängelmelder <melder@kleinstadt.example>'));
  return {
    async pass(minutes) {
      for (let minute = 0; minute < minutes; minute += 1, life.clock.now += MINUTE) await delivery.runRound();
      await delivery.runRound();
    },
    take: () => received.splice(0).map(readMail)
  };
}

/** The key in the link of that page. */
export function keyIn(text: string, page: 'bestaetigen' | 'abbestellen'): string {
  const key = new RegExp(`/mail/${page}/([\\w-]{22})$`, 'm').exec(text)?.[1];
  if (key === undefined) throw new Error(`There is no link to "${page}" in:\n${text}`);
  return key;
}
