import { request as httpRequest } from 'node:http';
import { DEMO_PASSWORD } from '../../../src/lib/server/demo/logins.ts';
import { expect, test } from '../../support/app.ts';
import { mutations } from '../../support/mutations.ts';
import { PUBLIC_ADDRESSES } from '../urls.ts';

const FOREIGN = { origin: 'https://evil.example' };
const BODIES = {
  json: ['application/json', '{}'],
  form: ['application/x-www-form-urlencoded', 'a=b'],
  text: ['text/plain', 'x'],
  photo: ['image/jpeg', 'x']
} as const;

test('no other site can change anything, with whatever kind of body', async ({ server }) => {
  const routes = mutations();
  expect(routes.length).toBeGreaterThan(8);
  for (const { path, method, route } of routes) {
    for (const [kind, [type, body]] of Object.entries(BODIES)) {
      for (const sender of [FOREIGN, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }]) {
        const response = await fetch(server.url + path, { method, body, redirect: 'manual', headers: { ...sender, 'content-type': type } });
        expect(response.status, `${method} ${route} with ${kind} from ${JSON.stringify(sender)}`).toBe(403);
      }
    }
  }
});

test('every page and every file of a page carries the security headers, and no policy allows inline code', async ({ server }) => {
  const page = await (await fetch(`${server.url}/bochum`)).text();
  const files = [...page.matchAll(/(?:href|src)="(\.?\/[^"]+\.(?:css|js|svg|woff2))"/g)].map(([, path = '']) => path.replace(/^\./, ''));
  expect(files.length).toBeGreaterThan(2);
  for (const path of [...PUBLIC_ADDRESSES.map(({ path }) => path), ...new Set(files), '/gibt-es-nicht', '/bochum/foto/x/small', '/api/bochum/places?q=x']) {
    const { headers } = await fetch(server.url + path, { redirect: 'manual' });
    expect(headers.get('x-content-type-options'), path).toBe('nosniff');
    expect(headers.get('referrer-policy'), path).toBe('same-origin');
    // Built scripts, styles and fonts are no window, frame or worker, which alone obey the rest.
    if (/^\/_app\/immutable\/.*\.(?:css|js|woff2)$/.test(path)) continue;
    const csp = headers.get('content-security-policy') ?? '';
    expect(csp, path).toContain(path.startsWith('/bochum/einbetten') ? 'frame-ancestors *' : "frame-ancestors 'none'");
    expect(csp, path).not.toContain('unsafe-inline');
    expect(csp, path).not.toContain('unsafe-eval');
    expect(headers.get('cross-origin-opener-policy'), path).toBe('same-origin');
  }
});

test('what depends on who asks is kept by nobody', async ({ server }) => {
  for (const path of ['/dienst/anmelden', '/m/BO-222-222', '/m/BO-222-222/foto/x/small']) {
    expect((await fetch(server.url + path, { redirect: 'manual' })).headers.get('cache-control'), path).toBe('no-store');
  }
});

test('a body that is too large is refused with a sentence', async ({ server }) => {
  const sent: [string, string, number, string][] = [
    ['/api/bochum/reports/x', 'application/json', 70_000, 'zu viel auf einmal'],
    ['/api/bochum/reports/x/photos/y', 'image/jpeg', 16_000_000, 'größer als 15 MB']
  ];
  for (const [path, type, bytes, sentence] of sent) {
    const response = await fetch(server.url + path, {
      method: 'PUT',
      headers: { 'content-type': type, accept: 'application/json' },
      body: new Uint8Array(bytes)
    });
    expect([response.status, await response.text()], path).toEqual([413, expect.stringContaining(sentence)]);
  }
  const page = await fetch(`${server.url}/dienst/anmelden`, {
    method: 'POST',
    headers: { origin: server.url, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
    body: 'a'.repeat(70_000)
  });
  expect([page.status, await page.text()]).toEqual([413, expect.stringContaining('zu viel auf einmal')]);
});

test('a foreign host name is refused before anything is read', async ({ server }) => {
  const { port } = new URL(server.url);
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const sent = httpRequest({ host: '127.0.0.1', port, path: '/bochum', headers: { host: 'evil.example' } }, (response) => resolve(response.statusCode));
    sent.on('error', reject).end();
  });
  expect(status).toBe(400);
});

