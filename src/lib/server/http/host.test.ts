import { describe, expect, test } from 'vitest';
import { allowedOrigins, originOf } from './host.ts';

describe('the Host allow-list', () => {
  const allowed = allowedOrigins(['https://melden.bochum.de', 'http://192.168.1.5:3000'], 3000);
  const answers = (host: string | undefined) => originOf(host, allowed)?.origin ?? null;

  test('always answers under the local names with the own port', () => {
    expect(answers('localhost:3000')).toBe('http://localhost:3000');
    expect(answers('127.0.0.1:3000')).toBe('http://127.0.0.1:3000');
    expect(answers('[::1]:3000')).toBe('http://[::1]:3000');
  });

  test('takes the protocol from the configured name and not from the client', () => {
    expect(answers('melden.bochum.de')).toBe('https://melden.bochum.de');
    expect(answers('MELDEN.bochum.de:443')).toBe('https://melden.bochum.de');
    expect(answers('192.168.1.5:3000')).toBe('http://192.168.1.5:3000');
  });

  test.each(['evil.example', 'localhost', 'localhost:3001', 'localhost:3000.evil.example', 'melden.bochum.de.evil.example', 'melden.bochum.de:8443', 'a@localhost:3000', '', undefined])(
    'refuses %j',
    (host) => expect(answers(host)).toBeNull()
  );
});
