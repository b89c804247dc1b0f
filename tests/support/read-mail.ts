import type { ReceivedMail } from './mail-server.ts';

/** A mail as its reader's program shows it. */
export type ReadMail = { to: string[]; subject: string; text: string; html: string; headers: string; raw: string };

/** Takes a message of ours apart: headers unfolded, subject and both parts decoded. */
export function readMail({ to, message }: ReceivedMail): ReadMail {
  const [head = '', ...rest] = message.split('\r\n\r\n');
  const headers = unfolded(head);
  const subject = /^Subject: (.*)$/m.exec(headers)?.[1] ?? '';
  const body = rest.join('\r\n\r\n');
  // A mail of one part carries its kind in its own head.
  const whole = /^Content-Type: multipart/im.test(headers) ? body : `${contentOf(headers)}\r\n\r\n${body}`;
  return { to, subject: words(subject), text: part(whole, 'text/plain'), html: part(whole, 'text/html'), headers, raw: message };
}

function contentOf(headers: string): string {
  const named = headers.split('\n').filter((line) => /^Content-/i.test(line));
  return named.toSorted((one) => (/^Content-Type/i.test(one) ? -1 : 1)).join('\r\n');
}

function unfolded(head: string): string {
  return head.replace(/\r\n[ \t]+/g, ' ').replaceAll('\r\n', '\n');
}

/** RFC 2047. */
function words(header: string): string {
  return header
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?UTF-8\?([QB])\?(.*?)\?=/gi, (_, kind: string, coded: string) =>
      kind.toUpperCase() === 'B' ? Buffer.from(coded, 'base64').toString() : quoted(coded.replaceAll('_', ' '))
    );
}

function part(body: string, type: string): string {
  const found = body.split(/^--[^\r\n]+\r\n/m).find((each) => each.startsWith(`Content-Type: ${type}`));
  const [head = '', ...rest] = (found ?? '').split('\r\n\r\n');
  const coded = rest.join('\r\n\r\n');
  const isBase64 = /Content-Transfer-Encoding: base64/i.test(head);
  const text = isBase64 ? Buffer.from(coded, 'base64').toString() : /quoted-printable/i.test(head) ? quoted(coded.replace(/=\r\n/g, '')) : coded;
  return text.replaceAll('\r\n', '\n');
}

function quoted(coded: string): string {
  const bytes = coded.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}
