import { describe, expect, test } from 'vitest';
import { startMailServer } from '../../../../tests/support/mail-server.ts';
import { createSmtpTransport, type SmtpSettings } from './smtp.ts';
import type { Mail } from './verbs.ts';

const MAIL: Mail = {
  key: 'mail/1',
  cityId: 'kleinstadt',
  to: 'dienst@kleinstadt.example',
  subject: 'Dringend: Öl',
  text: 'Größe: 3 Säcke\n',
  html: null,
  headers: { 'X-Priority': '1' }
};
const settings = (port: number, over: Partial<SmtpSettings> = {}): SmtpSettings => ({
  host: '127.0.0.1',
  port,
  security: 'none',
  user: null,
  password: null,
  ...over
});
const FROM = 'Mängelmelder <melder@kleinstadt.example>';

function refusal(responseCode: number): Error {
  return Object.assign(new Error('no'), { responseCode });
}

describe('mails through a real SMTP server', () => {
  test('arrive with sender, recipient, headers and umlauts, and twice under the same Message-ID', async () => {
    const { port, received } = await startMailServer();
    const transport = createSmtpTransport(settings(port), FROM);
    expect([await transport.send(MAIL), await transport.send(MAIL)]).toEqual([{ ok: true }, { ok: true }]);
    expect(received.map(({ from, to }) => [from, to])).toEqual(Array(2).fill(['melder@kleinstadt.example', ['dienst@kleinstadt.example']]));
    const [one, other] = received.map(({ message }) => /^Message-ID: (<[0-9a-f]{32}@kleinstadt\.example>)/m.exec(message)?.[1]);
    expect(one).toBeDefined();
    expect(one).toBe(other);
    expect(received[0]?.message).toMatch(/^Auto-Submitted: auto-generated/m);
    expect(received[0]?.message).toMatch(/^X-Priority: 1/m);
    expect(received[0]?.message).toContain('Gr=C3=B6=C3=9Fe');
  });

  test('sign in where that is asked for, and a wrong password can be mended later', async () => {
    const { port, received } = await startMailServer({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: ({ username, password }, _session, done) => {
        if (username === 'melder' && password === 'richtig') done(null, { user: username });
        else done(new Error('wrong'));
      }
    });
    expect(await createSmtpTransport(settings(port, { user: 'melder', password: 'richtig' }), FROM).send(MAIL)).toEqual({ ok: true });
    const refused = await createSmtpTransport(settings(port, { user: 'melder', password: 'falsch' }), FROM).send(MAIL);
    expect(refused).toEqual({ ok: false, problem: 'smtp_sign_in', permanent: false });
    expect(received).toHaveLength(1);
  });

  test.each([
    [550, true],
    [451, false]
  ])('that the server answers with %i are final: %s', async (code, permanent) => {
    const { port } = await startMailServer({ onRcptTo: (_address, _session, done) => done(refusal(code)) });
    expect(await createSmtpTransport(settings(port), FROM).send(MAIL)).toEqual({ ok: false, problem: `smtp_${code}`, permanent });
  });

  test('are tried again later when nobody listens, and never go out unencrypted against the setting', async () => {
    const { port, received } = await startMailServer();
    expect(await createSmtpTransport(settings(1), FROM).send(MAIL)).toEqual({ ok: false, problem: 'smtp_unreachable', permanent: false });
    expect(await createSmtpTransport(settings(port, { security: 'starttls' }), FROM).send(MAIL)).toMatchObject({ ok: false });
    expect(received).toEqual([]);
  });
});
