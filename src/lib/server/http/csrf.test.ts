import { describe, expect, test } from 'vitest';
import { isForeignMutation } from './csrf.ts';

const own = 'https://melden.bochum.de';
const sent = (method: string, origin: string | null, secFetchSite: string | null = null) => isForeignMutation({ method, origin, secFetchSite }, own);

describe.each(['POST', 'PUT', 'PATCH', 'DELETE', 'delete'])('a %s request', (method) => {
  test('from the own origin goes through', () => expect(sent(method, own, 'same-origin')).toBe(false));
  test('with a foreign origin is refused', () => expect(sent(method, 'https://evil.example')).toBe(true));
  test('from the same name over plain HTTP or another port is refused', () => {
    expect(sent(method, 'http://melden.bochum.de')).toBe(true);
    expect(sent(method, 'https://melden.bochum.de:8443')).toBe(true);
  });
  test('with the origin "null" of a sandboxed frame is refused', () => expect(sent(method, 'null')).toBe(true));
  test('without an origin is refused when the browser calls it cross-site or same-site', () => {
    expect(sent(method, null, 'cross-site')).toBe(true);
    expect(sent(method, null, 'same-site')).toBe(true);
  });
  test('a claimed same-origin fetch does not outweigh a foreign origin', () => expect(sent(method, 'https://evil.example', 'same-origin')).toBe(true));
  test('of a program that is no browser goes through', () => expect(sent(method, null)).toBe(false));
});

test('reading is never refused, wherever it comes from', () => {
  expect(['GET', 'HEAD', 'OPTIONS'].some((method) => sent(method, 'https://evil.example', 'cross-site'))).toBe(false);
});
