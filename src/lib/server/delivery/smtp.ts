import { createHash } from 'node:crypto';
import { createTransport } from 'nodemailer';
import type { Mail, MailTransport, Sent } from './verbs.ts';

export type SmtpSettings = {
  host: string;
  port: number;
  /** `tls` from the first byte, `starttls` before anything is said, `none` only within one machine or network. */
  security: 'tls' | 'starttls' | 'none';
  user: string | null;
  password: string | null;
};

/** Together shorter than the time a worker may keep a message. */
const CONNECT_MS = 10_000;
const SILENCE_MS = 30_000;
/** From here on an answer of SMTP is final (RFC 5321, 4.2.1). */
const PERMANENT = 500;

/** Sends through the city's mail server. Whatever it says stays out of log and database but for its three digits. */
export function createSmtpTransport({ host, port, security, user, password }: SmtpSettings, from: string): MailTransport {
  const transport = createTransport({
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: SILENCE_MS,
    ...(user !== null && password !== null && { auth: { user, pass: password } })
  });
  return {
    async send(mail) {
      try {
        await transport.sendMail(messageOf(mail, from));
        return { ok: true };
      } catch (error) {
        return problemOf(error);
      }
    }
  };
}

/** What nodemailer builds the message from. Headers say that a machine wrote it, so that no absence note answers. */
export function messageOf({ key, to, subject, text, html, headers }: Mail, from: string) {
  const domain = /@([^>\s]+)>?$/.exec(from)?.[1] ?? 'localhost';
  const messageId = `<${createHash('sha256').update(key).digest('hex').slice(0, 32)}@${domain}>`;
  return { from, to, subject, text, messageId, ...(html !== null && { html }), headers: { 'Auto-Submitted': 'auto-generated', ...headers } };
}

/** A wrong password or a lost line may be mended, so only a refused message is final. */
function problemOf(error: unknown): Sent {
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
  if (code === 'EAUTH') return { ok: false, problem: 'smtp_sign_in', permanent: false };
  if (typeof responseCode === 'number') return { ok: false, problem: `smtp_${responseCode}`, permanent: responseCode >= PERMANENT };
  return { ok: false, problem: 'smtp_unreachable', permanent: false };
}
