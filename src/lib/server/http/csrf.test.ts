import { describe, expect, test } from 'vitest';
import { isForeignMutation, isFormWithoutOrigin } from './csrf.ts';

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

describe('a form that does not say from where it comes', () => {
  const form = (contentType: string | null, origin: string | null = null, method = 'POST') => isFormWithoutOrigin({ method, origin, contentType });
  test.each([
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'text/plain',
    'TEXT/PLAIN; charset=utf-8',
    'application/x-sveltekit-formdata'
  ])('is known by its type %s', (contentType) => expect(form(contentType)).toBe(true));
  test('is none when it says so, when it is no form, or when it only reads', () => {
    expect([form('text/plain', own), form('application/json'), form(null), form('text/plainer'), form('text/plain', null, 'GET')]).toEqual(
      Array(5).fill(false)
    );
  });
});
