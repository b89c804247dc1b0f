import exifr from 'exifr';
import sharp from 'sharp';
import { readFileSync } from 'node:fs';
import { open311Client, type Entry } from '../../support/open311.ts';
import { crawl, read, type Answer } from '../../support/crawl.ts';
import { deskClient, rowsOf, versionOf } from '../../support/desk.ts';
import { DEMO_OPEN311_KEY } from '../../../src/lib/server/demo/open311-key.ts';
import { DEMO_LOGINS } from '../../../src/lib/server/demo/logins.ts';
import { expect, test as base } from '../../support/own-server.ts';
import { at, sendPhoto, sendReport } from '../../support/residents.ts';
import { marker, notPublic, tellingPhoto } from '../../support/secrets.ts';
import type { RunningServer } from '../../support/server-process.ts';
import { PUBLIC_ADDRESSES } from '../urls.ts';

type Seeded = Awaited<ReturnType<typeof seed>>;
const test = base.extend<object, { seeded: Seeded }>({ seeded: [async ({ server }, use) => use(await seed(server)), { scope: 'worker', timeout: 60_000 }] });
test.describe.configure({ mode: 'default' });

/** Fewer pages than this, and the crawl did not find its way. */
const ENOUGH_PAGES = 100;
const HERE = { lat: 51.481_817, lon: 7.216_213 };
/** A corner that no seeded report is near, to be looked for digit by digit. */
const SAFETY = { lat: 51.461_373, lon: 7.237_319 };

test('nothing personal and nothing about a safety report is in any answer that anybody can reach', async ({ server, seeded }) => {
  test.setTimeout(400_000);
  const answers = await crawlAll(server, [seeded.reference, seeded.described, seeded.merged]);
  const secrets = notPublic(server);
  const leaks = [...leakedWords(answers, seeded.words), ...leakedIds(answers, secrets), ...leakedPlaces(server, answers), ...(await leakedInPictures(answers))];
  expect(leaks).toEqual([]);

  // The crawl is worth something: it went everywhere, and it sees what is public.
  const seen = (words: string) => answers.some(({ bytes }) => bytes.includes(words));
  for (const reference of [seeded.reference, seeded.described, seeded.merged]) expect(seen(reference)).toBe(true);
  expect(seen(`/bochum/foto/${seeded.releasedPhoto}/`)).toBe(true);
  expect(seen(seeded.answer)).toBe(true);
  expect(secrets.references.size).toBeGreaterThan(20);
  expect(secrets.photos.size).toBeGreaterThan(3);
  const kinds = Map.groupBy(answers, ({ type, status }) => `${status} ${type.split(';')[0]}`);
  console.log(`crawled ${answers.length} answers: ${[...kinds].map(([kind, { length }]) => `${length} × ${kind}`).join(', ')}`);
  expect(kinds.get('200 text/html')?.length).toBeGreaterThan(ENOUGH_PAGES);
  expect(kinds.get('200 application/json')?.length).toBeGreaterThan(ENOUGH_PAGES);
  for (const file of ['csv', 'geojson']) {
    const all = answers.find(({ path }) => path === `/bochum/karte/meldungen.${file}?zeit=alle`)?.bytes.toString();
    for (const reference of [seeded.reference, seeded.described]) expect(all).toContain(reference);
  }
  expect(kinds.get('200 image/webp')?.length).toBeGreaterThan(5);
  expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
  expect(answers.filter(({ status }) => status === 429).map(({ path }) => path)).toEqual([]);
});

test('the server says nothing about anybody in its log', async ({ server, seeded }) => {
  await read(server.url, `/bochum/meldung/${seeded.reference}?x=GeheimX`);
  const log = server.log();
  expect(log).toContain('"route":"/[city=city]/meldung/[ref=reference]"');
  const names = DEMO_LOGINS.flatMap(({ login, name }) => [`"${login}"`, name]);
  const telling = /Geheim|127\.0\.0\.1|::1|::ffff|@|BO-[A-Z2-9]{3}-[A-Z2-9]{3}|[0-9a-f]{8}-[0-9a-f]{4}-[47]/i;
  expect(log.split('\n').filter((line) => telling.test(line) || names.some((name) => line.includes(name)))).toEqual([]);
});

