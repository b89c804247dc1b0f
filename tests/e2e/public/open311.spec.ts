import { expect, test } from '../../support/app.ts';
import { deskClient, versionOf } from '../../support/desk.ts';
import { open311Client } from '../../support/open311.ts';
import { at, sendReport } from '../../support/residents.ts';

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
  for (const path of ['v2/services.xml', 'v2/tokens/1.json', 'discovery.json']) expect((await client.post(path, {})).status, path).not.toBe(200);
});
