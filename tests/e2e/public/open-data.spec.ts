import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '../../support/app.ts';
import { deskClient, versionOf } from '../../support/desk.ts';
import { at, sendReport } from '../../support/residents.ts';
import { NETWORK_HEADER } from '../../support/server-process.ts';

const HERE = { lat: 51.4821, lon: 7.2307 };

test('a list is there as table and as map data with the filter of its page, and HEAD says what would come', async ({ server, visit }) => {
  const sticker = await sendReport(server.url, { category: 'graffiti', subKind: 'sticker', location: at(HERE.lat, HERE.lon) });
  const damage = await sendReport(server.url, { category: 'damage', location: at(HERE.lat, HERE.lon) });
  const unsafe = await sendReport(server.url, { category: 'unsafe_place', location: at(HERE.lat, HERE.lon) });
  const { page } = await visit({ javaScriptEnabled: false });
  await page.goto('/ar/bochum/karte?kategorie=graffiti&zeit=7');
  const hrefs = await page.locator('.feedlink a[href*="meldungen."]').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  const [csv, geojson] = ['csv', 'geojson'].map(
    (kind) => server.url + String(hrefs.find((href) => href.includes(`meldungen.${kind}?kategorie=graffiti&zeit=7`)))
  );

  const table = await fetch(String(csv));
  expect(table.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  const bytes = Buffer.from(await table.arrayBuffer());
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(bytes.toString()).toMatch(/^\uFEFFnummer,kategorie,[a-z_,]*\r\n/);
  expect(bytes.toString()).toContain(`${sticker.reference},graffiti,sticker,`);

  const data = await fetch(String(geojson));
  expect(data.headers.get('content-type')).toBe('application/geo+json');
  const collection = (await data.json()) as { type: string; features: { id: string; geometry: { coordinates: number[] } | null }[] };
  expect(collection.type).toBe('FeatureCollection');
  expect(collection.features.find(({ id }) => id === sticker.reference)?.geometry?.coordinates).toEqual([HERE.lon, HERE.lat]);
  for (const absent of [damage.reference, unsafe.reference]) expect(bytes.toString() + JSON.stringify(collection)).not.toContain(absent);

  const empty = await fetch(`${server.url}/bochum/karte/meldungen.geojson?kategorie=gibt-es-nicht`);
  expect(await empty.json()).toEqual({ type: 'FeatureCollection', features: [] });
  const head = await fetch(String(csv), { method: 'HEAD' });
  expect([head.status, head.headers.get('content-type'), await head.text()]).toEqual([200, 'text/csv; charset=utf-8', '']);
  expect((await fetch(`${server.url}/gibt-es-nicht/karte/meldungen.csv`)).status).toBe(404);
});

test('every address of the description answers, with each of its parameters, and what was hidden is told by its number alone', async ({ server }) => {
  const gone = await sendReport(server.url, { category: 'graffiti', subKind: 'sticker', location: at(HERE.lat, HERE.lon) });
  const never = await sendReport(server.url, { category: 'unsafe_place', location: at(HERE.lat, HERE.lon) });
  const team = await deskClient(server.url, 'mitte');
  for (const { reference } of [gone, never]) {
    const closed = await team.post(`/dienst/meldung/${reference}?/close`, {
      version: String(versionOf(server, reference)),
      ergebnis: 'rejected',
      regel: 'test'
    });
    expect(closed.kind, closed.said).toBe('redirect');
  }
  const values: Record<string, string> = {
    city: 'bochum',
    year: '2025',
    question: 'dauer',
    kategorie: 'waste',
    stand: 'fixed',
    bezirk: 'bochum-mitte',
    zeit: 'alle'
  };
  const more: Record<string, string> = {
    quartier: 'x',
    rahmen: '51.4,7.1,51.5,7.3',
    umkreis: '51.48,7.21,500',
    jurisdiction_id: 'bochum',
    service_code: 'waste'
  };
  const open311 = {
    status: 'open',
    start_date: '2026-11-01T00:00:00Z',
    end_date: '2026-11-22T00:00:00Z',
    extensions: 'true'
  };
  const listed = (await (await fetch(`${server.url}/open311/v2/requests.json`)).json()) as { service_request_id: string }[];
  const id = listed[0]?.service_request_id ?? '';
  const known: Record<string, string> = { ...values, ...more, ...open311, id, service_request_id: id };
  const description = (await (await fetch(`${server.url}/openapi.json`)).json()) as {
    paths: Record<string, { get: { parameters: { name: string; in: string }[]; responses: Record<string, { content?: Record<string, unknown> }> } }>;
  };
  expect(Object.keys(description.paths).length).toBeGreaterThan(8);
  for (const [path, { get }] of Object.entries(description.paths)) {
    const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => known[name] ?? '');
    const query = new URLSearchParams(get.parameters.filter((each) => each.in === 'query').map(({ name }) => [name, known[name] ?? '']));
    for (const address of [filled, `${filled}?${query}`]) {
      const response = await fetch(server.url + address);
      expect(response.status, address).toBe(200);
      expect(Object.keys(get.responses['200']?.content ?? {}), address).toContain(response.headers.get('content-type')?.split(';')[0]);
    }
  }
  const removed = await (await fetch(`${server.url}/bochum/daten/entfernt.csv`)).text();
  expect(removed).toMatch(new RegExp(`^${gone.reference},2026-11-23T`, 'm'));
  expect(removed).not.toContain(never.reference);
  for (const { reference } of [gone, never]) expect((await fetch(`${server.url}/bochum/meldung/${reference}`)).status, 'nothing tells them apart').toBe(404);
  expect((await fetch(`${server.url}/bochum/daten/archiv/2026.csv`)).status, 'the year is not over').toBe(404);

  for (const path of [
    'karte/meldungen.geojson?zeit=alle',
    'daten/entfernt.csv',
    'daten/archiv/2025.csv',
    'daten/katalog.jsonld',
    'zahlen/ergebnis.csv',
    'zahlen/aelteste.csv'
  ]) {
    const known = (await fetch(`${server.url}/bochum/${path}`)).headers.get('etag') ?? '';
    const again = await fetch(`${server.url}/bochum/${path}`, { headers: { 'if-none-match': known } });
    expect([path, again.status, again.headers.get('etag')]).toEqual([path, 304, known]);
  }
  const address = `${server.url}/bochum/karte/meldungen.csv?zeit=alle`;
  const etag = (await fetch(address, { method: 'HEAD' })).headers.get('etag') ?? '';
  expect((await fetch(address, { headers: { 'if-none-match': etag } })).status).toBe(304);
  await sendReport(server.url, { category: 'graffiti', location: at(HERE.lat, HERE.lon) });
  expect((await fetch(address, { method: 'HEAD', headers: { 'if-none-match': etag } })).status, 'something new was sent').toBe(200);
});