/** One report of each kind that has something to hide, and what it hides. */
async function seed(server: RunningServer) {
  const word = {
    text: marker('Text'),
    place: marker('Ort'),
    photo: marker('Foto'),
    note: marker('Notiz'),
    safety: marker('Sicherheit'),
    form: marker('Formular'),
    sender: marker('Sender')
  };
  const answer = marker('Antwort');
  const room = await deskClient(server.url, 'leitstelle');
  // Everything below belongs to a Lage, which must show nothing of it.
  expect((await room.post('/dienst/lage?/declare', { art: 'storm', beginn: '2026-11-23T09:00' })).kind).toBe('redirect');
  const team = await deskClient(server.url, 'mitte');
  const send = (path: string, fields: Record<string, string>) => team.post(path, fields).then(({ kind, said }) => expect(kind, said).toBe('redirect'));

  const report = await sendReport(server.url, {
    text: `${word.text} +49 234 5550199 ${word.text}@example.org`,
    location: at(HERE.lat, HERE.lon),
    photosExpected: 2
  });
  const [releasedPhoto] = [
    await sendPhoto(server.url, report, await tellingPhoto(word.photo)),
    await sendPhoto(server.url, report, await tellingPhoto(`${word.photo}b`))
  ];
  const desk = `/dienst/meldung/${report.reference}`;
  await send(`${desk}/foto/${releasedPhoto}`, { x: '40', y: '40', w: '20', h: '20' });
  await send(`${desk}?/note`, { version: String(versionOf(server, report.reference)), notiz: word.note });
  await send(`${desk}?/answer`, { version: String(versionOf(server, report.reference)), antwort: answer });

  const joined = await sendReport(server.url, { text: `${word.text}-dazu`, location: at(HERE.lat, HERE.lon), joins: report.reference, photosExpected: 1 });
  await sendPhoto(server.url, joined, await tellingPhoto(word.photo));
  const described = await sendReport(server.url, { location: { kind: 'described', text: `Hinter ${word.place}`, districtId: 'bochum-mitte' } });
  await sendByForm(server, word.form);
  await sendByKey(server, word.sender);

  for (const category of ['unsafe_place', 'disorder']) {
    const safety = await sendReport(server.url, { category, text: word.safety, location: at(SAFETY.lat, SAFETY.lon), photosExpected: 1 });
    await sendPhoto(server.url, safety, await tellingPhoto(word.safety));
    const place = `/dienst/meldung/${safety.reference}`;
    const southern = await deskClient(server.url, 'verwaltung');
    await southern.post(`${place}?/answer`, { version: String(versionOf(server, safety.reference)), antwort: word.safety });
  }
  // Safety right where something public is, for cards, neighbours and clusters.
  await sendReport(server.url, { category: 'unsafe_place', text: word.safety, location: at(HERE.lat, HERE.lon) });
  const secrets = [report, joined, described].flatMap(({ secret, id }) => [secret, id]);
  return {
    reference: report.reference,
    merged: joined.reference,
    described: described.reference,
    releasedPhoto,
    answer,
    words: [...Object.values(word), '5550199', ...secrets, ...staffNames()]
  };
}

/** The form without a script takes address and words apart by itself. */
async function sendByForm(server: RunningServer, word: string): Promise<void> {
  const body = new FormData();
  const fields = { id: crypto.randomUUID(), adresse: 'Agnesstraße 33', 'ort-text': `${word}-Ort`, text: `${word}-Text` };
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  body.set('foto', new Blob([new Uint8Array(await tellingPhoto(`${word}-Foto`))], { type: 'image/jpeg' }), `${word}.jpg`);
  const response = await fetch(`${server.url}/bochum/melden/graffiti`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: server.url, accept: 'text/html' },
    body
  });
  expect(response.status).toBe(303);
  expect(rowsOf(server, 'select count(*) as n from report_text where body = ?', `${word}-Text`)).toEqual([{ n: 1 }]);
}

/** Another system sends all that GeoReport has a field for, once for what is public and once for what is only counted, and news of both. */
async function sendByKey(server: RunningServer, word: string): Promise<void> {
  const client = open311Client(server.url);
  const api_key = DEMO_OPEN311_KEY;
  const person = { first_name: word, last_name: word, phone: word, email: `${word}@example.org`, device_id: word, account_id: word };
  const told = { description: word, media_url: `https://${word}.example/bild.jpg`, 'attribute[title]': word };
  for (const service_code of ['waste', 'unsafe_place']) {
    const place = { lat: String(SAFETY.lat + 0.002), long: String(SAFETY.lon), address_string: `${word} 1` };
    const sent = await client.post('v2/requests.json', { api_key, service_code, ...person, ...told, ...place });
    expect(sent.status).toBe(201);
    const [{ service_request_id: reference } = {}] = (await sent.json()) as Entry[];
    const news = { api_key, update_id: `${word}-${service_code}`, service_request_id: String(reference), status: word.slice(0, 40), ...person, ...told };
    expect((await client.post('v2/servicerequestupdates.json', news)).status).toBe(201);
  }
}

