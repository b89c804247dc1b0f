import type { Request } from '@playwright/test';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { join } from 'node:path';
import { PHOTO_BODY_BYTES, SMALL_BODY_BYTES } from '../../../src/lib/server/http/body-limit.ts';
import { DEMO_PASSWORD } from '../../../src/lib/server/demo/logins.ts';
import { clientWith, rowsOf, signInCookie } from '../../support/desk.ts';
import { expect, test } from '../../support/own-server.ts';
import { reachDetails, standAt } from '../../support/reporting.ts';
import { at, newSecret, putReport, reportBody, sendReport } from '../../support/residents.ts';
import { startServer, type RunningServer } from '../../support/server-process.ts';

// Foreign origins on every mutation, header values of every page and the desk's door: tests/e2e/public/edge.spec.ts.
test.describe.configure({ mode: 'default' });

const ROUNDS = 5;

test('each kind of answer has the headers written down here, and no other of their kind', async ({ server }) => {
  const report = await sendReport(server.url);
  const desk = await signInCookie(server.url, 'mitte');
  const kinds: Record<string, { path: string; headers?: Record<string, string> }> = {
    page: { path: '/bochum' },
    'page that is not there': { path: '/gibt-es-nicht' },
    'public report': { path: `/bochum/meldung/${report.reference}` },
    json: { path: '/bochum/karte/grund.json' },
    api: { path: '/api/bochum/places?q=Agnes' },
    drawing: { path: '/bochum/siegel.svg' },
    "reporter's page": { path: `/m/${report.reference}` },
    "reporter's photo": { path: `/m/${report.reference}/foto/x/small` },
    'public photo that is not there': { path: '/bochum/foto/x/small' },
    desk: { path: '/dienst', headers: { cookie: desk } },
    'photo of the desk': { path: '/dienst/foto/x/small', headers: { cookie: desk } },
    'data of the desk': { path: '/dienst/__data.json', headers: { cookie: desk } },
    redirect: { path: '/dienst' }
  };
  const found: Record<string, unknown> = {};
  for (const [kind, { path, headers = {} }] of Object.entries(kinds)) {
    const response = await fetch(server.url + path, { redirect: 'manual', headers });
    const header = (name: string) => response.headers.get(name);
    found[kind] = [
      response.status,
      header('cache-control'),
      header('x-frame-options'),
      header('cross-origin-resource-policy'),
      header('strict-transport-security'),
      header('server'),
      header('x-powered-by'),
      header('access-control-allow-origin')
    ];
  }
  const rest = ['DENY', 'same-origin', null, null, null, null];
  expect(found).toEqual({
    page: [200, 'private, no-cache', ...rest],
    'page that is not there': [404, 'private, no-cache', ...rest],
    'public report': [200, 'private, no-cache', ...rest],
    json: [200, 'no-cache', ...rest],
    api: [200, 'no-store', ...rest],
    drawing: [200, 'public, max-age=86400', ...rest],
    "reporter's page": [200, 'no-store', ...rest],
    "reporter's photo": [404, 'no-store', ...rest],
    // Open data, present or not, may be read by other websites.
    'public photo that is not there': [404, 'no-store', 'DENY', 'cross-origin', null, null, null, '*'],
    desk: [200, 'no-store', ...rest],
    'photo of the desk': [404, 'no-store', ...rest],
    'data of the desk': [200, 'no-store', ...rest],
    // A 303 is kept by nobody unless it says so (RFC 9110, 15.1).
    redirect: [303, null, ...rest]
  });
});

