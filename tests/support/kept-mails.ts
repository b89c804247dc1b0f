import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { KeptMail } from '../../src/lib/server/delivery/verbs.ts';
import type { RunningServer } from './server-process.ts';

/** Mails of this address in the folder of a running server, newest first. */
export function keptMails({ dataDir }: Pick<RunningServer, 'dataDir'>, to: string): KeptMail[] {
  const folder = join(dataDir, 'mails');
  const files = readdirSync(dataDir).includes('mails') ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
  const mails = files.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as KeptMail);
  return mails.filter((mail) => mail.to === to).sort((one, other) => other.at - one.at);
}

/** Waits for the newest mail whose subject has these words. The worker looks every five seconds, and news rests for a minute. */
export async function waitForMail(server: Pick<RunningServer, 'dataDir'>, to: string, subject: string): Promise<KeptMail> {
  const found = () => keptMails(server, to).find((mail) => mail.subject.includes(subject));
  await expect.poll(found, { timeout: 90_000, intervals: [500] }).toBeTruthy();
  const mail = found();
  if (!mail) throw new Error(`No mail to ${to} about ${subject}.`);
  return mail;
}

/** The path of the link to one of our pages in a mail. */
export function linkIn({ text }: KeptMail, page: RegExp): string {
  const link = text.split('\n').find((line) => /^https?:/.test(line) && page.test(line));
  if (!link) throw new Error(`No link ${String(page)} in:\n${text}`);
  const { pathname, hash } = new URL(link);
  return pathname + hash;
}