/** Colleagues at the desk; the contact of a team is a name that the city published. */
function staffNames(): string[] {
  const published = readFileSync('cities/bochum/teams.json', 'utf8');
  return DEMO_LOGINS.map(({ name }) => name).filter((name) => !published.includes(name));
}

async function crawlAll(server: RunningServer, always: readonly string[]): Promise<Answer[]> {
  const city = JSON.parse(readFileSync('cities/bochum/categories.json', 'utf8')) as { categories: { code: string }[] };
  const states = [
    'received',
    'in_review',
    'in_progress',
    'waiting',
    'forwarded',
    'fixed',
    'not_found',
    'not_responsible',
    'not_feasible',
    'no_answer',
    'rejected',
    'withdrawn',
    'open',
    'closed'
  ];
  const districts = ['mitte', 'wattenscheid', 'nord', 'ost', 'sued', 'suedwest'].map((name) => `bezirk=bochum-${name}`);
  const filters = [
    'zeit=alle',
    ...city.categories.map(({ code }) => `kategorie=${code}&zeit=alle`),
    ...states.map((state) => `stand=${state}&zeit=alle`),
    ...districts
  ];
  const frames = Array.from({ length: 11 }, (_, step) => step + 9).flatMap((zoom) => [
    `/bochum/karte/marken.json?rahmen=51.38,7.05,51.56,7.39&zoom=${zoom}&zeit=alle`,
    `/bochum/karte/marken.json?rahmen=51.46,7.23,51.463,7.24&zoom=${zoom}&zeit=alle`
  ]);
  const start = [
    ...PUBLIC_ADDRESSES.map(({ path }) => path),
    ...filters.flatMap((filter) => [
      `/bochum/karte?${filter}`,
      `/bochum/karte?ansicht=karte&${filter}`,
      `/bochum/karte/marken.json?rahmen=51.38,7.05,51.56,7.39&zoom=14&${filter}`,
      `/bochum/karte/meldungen.csv?${filter}`,
      `/bochum/karte/meldungen.geojson?${filter}`
    ]),
    ...frames,
    '/bochum/karte?ansicht=karte&ort=51.461,7.237,17&zeit=alle',
    ...[
      '/healthz',
      '/icon.svg',
      '/robots.txt',
      '/sitemap.xml',
      '/manifest.webmanifest',
      '/bochum/karte/grund.json',
      '/bochum/foto/x/small',
      '/bochum/gibt-es-nicht',
      '/gibt-es-nicht',
      '/api/bochum/places?q=Agnes',
      `/api/bochum/place-map?lat=${SAFETY.lat}&lon=${SAFETY.lon}`,
      '/open311/discovery.xml',
      '/open311/discovery.json',
      '/openapi.json',
      '/bochum/daten/entfernt.csv',
      '/bochum/daten/archiv/2025.csv',
      '/bochum/daten/katalog.jsonld',
      '/bochum/einbetten?zeit=alle'
    ],
    ...['xml', 'json'].flatMap((format) => [
      `/open311/v2/services.${format}`,
      ...city.categories.map(({ code }) => `/open311/v2/services/${code}.${format}`),
      `/open311/v2/requests.${format}?extensions=true`,
      ...city.categories.map(({ code }) => `/open311/v2/requests.${format}?extensions=true&service_code=${code}&api_key=demo-open311-key`),
      `/open311/v2/requests.${format}?extensions=true&lat=${SAFETY.lat}&long=${SAFETY.lon}&radius=100`,
      `/open311/v2/servicerequestupdates.${format}?start_date=2026-09-01`
    ]),
    ...always.flatMap((reference) => [`/bochum/meldung/${reference}`, `/m/${reference}`, `/open311/v2/requests/${reference}.xml?extensions=true`])
  ];
  const answers = await crawl(server.url, start, ({ bytes, type }) => {
    const references = /json|html/.test(type) ? new Set(bytes.toString().match(/BO-[A-Z2-9]{3}-[A-Z2-9]{3}/g)) : [];
    return [...references].flatMap((reference) => [`/bochum/meldung/${reference}`, `/m/${reference}`]);
  });
  return [...answers, ...(await similarCards(server))];
}

/** "Schon gemeldet?" for drafts of every category right beside what is secret. */
async function similarCards(server: RunningServer): Promise<Answer[]> {
  const drafts = ['waste', 'graffiti', 'streetlight', 'unsafe_place', 'disorder', 'other'].flatMap((category) =>
    [HERE, SAFETY].map((place) => ({ category, place }))
  );
  return Promise.all(
    drafts.map(async ({ category, place }) => {
      const response = await fetch(`${server.url}/api/bochum/similar`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: server.url },
        body: JSON.stringify({ category, subKind: null, phrases: [], text: null, location: at(place.lat, place.lon) })
      });
      const bytes = Buffer.from(await response.arrayBuffer());
      return { path: `similar ${category}`, status: response.status, type: response.headers.get('content-type') ?? '', headers: response.headers, bytes };
    })
  );
}

