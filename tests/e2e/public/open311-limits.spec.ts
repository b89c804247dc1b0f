import { deskClient, rowsOf } from '../../support/desk.ts';
import { entriesOf, open311Client } from '../../support/open311.ts';
import { expect, test } from '../../support/own-server.ts';

const SOFA = { service_code: 'waste', lat: '51.4787', long: '7.2229', 'attribute[sub_kind]': 'bulky_waste' };
const PER_HOUR = 3;
const TOO_OFTEN = { code: 429, description: 'Das waren viele Anfragen in kurzer Zeit. Bitte warten Sie einige Minuten.' };

test('a key that has used up its hour is told so and until when, in the format it asked for; other keys go on', async ({ server }) => {
  const desk = await deskClient(server.url, 'verwaltung');
  const made = await desk.post('/dienst/schnittstellen?/create', { name: 'Nachbarstadt', recht: 'report', 'je-stunde': String(PER_HOUR) });
  const key = /"([\w-]{32})"/.exec(made.said.replaceAll('\\"', '"'))?.[1] ?? '';
  expect(key, made.said).not.toBe('');
  const client = open311Client(server.url);
  const send = (format: string, api_key: string) => client.post(`v2/requests.${format}`, { ...SOFA, api_key });
  for (let sent = 0; sent < PER_HOUR; sent += 1) expect((await send('json', key)).status).toBe(201);
  const kept = rowsOf(server, 'select count(*) as n from report');

  const inJson = await send('json', key);
  const inXml = await send('xml', key);
  expect([inJson.status, inXml.status]).toEqual([429, 429]);
  expect([inJson, inXml].map(({ headers }) => headers.get('content-type'))).toEqual(['application/json; charset=utf-8', 'text/xml; charset=utf-8']);
  for (const { headers } of [inJson, inXml]) {
    const seconds = Number(headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(3600 / PER_HOUR);
    expect(headers.get('cache-control')).toBe('no-store');
  }
  expect(await inJson.json()).toEqual([TOO_OFTEN]);
  expect(entriesOf(await inXml.text())).toEqual([{ ...TOO_OFTEN, code: '429' }]);
  expect(rowsOf(server, 'select count(*) as n from report')).toEqual(kept);
  expect((await send('json', 'demo-open311-key')).status).toBe(201);
  expect((await client.get('v2/services.json')).status).toBe(200);

  await server.crashAndRestart({ CLOCK_START: '2026-11-23T12:00:00Z' });
  expect((await send('json', key)).status).toBe(201);
});

test('a network that knocks too often is told so as well', async ({ server }) => {
  const client = open311Client(server.url);
  const from = { 'x-test-network': '203.0.113.77' };
  const statuses: number[] = [];
  for (let knock = 0; knock < 125; knock += 1) statuses.push((await client.post('v2/requests.xml', { ...SOFA, api_key: `geraten${knock}` }, from)).status);
  expect(statuses.slice(0, 119).every((status) => status === 403)).toBe(true);
  const refused = await client.post('v2/requests.xml', { ...SOFA, api_key: 'demo-open311-key' }, from);
  expect([refused.status, Number(refused.headers.get('retry-after')) > 0]).toEqual([429, true]);
  expect(await refused.text()).toContain('<errors><error><code>429</code>');
  expect((await client.post('v2/requests.xml', { ...SOFA, api_key: 'demo-open311-key' })).status).toBe(201);
});
