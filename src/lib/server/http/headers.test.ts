import { describe, expect, test } from 'vitest';
import { cachePolicy, embeddedPolicy, isEmbeddable, securityHeaders } from './headers.ts';

describe('headers of every response', () => {
  test('a browser may tell our own pages where a visitor came from, so that forms keep their origin', () => {
    expect(securityHeaders('http:', '/bochum')['Referrer-Policy']).toBe('same-origin');
  });
  test('only a page reached over HTTPS binds the browser to HTTPS', () => {
    expect(securityHeaders('https:', '/bochum')['Strict-Transport-Security']).toMatch(/^max-age=63072000/);
    expect(securityHeaders('http:', '/bochum')).not.toHaveProperty('Strict-Transport-Security');
  });
  test('nothing may be framed and no inline script or style is ever allowed', () => {
    const csp = securityHeaders('https:', '/bochum')['Content-Security-Policy'];
    expect(csp).toContain("frame-ancestors 'none'");
    expect(csp).not.toContain('unsafe');
  });
});

describe('built parts of pages', () => {
  const names = (path: string) => Object.keys(securityHeaders('https:', path));
  test('carry no header that only a window, frame or worker obeys', () => {
    for (const path of ['/_app/immutable/chunks/C9-51_RA.js', '/_app/immutable/assets/0.CI8-9c15.css', '/_app/immutable/assets/fira-sans.Bv.woff2'])
      expect(names(path), path).toEqual(['Cross-Origin-Resource-Policy', 'Referrer-Policy', 'X-Content-Type-Options', 'Strict-Transport-Security']);
  });
  test('are no drawing, no worker and nothing whose address only looks like theirs', () => {
    for (const path of [
      '/_app/immutable/assets/icons.svg',
      '/service-worker.js',
      '/_app/immutable/workers/shrink.js',
      '/bochum/_app/immutable/chunks/a.js',
      '/_app/immutable/chunks/a/b.js'
    ])
      expect(names(path), path).toEqual(expect.arrayContaining(['Content-Security-Policy', 'X-Frame-Options', 'Permissions-Policy']));
  });
});

describe('open data', () => {
  const cors = (path: string) => securityHeaders('https:', path)['Access-Control-Allow-Origin'];
  test('may be read and shown by every website', () => {
    const open = [
      '/open311/v2/requests.json',
      '/openapi.json',
      '/bochum/karte/meldungen.csv',
      '/ar/bochum/karte/meldungen.atom',
      '/bochum/daten/archiv/2025.csv',
      '/bochum/zahlen/dauer.csv',
      '/bochum/zahlen/bericht/x/tabelle.csv',
      '/bochum/foto/x/large'
    ];
    for (const path of open) expect([path, cors(path), securityHeaders('https:', path)['Cross-Origin-Resource-Policy']]).toEqual([path, '*', 'cross-origin']);
  });
  test('is nothing else', () => {
    const closed = [
      '/bochum',
      '/bochum/daten',
      '/bochum/karte',
      '/bochum/zahlen',
      '/dienst/foto/x/large',
      '/m/BO-7K4-M2P/foto/x/small',
      '/m/BO-7K4-M2P/daten',
      '/dienst/daten/x',
      '/api/bochum/places',
      '/bochum/mail/daten/x',
      '/open3112/x'
    ];
    for (const path of closed)
      expect([path, cors(path), securityHeaders('https:', path)['Cross-Origin-Resource-Policy']]).toEqual([path, undefined, 'same-origin']);
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

describe('the page for other websites', () => {
  test('is the only one that may be framed', () => {
    expect(['/bochum/einbetten', '/ar/bochum/einbetten'].map(isEmbeddable)).toEqual([true, true]);
    const others = ['/bochum', '/bochum/karte', '/dienst/einbetten/x', '/bochum/einbetten/x', '/m/BO-7K4-M2P', '/einbetten'];
    expect(others.filter(isEmbeddable)).toEqual([]);
    expect(securityHeaders('https:', '/bochum/karte')['X-Frame-Options']).toBe('DENY');
    expect(securityHeaders('https:', '/bochum/einbetten')).not.toHaveProperty('X-Frame-Options');
  });
  test('runs nothing and sends nothing', () => {
    const policy = embeddedPolicy("default-src 'self'; script-src 'self' 'nonce-x'; form-action 'self'; frame-ancestors 'none'");
    expect(policy).toContain("script-src 'none'");
    expect(policy).toContain('frame-ancestors *');
    expect(policy).not.toMatch(/nonce|frame-ancestors 'none'|form-action 'self'/);
  });
});