test('without a session every path of the desk leads to the sign-in page and says nothing else', async ({ server }) => {
  for (const path of ['/dienst', '/dienst/meldung/BO-222-222', '/dienst/foto/x/small', '/dienst/gibt-es-nicht']) {
    const response = await fetch(server.url + path, { redirect: 'manual', headers: { cookie: '__Host-dienst=erfunden' } });
    expect([response.status, response.headers.get('location')], path).toEqual([303, `/dienst/anmelden?weiter=${encodeURIComponent(path)}`]);
  }
});

for (const host of ['localhost', '127.0.0.1']) {
  test(`signing in works under ${host}, and a wrong password says no more than an unknown name`, async ({ visit, server }) => {
    const { page, context, watched } = await visit({ javaScriptEnabled: false, baseURL: server.url.replace('localhost', host) });
    watched.expect(/400 \(Bad Request\)|foreign origin: http:\/\/127\.0\.0\.1/);
    const answers: (string | null)[] = [];
    for (const name of ['mitte', 'niemand']) {
      await page.goto('/dienst/anmelden');
      await page.getByLabel('Anmeldename').fill(name);
      await page.getByLabel('Passwort').fill('falsch falsch');
      await page.getByRole('button', { name: 'Anmelden' }).click();
      answers.push(await page.getByRole('alert').textContent());
    }
    expect(answers[0]).toBe(answers[1]);
    expect(await context.cookies()).toEqual([]);
  });
}

test('after signing out the old session opens nothing', async ({ visit }) => {
  // Not the stored login: signing out would end it for the other tests of this worker.
  const { page, context } = await visit();
  await page.goto('/dienst/anmelden');
  await page.getByLabel('Anmeldename').fill('mitte');
  await page.getByLabel('Passwort').fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: 'Anmelden' }).click();
  await page.waitForURL('**/dienst');
  const cookies = await context.cookies();
  expect(cookies).toMatchObject([{ name: '__Host-dienst', httpOnly: true, secure: true, sameSite: 'Lax', path: '/' }]);
  await page.getByRole('button', { name: 'Abmelden' }).click();
  await page.waitForURL('**/dienst/anmelden**');
  expect(await context.cookies()).toEqual([]);
  await context.addCookies(cookies);
  await page.goto('/dienst');
  expect(new URL(page.url()).pathname).toBe('/dienst/anmelden');
});

test('neither secret nor text nor reference reaches the log', async ({ server }) => {
  const secret = 'GeheimGeheimGeheimGehe';
  const body = {
    category: 'waste',
    subKind: null,
    answers: {},
    phrases: [],
    text: 'Jutta Kowalski-Marker',
    language: 'de',
    location: { kind: 'point', lat: 51.4818, lon: 7.2162, accuracyMeters: 5, source: 'device' },
    photosExpected: 1,
    observedAt: null,
    joins: null
  };
  const url = `${server.url}/api/bochum/reports/${crypto.randomUUID()}`;
  const headers = { 'content-type': 'application/json', 'x-report-key': secret };
  const first = await fetch(url, { method: 'PUT', headers, body: JSON.stringify(body) });
  expect(first.status).toBe(201);
  const answer = await first.text();
  expect(answer).not.toContain(secret);
  const { reference } = JSON.parse(answer) as { reference: string };
  expect((await fetch(url, { method: 'PUT', headers, body: JSON.stringify(body) })).status).toBe(200);
  await fetch(`${url}/photos/${crypto.randomUUID()}`, { method: 'PUT', headers: { ...headers, 'content-type': 'image/jpeg' }, body: 'kein Foto' });
  await fetch(`${server.url}/m/${reference}?x=Query-Marker`);
  await fetch(`${server.url}/m/${reference}/schluessel`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: server.url },
    body: new URLSearchParams({ code: secret })
  });
  expect(server.log()).toContain('/m/[ref=reference]/schluessel');
  for (const marker of [secret, reference, 'Kowalski', 'Query-Marker', '127.0.0.1"']) expect(server.log()).not.toContain(marker);
});
