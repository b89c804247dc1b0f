import { createServer } from 'node:net';
import { expect, test } from '../../support/app.ts';
import { deskClient, rowsOf, signInCookie, versionOf } from '../../support/desk.ts';
import { entriesOf, open311Client, type Entry } from '../../support/open311.ts';
import { aJpeg } from '../../support/pictures.ts';
import { at, sendReport } from '../../support/residents.ts';

const KEY = 'demo-open311-key';
const HERE = { lat: 51.4787, lon: 7.2229 };

test('discovery leads to the services, and each says what it asks, in both formats', async ({ server }) => {
  const client = open311Client(server.url);
  const response = await client.get('discovery.xml');
  expect(response.headers.get('content-type')).toBe('text/xml; charset=utf-8');
  expect((await response.text()).startsWith('<?xml version="1.0" encoding="utf-8"?>\n<discovery>')).toBe(true);
  const { endpoints } = (await (await client.get('discovery.json')).json()) as { endpoints: { url: string; specification: string; type: string }[] };
  expect(endpoints[0]).toMatchObject({ url: `${server.url}/open311/v2`, specification: 'http://wiki.open311.org/GeoReport_v2', type: 'production' });

  const services = await client.json('v2/services.json');
  expect(services.map(({ service_code: code }) => code)).toEqual([
    'waste',
    'graffiti',
    'damage',
    'streetlight',
    'unsafe_place',
    'disorder',
    'vehicle',
    'other'
  ]);
  expect(services.every(({ metadata, type }) => metadata === true && type === 'realtime')).toBe(true);
  const inXml = await client.xml('v2/services.xml?jurisdiction_id=bochum');
  expect(inXml.map(({ service_name: name, metadata }) => [name, metadata])).toEqual(services.map(({ service_name: name }) => [name, 'true']));
  expect(inXml.filter(({ keywords }) => String(keywords).startsWith('private,')).map(({ service_code: code }) => code)).toEqual(['unsafe_place', 'disorder']);

  const definition = (await (await client.get('v2/services/waste.json')).json()) as { service_code: string; attributes: { code: string; datatype: string }[] };
  expect(definition.service_code).toBe('waste');
  expect(definition.attributes.map(({ code, datatype }) => `${code} ${datatype}`)).toEqual([
    'sub_kind singlevaluelist',
    'amount singlevaluelist',
    'hazard singlevaluelist',
    'phrases multivaluelist'
  ]);
});

test('a report is read as its page shows it, under its reference and in lists; what is not public is unknown', async ({ server }) => {
  const client = open311Client(server.url);
  const report = await sendReport(server.url, {
    category: 'graffiti',
    subKind: 'sticker',
    phrases: ['on_stop'],
    text: 'GeheimerText',
    location: at(HERE.lat, HERE.lon)
  });
  const unsafe = await sendReport(server.url, { category: 'unsafe_place', location: at(HERE.lat, HERE.lon) });
  const described = await sendReport(server.url, { location: { kind: 'described', text: 'Geheim hinter dem Haus', districtId: 'bochum-mitte' } });
  const [found, ...others] = await client.json(`v2/requests/${report.reference}.json`);
  expect(others).toEqual([]);
  expect(found).toMatchObject({
    service_request_id: report.reference,
    status: 'open',
    status_notes: 'Eingegangen',
    service_code: 'graffiti',
    description: 'Graffiti und Aufkleber: Aufkleber. an der Haltestelle',
    lat: HERE.lat,
    long: HERE.lon,
    media_url: null
  });
  expect(found?.['requested_datetime']).toMatch(/^2026-11-2\dT\d\d:\d\d:\d\d\+01:00$/);
  expect(found).not.toHaveProperty('extended_attributes');
  const [xml] = await client.xml(`v2/requests/${report.reference.toLowerCase()}.xml?extensions=true`);
  expect(xml).toMatchObject({ service_request_id: report.reference, lat: String(HERE.lat), media_url: '' });
  expect(xml?.['extended_attributes']).toMatchObject({ state: 'received', outcome: '', detailed_status: 'RECEIVED', votes: '0' });
  const [words] = await client.json(`v2/requests/${described.reference}.json`);
  expect(words).toMatchObject({ lat: null, long: null, address: 'Bochum-Mitte, Bochum' });

  const never = await client.get('v2/requests/BO-222-222.json');
  const secret = await client.get(`v2/requests/${unsafe.reference}.json?api_key=demo-open311-key`);
  expect([never.status, secret.status]).toEqual([404, 404]);
  expect(await secret.text()).toBe(await never.text());
  const several = await client.json(`v2/requests.json?service_request_id=${unsafe.reference},${report.reference}&status=closed`);
  expect(several.map(({ service_request_id: id }) => id)).toEqual([report.reference]);
  expect(await client.json('v2/requests.json?service_code=unsafe_place')).toEqual([]);
  expect(await client.json('v2/requests.json?service_code=graffiti&start_date=&status=&page_size=1')).toMatchObject([{ service_request_id: report.reference }]);
  const everything = await (await client.get('v2/requests.xml?extensions=true')).text();
  for (const absent of ['GeheimerText', 'Geheim hinter', unsafe.reference]) expect(everything).not.toContain(absent);
});