function leakedWords(answers: readonly Answer[], words: readonly string[]): string[] {
  return answers.flatMap(({ path, headers, bytes }) => {
    const said = Buffer.concat([Buffer.from([...headers].join('\n')), bytes]);
    return words.filter((word) => said.includes(word)).map((word) => `${path}: ${word}`);
  });
}

/** References, internal ids and photos that nobody may know of, wherever they are named. */
function leakedIds(answers: readonly Answer[], { references, ids, photos }: ReturnType<typeof notPublic>): string[] {
  return answers.flatMap(({ path, bytes }) => {
    const said = bytes.toString('latin1');
    const named = [
      ...(said.match(/BO-[A-Z2-9]{3}-[A-Z2-9]{3}/gi) ?? []).map((reference) => reference.toUpperCase()),
      ...(said.match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? [])
    ];
    return named.filter((name) => references.has(name) || ids.has(name) || photos.has(name)).map((name) => `${path}: ${name}`);
  });
}

/**
 * House numbers of reported places, and the point of a report that is only counted. The city's own index may name any
 * address, and so may the map, which draws what lies around; the data of a page is also in the page itself.
 */
function leakedPlaces(server: RunningServer, answers: readonly Answer[]): string[] {
  const teams = readFileSync('cities/bochum/teams.json', 'utf8');
  const rows = rowsOf(server, 'select street, house_number from report where house_number is not null');
  const addresses = [...new Set(rows.map(({ street, house_number: number }) => `${String(street)} ${String(number)}`))].filter(
    (address) => !teams.includes(address)
  );
  expect(addresses.length).toBeGreaterThan(50);
  const point = /51\.46137\d*\D{1,20}7\.2373[12]/;
  return answers.flatMap(({ path, bytes }) => {
    if (/^\/api\/bochum\/places?\?/.test(path)) return [];
    const said = bytes
      .toString()
      .replace(/<text class="m-t-number"[^>]*>[^<]*/g, '')
      .replace(/kind:"number",text:"[^"]*"/g, '');
    const found = path.includes('__data.json')
      ? []
      : addresses.filter((address) => said.includes(address) && new RegExp(`${RegExp.escape(address)}(?![0-9a-z])`).test(said));
    return [...found, ...(/house_?number/i.test(said) ? ['a field for house numbers'] : []), ...(point.test(said) ? ['the point'] : [])].map(
      (what) => `${path}: ${what}`
    );
  });
}

/** What every PNG says of its pixels, such as the icons of the app. */
const PNG_HEADER = new Set(['ImageWidth', 'ImageHeight', 'BitDepth', 'ColorType', 'Compression', 'Filter', 'Interlace']);

async function leakedInPictures(answers: readonly Answer[]): Promise<string[]> {
  const leaks: string[] = [];
  for (const { path, bytes } of answers.filter(({ status, type }) => status === 200 && /^image\/(?!svg)/.test(type))) {
    const found = await sharp(bytes).metadata();
    const kept = (['exif', 'xmp', 'iptc', 'comments', 'orientation'] as const).filter((part) => found[part] !== undefined);
    const parsed = ((await exifr.parse(bytes, true).catch(() => undefined)) ?? {}) as Record<string, unknown>;
    const told = Object.keys(parsed).filter((name) => !PNG_HEADER.has(name));
    if (kept.length > 0 || told.length > 0) leaks.push(`${path}: ${kept.join()} ${told.map((name) => `${name}=${String(parsed[name])}`).join()}`);
  }
  return leaks;
}

test('the address of a photo that was not released answers like one that never was', async ({ server, seeded }) => {
  const unreleased = [...notPublic(server).photos].slice(0, 20);
  expect(unreleased.length).toBeGreaterThan(3);
  expect(unreleased).not.toContain(seeded.releasedPhoto);
  const facts = ({ status, type, headers, bytes }: Answer) => ({
    status,
    type,
    bytes: bytes.toString(),
    headers: [...headers].filter(([name]) => name !== 'date')
  });
  for (const size of ['small', 'large', 'original']) {
    const never = facts(await read(server.url, `/bochum/foto/${crypto.randomUUID()}/${size}`));
    expect(never.status).toBe(404);
    for (const photo of unreleased) {
      expect(facts(await read(server.url, `/bochum/foto/${photo}/${size}`))).toEqual(never);
      expect(facts(await read(server.url, `/m/BO-222-222/foto/${photo}/${size}`)).bytes).toBe(never.bytes);
    }
  }
});
