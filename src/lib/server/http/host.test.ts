import { describe, expect, test } from 'vitest';
import { originOf } from './host.ts';

describe('the Host allow-list', () => {
  const answers = (host: string | undefined) => originOf(host, { publicHosts: ['melden.bochum.de'], protocol: 'https' });

  test('always answers under the local names in plain HTTP, on whatever port', () => {
    expect(answers('localhost:3000')).toBe('http://localhost:3000');
    expect(answers('127.0.0.1:8080')).toBe('http://127.0.0.1:8080');
    expect(answers('[::1]:3000')).toBe('http://[::1]:3000');
  });

  test('takes the protocol of a public name from the settings and not from the client', () => {
    expect(answers('melden.bochum.de')).toBe('https://melden.bochum.de');
    expect(answers('MELDEN.bochum.de:443')).toBe('https://melden.bochum.de');
    expect(answers('melden.bochum.de:8443')).toBe('https://melden.bochum.de:8443');
  });

  test.each([
    'evil.example',
    'localhost.evil.example',
    'localhost:3000.evil.example',
    'melden.bochum.de.evil.example',
    'a@localhost:3000',
    'localhost:99999',
    'localhost:',
    'localhost/x',
    'localhost,evil.example',
    '',
    undefined
  ])('refuses %j', (host) => expect(answers(host)).toBeNull());
});