test('what staff do is an update with a word that FixMyStreet knows, and unchanged answers cost no bytes', async ({ server }) => {
  const client = open311Client(server.url);
  const report = await sendReport(server.url, { category: 'graffiti', location: at(HERE.lat, HERE.lon) });
  const team = await deskClient(server.url, 'mitte');
  const send = (action: string, fields: Record<string, string> = {}) =>
    team.post(`/dienst/meldung/${report.reference}?/${action}`, { version: String(versionOf(server, report.reference)), ...fields });
  expect((await send('accept')).kind).toBe('redirect');
  expect((await send('answer', { antwort: 'Wir kommen <morgen> & bringen Farbe mit.' })).kind).toBe('redirect');

  const [, ...told] = (await client.xml('v2/servicerequestupdates.xml')).filter(({ service_request_id: id }) => id === report.reference);
  expect(told.map(({ status }) => status)).toEqual(['IN_PROGRESS', 'IN_PROGRESS']);
  expect(String(told[1]?.['description'])).toContain('Wir kommen <morgen> & bringen Farbe mit.');
  const ids = (await client.json('v2/servicerequestupdates.json')).map(({ update_id: id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const [request] = await client.json(`v2/requests/${report.reference}.json`);
  expect(request?.['status_notes']).toBe('In Bearbeitung\nWir kommen <morgen> & bringen Farbe mit.');
  expect(request?.['updated_datetime']).toBe(told[1]?.['updated_datetime']);

  const first = await client.get('v2/services.xml');
  const again = await client.get('v2/services.xml', { 'if-none-match': first.headers.get('etag') ?? '' });
  expect([again.status, again.headers.get('access-control-allow-origin')]).toEqual([304, '*']);
});

test('whatever is wrong is said in the shape of the protocol', async ({ server }) => {
  const client = open311Client(server.url);
  const asked: [string, number][] = [
    ['v2/services/ufo', 404],
    ['v2/requests/BO-222-222', 404],
    ['v2/tokens/123', 404],
    ['v2/nothing', 404],
    ['v2/requests', 200],
    ['v2/services.xml?jurisdiction_id=berlin', 404],
    ['v2/requests.xml?service_code=ufo', 404],
    ['v2/requests.xml?status=offen', 400],
    ['v2/requests.xml?start_date=gestern', 400],
    ['v2/requests.xml?start_date=2026-01-01&end_date=2026-11-01', 400],
    ['v2/requests.xml?start_date=2026-11-02&end_date=2026-11-01', 400],
    ['v2/requests.xml?page=0', 400],
    ['v2/requests.xml?lat=51', 400],
    ['v2/servicerequestupdates.xml?end_date=x', 400]
  ];
  for (const [path, status] of asked) {
    const address = path.includes('.xml') ? path : `${path}.xml`;
    const xml = await client.get(address);
    expect(xml.status, address).toBe(status);
    const json = await client.get(address.replace('.xml', '.json'));
    expect(json.status, address).toBe(status);
    if (status === 200) continue;
    const said = (await json.json()) as { code: number; description: string }[];
    expect(
      said.map(({ code }) => code),
      address
    ).toEqual([status]);
    expect(said[0]?.description, address).toMatch(/\S/);
    expect(await xml.text()).toContain(`<errors><error><code>${status}</code><description>`);
  }
  for (const path of ['v2/services.csv', 'v2/requests', 'v2', 'v2/requests/BO-222-222']) expect((await client.get(path)).status, path).toBe(404);
  for (const [path, status] of [
    ['v2/services.xml', 405],
    ['v2/requests/BO-222-222.xml', 405],
    ['discovery.xml', 405],
    ['v2/requests', 404],
    ['v2/requests.csv', 404]
  ] as const) {
    const refused = await client.post(path, { api_key: KEY });
    expect(refused.status, path).toBe(status);
    expect(await refused.text()).toContain(`<errors><error><code>${status}</code>`);
  }
});

const SOFA = { api_key: KEY, service_code: 'waste', lat: String(HERE.lat), long: String(HERE.lon), 'attribute[sub_kind]': 'bulky_waste' };

test('a report with a key goes the same way as every other, with photos in several parts, and is found by its reference', async ({ server }) => {
  const client = open311Client(server.url);
  const listener = await countingListener();
  const form = new FormData();
  const fields = {
    ...SOFA,
    description: 'GeheimesSofa <b>',
    email: 'geheim@example.org',
    phone: '0234 5550188',
    first_name: 'GeheimAnna',
    media_url: `${listener.url}/geheim.jpg`
  };
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const phrase of ['sofa', 'on_pavement']) form.append('attribute[phrases][]', phrase);
  form.append('photo1', new Blob([new Uint8Array(await aJpeg(400, 300))], { type: 'image/jpeg' }), 'eins.jpg');
  form.append('file_2', new Blob(['kein Bild']), 'zwei.jpg');
  const response = await client.post('v2/requests.xml', form);
  expect(response.status).toBe(201);
  const [receipt] = entriesOf(await response.text());
  const reference = String(receipt?.['service_request_id']);
  expect(receipt?.['service_notice']).toContain(`${server.url}/bochum/meldung/${reference}`);
  expect(receipt?.['service_notice']).toContain('Nicht angenommene Fotos: 1.');
  expect(await client.json(`v2/requests/${reference}.json`)).toMatchObject([
    { description: 'Müll und Sperrmüll: Sperrmüll. Sofa, auf dem Gehweg', media_url: null }
  ]);
  const everything = await (await client.get(`v2/requests/${reference}.xml?extensions=true`)).text();
  expect(everything).not.toMatch(/Geheim|geheim|5550188/);
  // The desk has text, address of the picture and photo; names and numbers of people were not kept.
  const desk = await (await (await deskClient(server.url, 'mitte')).get(`/dienst/meldung/${reference}`)).text();
  expect(desk).toContain('GeheimesSofa &lt;b>');
  expect(desk).toContain(`${listener.url}/geheim.jpg`);
  expect(desk).not.toContain(`href="${listener.url}`);
  expect(listener.connections(), 'addresses of pictures are never opened').toBe(0);
  listener.close();
  expect(rowsOf(server, 'select count(*) as n from photo where report_id = (select id from report where reference = ?)', reference)).toEqual([{ n: 1 }]);
  for (const table of ['report_text', 'subscription', 'report'])
    expect(JSON.stringify(rowsOf(server, `select * from ${table}`))).not.toMatch(/GeheimAnna|5550188/);
});

test('what is only counted is taken, and nobody finds it again, whatever key they show', async ({ server }) => {
  const client = open311Client(server.url);
  const response = await client.post('v2/requests.json', {
    ...SOFA,
    service_code: 'unsafe_place',
    'attribute[sub_kind]': 'dark_place',
    description: 'GeheimDunkel'
  });
  expect(response.status).toBe(201);
  const [{ service_request_id: reference, service_notice: notice } = {}] = (await response.json()) as Entry[];
  expect(notice).toContain('nie veröffentlicht');
  for (const path of [
    `v2/requests/${String(reference)}.json`,
    `v2/tokens/${String(reference)}.json`,
    `v2/requests.json?service_request_id=${String(reference)}`
  ])
    expect((await client.get(`${path}${path.includes('?') ? '&' : '?'}api_key=${KEY}`)).status, path).toBe(404);
  for (const path of ['v2/requests.json?extensions=true', 'v2/servicerequestupdates.json'])
    expect(await (await client.get(`${path}${path.includes('?') ? '&' : '?'}api_key=${KEY}`)).text(), path).not.toContain(String(reference));
  const told = await client.post('v2/servicerequestupdates.json', {
    api_key: KEY,
    update_id: 'counts',
    service_request_id: String(reference),
    description: 'Licht geht wieder'
  });
  expect(told.status).toBe(201);
});

test('a report that is sent twice is one, and news about it are one note that changes nothing', async ({ server }) => {
  const client = open311Client(server.url);
  const send = (fields: Record<string, string>, headers?: Record<string, string>) => client.post('v2/requests.json', { ...SOFA, ...fields }, headers);
  const idOf = async (response: Response) => ((await response.json()) as Entry[])[0]?.['service_request_id'];
  const [first, again] = [
    await send({ 'attribute[fixmystreet_id]': '4711', description: 'Eins' }),
    await send({ 'attribute[fixmystreet_id]': '4711', description: 'Zwei' })
  ];
  expect([first.status, again.status]).toEqual([201, 200]);
  const reference = String(await idOf(first));
  expect(await idOf(again)).toBe(reference);
  const tried = { 'idempotency-key': 'abc' };
  const [one, two, other] = [await send({}, tried), await send({}, tried), await send({ description: 'Anders' }, tried)];
  expect([one.status, two.status, other.status]).toEqual([201, 200, 409]);
  expect(await idOf(two)).toBe(await idOf(one));

  const version = versionOf(server, reference);
  const news = {
    api_key: KEY,
    update_id: '99',
    service_request_id: reference,
    status: 'FIXED',
    updated_datetime: '2020-01-01T00:00:00.000Z',
    description: 'Längst <weg>',
    email: 'geheim@example.org'
  };
  const [told, repeated] = [await client.post('v2/servicerequestupdates.xml', news), await client.post('v2/servicerequestupdates.xml', news)];
  expect([told.status, repeated.status]).toEqual([201, 200]);
  expect(entriesOf(await told.text())[0]?.['update_id']).toBe(entriesOf(await repeated.text())[0]?.['update_id']);
  expect(versionOf(server, reference)).toBe(version);
  const notes = rowsOf(server, "select body from report_text where kind = 'note' and report_id = (select id from report where reference = ?)", reference);
  expect(notes.map(({ body }) => String(body))).toEqual([expect.stringMatching(/^Nachricht von „Demo-Schlüssel“ über Open311, .*2020|Längst <weg>$/)]);
  expect(JSON.stringify(notes)).toContain('Stand dort: FIXED');
  expect((await client.json(`v2/requests/${reference}.json`))[0]).toMatchObject({ status: 'open' });
});

test('a place is found by its address, told apart from a neighbour, or kept in words', async ({ server }) => {
  const client = open311Client(server.url);
  const send = async (fields: Record<string, string>) => {
    const { lat: _lat, long: _long, ...rest } = SOFA;
    const response = await client.post('v2/requests.json', { ...rest, ...fields });
    return { status: response.status, said: ((await response.json()) as Entry[])[0] ?? {} };
  };
  const known = await send({ address_string: 'Agnesstraße 33, Bochum' });
  expect((await client.json(`v2/requests/${String(known.said['service_request_id'])}.json`))[0]?.['lat']).toEqual(expect.any(Number));
  const unknown = await send({ address_string: 'Hinter dem Mond 7' });
  expect((await client.json(`v2/requests/${String(unknown.said['service_request_id'])}.json`))[0]).toMatchObject({ lat: null, long: null });
  const herne = await send({ lat: '51.5388', long: '7.2257' });
  expect([herne.status, herne.said['description']]).toEqual([400, expect.stringContaining('Herne')]);
  for (const wrong of [{}, { lat: 'x', long: '7' }, { lat: '51.5' }, { lat: '', long: '' }]) expect((await send(wrong)).status).toBe(400);
  for (const [wrong, status] of [
    [{ service_code: 'ufo' }, 404],
    [{ service_code: '' }, 400],
    [{ 'attribute[sub_kind]': 'ufo' }, 400],
    [{ description: 'x'.repeat(4001) }, 400],
    [{ service_code: 'other', 'attribute[sub_kind]': '' }, 400],
    [{ jurisdiction_id: 'berlin' }, 404],
    [{ jurisdiction_id: 'bochum', description: 'ß'.repeat(4000) }, 201]
  ] as const)
    expect((await send({ address_string: 'Agnesstraße 33', ...wrong })).status, JSON.stringify(wrong).slice(0, 80)).toBe(status);
});

test('only a key lets anybody send: no session, no origin, no other word', async ({ server }) => {
  const client = open311Client(server.url);
  const { api_key: _key, ...keyless } = SOFA;
  const cookie = await signInCookie(server.url, 'verwaltung');
  const before = rowsOf(server, 'select count(*) as n from report');
  for (const path of ['v2/requests.json', 'v2/servicerequestupdates.json']) {
    for (const headers of [{}, { cookie, origin: server.url }, { cookie, origin: 'https://evil.example' }])
      for (const fields of [keyless, { ...keyless, api_key: '' }, { ...keyless, api_key: 'falsch' }]) {
        const response = await client.post(path, fields, headers);
        expect(response.status).toBe(403);
        expect(((await response.json()) as Entry[])[0]).toMatchObject({ code: 403 });
      }
  }
  expect((await client.post('v2/requests.json', { ...SOFA, description: 'x'.repeat(70_000) })).status).toBe(413);
  const flood = new FormData();
  flood.append('api_key', KEY);
  flood.append('media', new Blob([new Uint8Array(49_000_000)]), 'flut.jpg');
  const refused = await client.post('v2/requests.xml', flood);
  expect(refused.status).toBe(413);
  expect(await refused.text()).toContain('<errors><error><code>413</code>');
  expect(rowsOf(server, 'select count(*) as n from report')).toEqual(before);
  // In the address it works as well, from a page of another site, which gets to see the answer.
  const foreign = await client.post(`v2/requests.json?api_key=${KEY}`, keyless, { origin: 'https://evil.example', cookie });
  expect([foreign.status, foreign.headers.get('access-control-allow-origin'), foreign.headers.get('set-cookie')]).toEqual([201, '*', null]);
});

test('the administration makes a key that is shown once, sees its use and takes it back', async ({ server, signedIn }) => {
  const { page } = await signedIn('verwaltung');
  await page.goto('/dienst/schnittstellen');
  await page.getByText('Schlüssel anlegen').click();
  await page.getByLabel('Für wen ist der Schlüssel?').fill('Nachbarstadt');
  await page.getByLabel('Müll und Sperrmüll').check();
  await page.getByRole('button', { name: 'Anlegen', exact: true }).click();
  const secret = (await page.locator('.key-shown').textContent()) ?? '';
  expect(secret).toMatch(/^[\w-]{32}$/);
  expect(JSON.stringify(rowsOf(server, 'select * from open311_key'))).not.toContain(secret);

  const client = open311Client(server.url);
  expect((await client.post('v2/requests.json', { ...SOFA, api_key: secret })).status).toBe(201);
  expect((await client.post('v2/requests.json', { ...SOFA, api_key: secret, service_code: 'graffiti', 'attribute[sub_kind]': 'tag' })).status).toBe(403);
  expect((await client.post('v2/servicerequestupdates.json', { api_key: secret, update_id: '1', service_request_id: 'BO-222-222' })).status).toBe(403);

  await page.goto('/dienst/schnittstellen');
  const card = page.getByRole('article', { name: 'Nachbarstadt' });
  await expect(card).toContainText('2 Mal, zuletzt');
  await expect(page.locator('body')).not.toContainText(secret);
  await card.locator('summary').click();
  await card.getByRole('button', { name: 'Jetzt widerrufen' }).click();
  await expect(page.getByRole('status')).toHaveText('Der Schlüssel gilt nicht mehr.');
  expect((await client.post('v2/requests.json', { ...SOFA, api_key: secret })).status).toBe(403);
});

/** A place that counts who knocks. */
async function countingListener() {
  let connections = 0;
  const listener = createServer((socket) => {
    connections += 1;
    socket.destroy();
  });
  await new Promise<void>((done) => listener.listen(0, '127.0.0.1', done));
  const address = listener.address();
  const port = address && typeof address === 'object' ? address.port : 0;
  return { url: `http://127.0.0.1:${port}`, connections: () => connections, close: () => listener.close() };
}