test('the policy of a page names each script by its nonce or not at all', async ({ server }) => {
  const response = await fetch(`${server.url}/bochum`);
  const csp = new Map(
    (response.headers.get('content-security-policy') ?? '').split(';').map((part) => part.trim().split(/ (.*)/s, 2) as [string, string | undefined])
  );
  expect([...csp.keys()].sort()).toEqual([
    'base-uri',
    'connect-src',
    'default-src',
    'font-src',
    'form-action',
    'frame-ancestors',
    'img-src',
    'object-src',
    'script-src',
    'style-src',
    'style-src-attr'
  ]);
  expect(csp.get('script-src')).toMatch(/^'self' 'nonce-[\w+/=]{22,}'$/);
  expect(csp.get('connect-src')).toBe("'self'");
  const nonce = /nonce-([^']+)/.exec(csp.get('script-src') ?? '')?.[1] ?? '';
  const html = await response.text();
  const inline = [...html.matchAll(/<script(?![^>]*\ssrc=)([^>]*)>/g)].map(([, attributes]) => attributes);
  expect(inline.length).toBeGreaterThan(0);
  for (const attributes of inline) expect(attributes).toContain(`nonce="${nonce}"`);
  expect(html).not.toMatch(/\son[a-z]+=["']/i);
  const again = (await fetch(`${server.url}/bochum`)).headers.get('content-security-policy');
  expect(again).not.toContain(nonce);
});

test('behind HTTPS browsers are told to stay there, on the local names never, and only the allowed names are answered', async () => {
  const server = await startServer({ PROTOCOL: 'https', PUBLIC_HOSTS: 'melden.bochum.example' });
  try {
    const hsts = async (host: string) => (await ask(server, host)).headers['strict-transport-security'];
    expect(await hsts('melden.bochum.example')).toMatch(/^max-age=(\d{8,})/);
    expect(await hsts('localhost')).toBeUndefined();
    for (const host of ['evil.example', 'melden.bochum.example.evil.example', 'evil.example#melden.bochum.example', 'x@localhost', 'localhost:99999'])
      expect((await ask(server, host)).status, host).toBe(400);
    const secure = await ask(server, 'melden.bochum.example', '/dienst');
    expect(secure.headers.location).toMatch(/^\/dienst\/anmelden/);
  } finally {
    await server.stop();
  }
});

test('what a client claims about its host, protocol and address is not believed', async ({ server }) => {
  const claims = {
    'x-edge-host': 'evil.example',
    'x-edge-protocol': 'https',
    'x-forwarded-host': 'evil.example',
    'x-forwarded-proto': 'https',
    forwarded: 'host=evil.example'
  };
  const response = await fetch(`${server.url}/bochum/verfolgen`, {
    method: 'POST',
    redirect: 'manual',
    headers: { ...claims, origin: 'https://evil.example' },
    body: new URLSearchParams({ nummer: 'BO-222-222' })
  });
  expect(response.status).toBe(403);
  const page = await fetch(`${server.url}/bochum`, { headers: claims });
  expect(page.headers.get('strict-transport-security')).toBeNull();
  expect(await page.text()).not.toContain('evil.example');
});

test('the secret stays out of every address, Referer and answer, from sending to coming back', async ({ server, visit }) => {
  const { page } = await visit();
  const seen: { where: string; what: string }[] = [];
  const pending: Promise<unknown>[] = [];
  page.on('request', (sent) => seen.push({ where: `address of ${sent.method()}`, what: sent.url() }));
  page.on('requestfinished', (sent) => pending.push(readAll(sent).then((parts) => seen.push(...parts))));
  await standAt(page, { lat: 51.4787, lon: 7.2229 });
  await reachDetails(page, 'Graffiti und Aufkleber');
  await page.getByRole('button', { name: 'Meldung absenden' }).click();
  await expect(page.getByRole('heading', { name: 'Danke. Ihre Meldung ist eingegangen.' })).toBeVisible();
  const reference = (await page.locator('.big-ref').innerText()).trim();
  const stored = await page.evaluate(() => localStorage.getItem('reviermelder.my-reports'));
  const secret = /"secret":"([\w-]{22})"/.exec(stored ?? '')?.[1] ?? 'missing';
  expect(secret).toHaveLength(22);

  await page.context().clearCookies();
  await page.goto('/bochum');
  await page.goto(`/m/${reference}#${secret}`);
  await expect(page.getByLabel('Code eingeben')).toHaveCount(0);
  await page
    .getByRole('link', { name: /Noch einmal|Öffentliche/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/bochum\/meld/);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await Promise.all(pending);
  for (const part of ['Referer', 'answer']) expect(seen.filter(({ where, what }) => where.startsWith(part) && what !== '').length, part).toBeGreaterThan(20);
  // Chromium names a navigation with its fragment here, though it never leaves the browser.
  const leaks = seen.filter(({ what }) => what.replace(`/m/${reference}#${secret}`, '').includes(secret));
  expect(leaks.map(({ where }) => where)).toEqual([]);
  expect(
    filesOf(server)
      .filter(({ bytes }) => bytes.includes(secret))
      .map(({ name }) => name)
  ).toEqual([]);
  expect(server.log()).not.toContain(secret);
});

test('a wrong password and an unknown name get the same answer after about the same time', async ({ server }) => {
  const times: Record<'known' | 'unknown', number[]> = { known: [], unknown: [] };
  const answers = new Set<string>();
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [kind, login] of [
      ['known', 'sued'],
      ['unknown', `niemand${round}`]
    ] as const) {
      const start = performance.now();
      const answer = await tryPassword(server, login, 'falsch falsch');
      times[kind].push(performance.now() - start);
      answers.add(JSON.stringify({ ...answer, body: answer.body.replaceAll(login, 'NAME') }));
    }
  }
  expect([...answers]).toHaveLength(1);
  const ratio = Math.min(...times.known) / Math.min(...times.unknown);
  // Without a decoy an unknown name answers some thirty times faster. The fastest of each is what a busy machine disturbs least.
  expect(ratio).toBeGreaterThan(0.33);
  expect(ratio).toBeLessThan(3);
});

test('guessing a password is slowed down, for a known and an unknown name alike, and the right one does not help', async () => {
  const server = await startServer();
  try {
    for (const login of ['nord', 'erfunden']) {
      const statuses: number[] = [];
      for (let guess = 0; guess < 12; guess += 1) statuses.push((await tryPassword(server, login, `falsch ${guess}`)).status);
      expect(statuses, login).toEqual([...Array<number>(10).fill(400), 429, 429]);
    }
    const throttled = await tryPassword(server, 'nord', DEMO_PASSWORD);
    expect([throttled.status, throttled.cookie]).toEqual([429, null]);
    expect(Number(throttled.retryAfter)).toBeGreaterThan(0);
    expect((await tryPassword(server, 'ost', DEMO_PASSWORD)).status).toBe(303);
    for (let guess = 0; guess < 20; guess += 1) await tryPassword(server, `viele${guess}`, 'falsch falsch');
    expect((await tryPassword(server, 'ost', DEMO_PASSWORD)).status, 'the whole network waits').toBe(429);
  } finally {
    await server.stop();
  }
});

test('each sign-in makes a new session, ends the one before and keeps nothing but a hash of it', async ({ server }) => {
  const planted = `__Host-dienst=${'a'.repeat(52)}`;
  const first = await tryPassword(server, 'leitung', DEMO_PASSWORD, planted);
  const second = await tryPassword(server, 'leitung', DEMO_PASSWORD, first.cookie ?? '');
  expect(new Set([planted, first.cookie, second.cookie]).size).toBe(3);
  expect((await clientWith(server.url, first.cookie).get('/dienst')).status).toBe(303);
  expect((await clientWith(server.url, second.cookie).get('/dienst')).status).toBe(200);
  const id = second.cookie?.split('=')[1] ?? '';
  expect(id).toMatch(/^\w{40,}$/);
  expect(rowsOf(server, 'select staff_id from staff_session where sha256 = ?', createHash('sha256').update(id).digest('hex'))).toEqual([
    { staff_id: 'demo-leitung-mitte' }
  ]);
  const files = filesOf(server);
  expect(files.length).toBeGreaterThan(0);
  for (const { name, bytes } of files) expect([name, bytes.includes(id), bytes.includes(DEMO_PASSWORD)]).toEqual([name, false, false]);
});

test('signing in leads nowhere but into the desk', async ({ server }) => {
  for (const wished of [
    '//evil.example',
    'https://evil.example',
    '/\\evil.example',
    '/bochum',
    'javascript:alert(1)',
    '/dienst/../../evil',
    '/dienst@evil.example',
    '/dienst\nx'
  ]) {
    const response = await fetch(`${server.url}/dienst/anmelden?weiter=${encodeURIComponent(wished)}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: server.url, accept: 'text/html' },
      body: new URLSearchParams({ login: 'mitte', passwort: DEMO_PASSWORD })
    });
    const to = new URL(response.headers.get('location') ?? 'http://missing', server.url);
    expect([to.origin, /^\/dienst(?:\/|$)/.test(to.pathname)], wished).toEqual([server.url, true]);
  }
});

test('twenty impatient retries make one report', async ({ server }) => {
  const keys = { id: crypto.randomUUID(), secret: newSecret() };
  const body = reportBody({ text: 'Zwanzigmal dasselbe', location: at(51.4443, 7.2611) });
  const answers = await Promise.all(
    Array.from({ length: 20 }, () =>
      putReport(server.url, keys, body).then(async (response) => ({ status: response.status, ...((await response.json()) as { reference: string }) }))
    )
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([...Array<number>(19).fill(200), 201]);
  expect(new Set(answers.map(({ reference }) => reference)).size).toBe(1);
  expect(rowsOf(server, 'select count(*) as n from report where id = ?', keys.id)).toEqual([{ n: 1 }]);
  expect(rowsOf(server, "select count(*) as n from report_text where body = 'Zwanzigmal dasselbe'")).toEqual([{ n: 1 }]);
  expect(rowsOf(server, "select count(*) as n from report_event where report_id = ? and type = 'received'", keys.id)).toEqual([{ n: 1 }]);
  const stranger = await putReport(server.url, { ...keys, secret: newSecret() }, body);
  expect(stranger.status).toBe(409);
  expect(await stranger.text()).not.toContain(answers[0]?.reference ?? '');
});

test('whoever sends too much is told so, whether the length was announced or not', async ({ server }) => {
  const id = crypto.randomUUID();
  const report = `/api/bochum/reports/${id}`;
  const tooMuch = [
    ['PUT', report, 'application/json', SMALL_BODY_BYTES],
    ['POST', '/api/bochum/similar', 'application/json', SMALL_BODY_BYTES],
    ['PUT', `${report}/photos/${crypto.randomUUID()}`, 'image/jpeg', PHOTO_BODY_BYTES],
    ['POST', '/bochum/verfolgen', 'application/x-www-form-urlencoded', SMALL_BODY_BYTES],
    ['POST', '/dienst/anmelden', 'application/x-www-form-urlencoded', SMALL_BODY_BYTES]
  ] as const;
  for (const [method, path, type, limit] of tooMuch) {
    for (const isAnnounced of [true, false]) {
      const bytes = new Uint8Array(limit + 1).fill(0x61);
      const body = isAnnounced ? bytes : new Blob([bytes]).stream();
      const response = await fetch(server.url + path, {
        method,
        headers: { 'content-type': type, origin: server.url, accept: 'application/json', 'x-report-key': newSecret() },
        body,
        duplex: 'half'
      } as RequestInit);
      expect(response.status, `${method} ${path} ${isAnnounced ? 'announced' : 'streamed'}`).toBe(413);
      expect(await response.text()).toMatch(/(zu viel|größer als 15 MB).+Bitte/);
    }
  }
  expect(rowsOf(server, 'select count(*) as n from report where id = ?', id)).toEqual([{ n: 0 }]);
});

test('a browser, which reads no answer before it has sent everything, is told as well', async ({ page, watched }) => {
  watched.expect(/413/);
  await page.goto('/bochum/impressum');
  const answer = await page.evaluate(async (bytes) => {
    const path = `/api/bochum/reports/${crypto.randomUUID()}/photos/${crypto.randomUUID()}`;
    const response = await fetch(path, {
      method: 'PUT',
      headers: { 'content-type': 'image/jpeg', 'x-report-key': 'x'.repeat(22) },
      body: new Blob([new Uint8Array(bytes)])
    });
    return [response.status, await response.text()];
  }, 3 * PHOTO_BODY_BYTES);
  expect(answer).toEqual([413, expect.stringContaining('größer als 15 MB')]);
});

test('a body with anything that was not asked for is refused and keeps nothing', async ({ server }) => {
  const good = reportBody();
  const supporterId = crypto.randomUUID();
  const { reference } = await sendReport(server.url);
  const strange = [
    ['PUT', 'reports', { ...good, state: 'closed' }],
    ['PUT', 'reports', { ...good, publicKind: 'pin' }],
    ['PUT', 'reports', { ...good, location: { ...at(51.4818, 7.2162), districtId: 'bochum-nord' } }],
    ['PUT', 'reports', { ...good, answers: { amount: 5 } }],
    ['PUT', 'reports', { ...good, photosExpected: 1.5 }],
    ['PUT', 'reports', [good]],
    ['POST', 'similar', { category: 'waste', subKind: null, phrases: [], text: null, location: at(51.4818, 7.2162), cityId: 'x' }],
    ['POST', `reports/${reference}/support`, { supporterId, count: 100 }]
  ] as const;
  for (const [method, path, body] of strange) {
    const id = crypto.randomUUID();
    const response = await fetch(`${server.url}/api/bochum/${path === 'reports' ? `reports/${id}` : path}`, {
      method,
      headers: { 'content-type': 'application/json', 'x-report-key': newSecret(), origin: server.url },
      body: JSON.stringify(body)
    });
    expect(response.status, JSON.stringify(body)).toBe(400);
    expect(rowsOf(server, 'select count(*) as n from report where id = ?', id)).toEqual([{ n: 0 }]);
  }
  expect(rowsOf(server, 'select count(*) as n from supporter where id = ?', supporterId)).toEqual([{ n: 0 }]);
});

test('nothing in a path leads to a file of the server', async ({ server }) => {
  for (const path of [
    '/bochum/foto/..%2f..%2freviermelder.sqlite/small',
    '/bochum/foto/%2e%2e/small',
    '/..%2f.env',
    '/%2e%2e/package.json',
    '/server.js',
    '/.env',
    '/build/handler.js',
    '/bochum/foto/x/..%2f..%2fpackage.json',
    '/bochum/%00'
  ]) {
    const response = await fetch(server.url + path, { redirect: 'manual' });
    expect([400, 404], path).toContain(response.status);
    expect(await response.text()).not.toMatch(/SQLite format|better-sqlite3|createEdge/);
  }
});

/** Referer and body of a request that came to its end; a body that the browser has already forgotten is of a page that is gone. */
async function readAll(sent: Request): Promise<{ where: string; what: string }[]> {
  const { referer = '' } = await sent.allHeaders();
  const body = await (await sent.response())?.body().catch(() => null);
  return [
    { where: `Referer of ${sent.url()}`, what: referer },
    { where: `answer of ${sent.url()}`, what: body?.toString('latin1') ?? '' }
  ];
}

type Answer = { status: number; headers: IncomingHttpHeaders };

/** Says what `Host` it wants, which `fetch` does not allow. */
function ask(server: RunningServer, host: string, path = '/bochum'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(server.url);
    httpRequest({ host: '127.0.0.1', port, path, headers: { host } }, (response) => {
      response.resume();
      resolve({ status: response.statusCode ?? 0, headers: response.headers });
    })
      .on('error', reject)
      .end();
  });
}

async function tryPassword(server: RunningServer, login: string, passwort: string, cookie?: string) {
  const response = await fetch(`${server.url}/dienst/anmelden`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: server.url, accept: 'text/html', ...(cookie && { cookie }) },
    body: new URLSearchParams({ login, passwort })
  });
  const body = (await response.text()).replace(/nonce="[^"]*"/g, '');
  return { status: response.status, body, cookie: response.headers.getSetCookie()[0]?.split(';')[0] ?? null, retryAfter: response.headers.get('retry-after') };
}

/** Every file the server keeps, database, log of the database and photos alike. */
function filesOf({ dataDir }: RunningServer): { name: string; bytes: Buffer }[] {
  const files = readdirSync(dataDir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.map((entry) => ({ name: entry.name, bytes: readFileSync(join(entry.parentPath, entry.name)) }));
}
