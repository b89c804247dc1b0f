import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import type { Instant } from '#lib/domain/time.ts';
import { messageOf } from './smtp.ts';
import type { KeptMail, Mail, MailTransport } from './verbs.ts';

const MOST_SHOWN = 100;

/** Keeps mails as files instead of sending them, each as `.eml` for a mail program and beside it as JSON for the desk. */
export function createMailFolder(
  folder: string,
  { from, now }: { from: string; now: () => Instant }
): MailTransport & { list(cityId: string): Promise<KeptMail[]> } {
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'unix' });
  return {
    async send(mail) {
      await mkdir(folder, { recursive: true });
      const { message } = await composer.sendMail(messageOf(mail, from));
      const name = join(folder, createHash('sha256').update(mail.key).digest('hex').slice(0, 24));
      await writeFile(`${name}.eml`, message as Buffer);
      // Whoever lists the folder meanwhile finds the mail whole or not at all.
      await writeFile(`${name}.part`, JSON.stringify(keptOf(mail, now())));
      await rename(`${name}.part`, `${name}.json`);
      return { ok: true };
    },
    async list(cityId) {
      const names = await readdir(folder).catch(() => []);
      const files = names.filter((name) => name.endsWith('.json'));
      const mails = await Promise.all(files.map(async (name) => JSON.parse(await readFile(join(folder, name), 'utf8')) as KeptMail));
      return mails
        .filter((mail) => mail.cityId === cityId)
        .sort((one, other) => other.at - one.at || (one.subject < other.subject ? -1 : 1))
        .slice(0, MOST_SHOWN);
    }
  };
}

function keptOf({ cityId, to, subject, text }: Mail, at: Instant): KeptMail {
  return { cityId, to, subject, text, at };
}
