import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ENV_NAMES, EnvError, readEnv } from './env.ts';

function problemsOf(source: Record<string, string>): readonly string[] {
  try {
    readEnv(source);
    return [];
  } catch (error) {
    if (error instanceof EnvError) return error.problems;
    throw error;
  }
}

describe('the settings', () => {
  test('are usable when nothing is set, as a live installation on this machine only', () => {
    expect(readEnv({})).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      installation: 'live',
      publicHosts: ['localhost', '127.0.0.1'],
      networkHeader: null,
      clockStart: null
    });
  });

  test('treat an empty value like a missing one', () => {
    expect(readEnv({ PORT: '', CLOCK_START: '', NETWORK_HEADER: '' })).toEqual(readEnv({}));
  });

  test('split host names and ignore case and blanks', () => {
    expect(readEnv({ PUBLIC_HOSTS: 'Melden.Bochum.de, localhost' }).publicHosts).toEqual(['melden.bochum.de', 'localhost']);
  });

  test.each([
    ['PORT', '70000', 'PORT: expected a port number from 1 to 65535.'],
    ['PORT', 'drei', 'PORT: expected a port number from 1 to 65535.'],
    ['INSTALLATION', 'prod', 'INSTALLATION: expected "demo" or "live".'],
    ['PROTOCOL', 'ftp', 'PROTOCOL: expected "http" or "https", whichever browsers use to reach the server.'],
    ['PUBLIC_HOSTS', 'https://melden.de', 'PUBLIC_HOSTS: expected host names separated by commas, without port and protocol.'],
    ['NETWORK_HEADER', 'x real ip', 'NETWORK_HEADER: expected the name of the header in which the proxy sends the client address, such as x-real-ip.']
  ])('say what is expected of %s instead of %s', (name, value, sentence) => {
    expect(problemsOf({ [name]: value })).toEqual([sentence]);
  });

  test.each([
    [{ TILE_SOURCE: 'osm-development' }, 'TILE_SOURCE'],
    [{ SMTP_HOST: 'mail.example.de' }, 'MAIL_FROM'],
    [{ SMTP_HOST: 'mail.example.de', MAIL_FROM: 'kein Absender' }, 'MAIL_FROM'],
    [{ SMTP_HOST: 'mail.example.de', MAIL_FROM: 'melder@example.de\nBcc: x@example.de' }, 'MAIL_FROM'],
    [{ SMTP_USER: 'melder' }, 'SMTP_PASSWORD'],
    [{ SMTP_PASSWORD: 'geheim' }, 'SMTP_USER'],
    [{ SMTP_SECURITY: 'ssl' }, 'SMTP_SECURITY'],
    [{ SMTP_PORT: '0' }, 'SMTP_PORT']
  ])('are only used as a whole: %o', (source, name) => {
    expect(problemsOf(source)).toEqual([expect.stringMatching(new RegExp(`^${name}: expected `))]);
  });

  test('say where links in mails lead', () => {
    expect(readEnv({ PROTOCOL: 'https', PUBLIC_HOSTS: 'melden.example.de,localhost' }).origin).toBe('https://melden.example.de');
    expect(readEnv({ PORT: '3001' }).origin).toBe('http://localhost:3001');
    const mail = readEnv({ SMTP_HOST: 'mail.example.de', MAIL_FROM: 'Mängelmelder <melder@example.de>' });
    expect([mail.mailFrom, mail.smtp]).toEqual([
      'Mängelmelder <melder@example.de>',
      { host: 'mail.example.de', port: 587, security: 'starttls', user: null, password: null }
    ]);
  });

  test('name the servers of partners, and hold no other key than theirs', () => {
    const { partners } = readEnv({
      PARTNER_HOSTS: 'Melden.USB.example, localhost:3001,',
      PARTNER_HOSTS_INSIDE: 'localhost:3001',
      PARTNER_KEY_USB: 'geheim',
      PARTNER_KEY_LEER: '',
      SMTP_USER: 'melder',
      SMTP_PASSWORD: 'auch geheim'
    });
    expect([partners.hosts, partners.inside]).toEqual([['melden.usb.example', 'localhost:3001'], ['localhost:3001']]);
    expect([...partners.keys]).toEqual([['PARTNER_KEY_USB', 'geheim']]);
    for (const hosts of ['https://usb.example', 'usb.example/v2', '*', 'a b']) expect(problemsOf({ PARTNER_HOSTS: hosts })).toHaveLength(1);
  });

  test('name every wrong variable at once', () => {
    expect(problemsOf({ PORT: '0', PROTOCOL: 'x' })).toHaveLength(2);
  });

  test('shift the clock in a demo', () => {
    expect(readEnv({ INSTALLATION: 'demo', CLOCK_START: '2026-11-23T12:00:00Z' }).clockStart).toBe(Date.UTC(2026, 10, 23, 12));
  });

  test('refuse to shift the clock of a live installation', () => {
    expect(problemsOf({ INSTALLATION: 'live', CLOCK_START: '2026-11-23T12:00:00Z' })).toEqual([expect.stringContaining('CLOCK_START')]);
  });

  test('are all explained in .env.example, and nothing else is', () => {
    const example = readFileSync('.env.example', 'utf8');
    const explained = [...example.matchAll(/^# .+\n([A-Z_]+)=/gm)].map((match) => match[1]);
    expect(explained).toEqual(ENV_NAMES);
  });

  test('of .env.example can be used as they stand', () => {
    const example = readFileSync('.env.example', 'utf8');
    const values: Record<string, string> = {};
    for (const [, name = '', value = ''] of example.matchAll(/^([A-Z_]+)=(.*)$/gm)) values[name] = value;
    expect(readEnv(values)).toEqual(readEnv({}));
  });
});