test('a network that loads file after file has to wait, another one does not, and asking whether anything changed is free', async ({ server }) => {
  const load = (network: string, path: string, headers = {}) => fetch(`${server.url}/bochum/${path}`, { headers: { [NETWORK_HEADER]: network, ...headers } });
  const files = ['karte/meldungen.csv', 'karte/meldungen.geojson', 'daten/entfernt.csv', 'daten/archiv/2025.csv'];
  for (let count = 0; count < 30; count += 1) {
    const response = await load('192.0.2.1', `${files[count % 4]}?kategorie=gibt-es-nicht`);
    expect([response.status, count]).toEqual([200, count]);
    await response.arrayBuffer();
  }
  for (const path of files) {
    const refused = await load('192.0.2.1', path);
    expect([refused.status, path]).toEqual([429, path]);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  }
  const whole = await load('192.0.2.2', 'karte/meldungen.csv?zeit=alle');
  expect(whole.status).toBe(200);
  await whole.arrayBuffer();
  expect((await load('192.0.2.1', 'karte/meldungen.csv?zeit=alle', { 'if-none-match': whole.headers.get('etag') })).status).toBe(304);
});

test('the list can be shown in a frame of another website, without any script, and nothing else can', async ({ server, visit }) => {
  const frames = ['einbetten?kategorie=graffiti', 'karte'].map((path) => `<iframe src="${server.url}/bochum/${path}" name="${path.slice(0, 5)}"></iframe>`);
  const elsewhere = createServer((_, response) => response.setHeader('content-type', 'text/html').end(frames.join(''))).listen(0, '127.0.0.1');
  await once(elsewhere, 'listening');
  const { page, watched } = await visit();
  watched.expect(/frame-ancestors 'none'|X-Frame-Options|foreign origin: http:\/\/127\.0\.0\.1/);
  await page.goto(`http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`);
  const frame = page.frameLocator('iframe[name=einbe]');
  await expect(frame.getByRole('heading', { name: 'Meldungen in Bochum' })).toBeVisible();
  await expect(frame.getByRole('link', { name: /^Alle .* Meldungen ansehen$/ })).toHaveAttribute('target', '_blank');
  await expect(page.frameLocator('iframe[name=karte]').getByRole('heading', { level: 1 })).toHaveCount(0);
  const body = await (await fetch(`${server.url}/bochum/einbetten`)).text();
  expect(body).not.toContain('<script');
  elsewhere.close();
});
