import { describe, expect, test } from 'vitest';
import { cachePolicy, securityHeaders } from './headers.ts';

describe('headers of every response', () => {
  test('a browser may tell our own pages where a visitor came from, so that forms keep their origin', () => {
    expect(securityHeaders('http:')['Referrer-Policy']).toBe('same-origin');
  });
  test('only a page reached over HTTPS binds the browser to HTTPS', () => {
    expect(securityHeaders('https:')['Strict-Transport-Security']).toMatch(/^max-age=63072000/);
    expect(securityHeaders('http:')).not.toHaveProperty('Strict-Transport-Security');
  });
  test('nothing may be framed and no inline script or style is ever allowed', () => {
    const csp = securityHeaders('https:')['Content-Security-Policy'];
    expect(csp).toContain("frame-ancestors 'none'");
    expect(csp).not.toContain('unsafe');
  });
});

describe('the cache policy', () => {
  const answer = { path: '/bochum/karte', setsCookie: false, isPage: true, own: null };
  test.each([
    '/dienst',
    '/dienst/meldung/BO-7K4-M2P',
    '/m/BO-7K4-M2P',
    '/m/BO-7K4-M2P/foto/1/small',
    '/bochum/mail/abbestellen/x',
    '/ar/castrop-rauxel/mail/bestaetigen/x'
  ])('%s is never kept, whatever the route says', (path) => {
    expect(cachePolicy({ ...answer, path, own: 'public, max-age=60' })).toBe('no-store');
  });
  test('an answer that sets a cookie is never kept', () => expect(cachePolicy({ ...answer, setsCookie: true })).toBe('no-store'));
  test('a public page is asked for again each time', () => expect(cachePolicy(answer)).toBe('private, no-cache'));
  test("a photo or a list keeps its route's word", () => expect(cachePolicy({ ...answer, isPage: false, own: 'no-cache' })).toBeNull());
  test('a city whose name begins like a reserved word is public', () => expect(cachePolicy({ ...answer, path: '/marl' })).toBe('private, no-cache'));
});
