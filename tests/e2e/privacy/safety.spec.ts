import { read } from '../../support/crawl.ts';
import { clientWith, deskClient, rowsOf, versionOf, type DeskClient, type FormAnswer } from '../../support/desk.ts';
import { drawnPhoto } from '../../support/reporting.ts';
import { expect, test } from '../../support/own-server.ts';
import { at, newSecret, putReport, reportBody, sendPhoto, sendReport, type Draft, type SentReport } from '../../support/residents.ts';
import { startServer, type RunningServer } from '../../support/server-process.ts';

test.describe.configure({ mode: 'default' });

const HERE = at(51.4443, 7.2611);
/** Where nothing else is, so that a mark on the map is the report itself. */
const ALONE = at(51.4735, 7.3136);
const UNKNOWN = 'BO-222-222';
const SAFETY: Draft = { category: 'unsafe_place', location: HERE };
const ZOOMS = [9, 12, 14, 16, 18, 19];

test('without its key a report that is not public answers like a number that never was, whatever is asked', async ({ server }) => {
  const admin = await deskClient(server.url, 'verwaltung');
  const safety = await sendReport(server.url, { ...SAFETY, photosExpected: 1 });
  const photo = await sendPhoto(server.url, safety, (await drawnPhoto()).buffer);
  const closed = await sendReport(server.url, { category: 'disorder', location: HERE });
  await change(server, admin, closed, { action: 'close', ergebnis: 'not_found', antwort: 'Niemand war dort.' });
  const rejected = await sendReport(server.url, { location: HERE });
  await change(server, admin, rejected, { action: 'close', ergebnis: 'rejected', regel: 'test' });
  const notYet = await sendReport(server.url, { category: 'other', text: 'Etwas anderes', location: HERE });
  const withdrawn = await sendReport(server.url, { location: HERE });
  const owner = clientWith(server.url, `__Host-meldung-${withdrawn.reference}=${withdrawn.secret}`);
  expect((await owner.post(`/m/${withdrawn.reference}?/withdraw`, { sicher: 'ja' })).kind).toBe('redirect');

  const unknown = await answersFor(server, UNKNOWN, photo);
  expect(unknown['GET /m/*']?.[0]).toBe(404);
  for (const [kind, { reference }] of Object.entries({ safety, closed, rejected, notYet, withdrawn })) {
    const answers = await answersFor(server, reference, photo);
    for (const [question, answer] of Object.entries(answers)) expect(answer, `${kind}: ${question}`).toEqual(unknown[question]);
  }
  // With its key the reporter sees it, so the number itself is right.
  const own = await clientWith(server.url, `__Host-meldung-${safety.reference}=${safety.secret}`).get(`/m/${safety.reference}`);
  expect([own.status, (await own.text()).includes(safety.reference)]).toEqual([200, true]);
  const pub = await sendReport(server.url, { location: HERE });
  expect((await answersFor(server, pub.reference, photo))['GET /m/*']?.[0], 'a public report does answer').toBe(200);
});

test('a safety report changes no byte of what the public can ask for, and no card, neighbour or count tells of it', async ({ server }) => {
  await sendReport(server.url, { location: HERE });
  const before = await publicAnswers(server);
  const references: string[] = [];
  for (const category of ['unsafe_place', 'disorder', 'disorder']) {
    const safety = await sendReport(server.url, { category, location: HERE, text: 'Dunkel hier', photosExpected: 1 });
    await sendPhoto(server.url, safety, (await drawnPhoto()).buffer);
    references.push(safety.reference);
  }
  const places = rowsOf(
    server,
    `select distinct e.spot_id from spot_report e join report r on r.id = e.report_id where r.reference in (${references.map(() => '?').join()})`,
    ...references
  );
  expect(places.length, 'the three of them are one recurring place at the desk').toBe(1);
  expect(places[0]?.['spot_id']).toEqual(expect.any(Number));
  expect(await publicAnswers(server)).toEqual(before);
  for (const category of ['waste', 'streetlight', 'unsafe_place', 'disorder']) {
    const cards = await similar(server, category);
    for (const reference of references) expect(cards).not.toContain(reference);
    if (category === 'unsafe_place' || category === 'disorder') expect(cards).toBe('{"cards":[],"planned":[]}');
  }
  await sendReport(server.url, { location: HERE });
  expect(await publicAnswers(server), 'what is public does change them').not.toEqual(before);
  expect(await similar(server, 'waste')).toMatch(/BO-/);
});

test('safety reports show as numbers of whole past months and never below five', async () => {
  const server = await startServer({ CLOCK_START: '2026-11-30T21:00:00Z' });
  try {
    const count = () =>
      Number(
        rowsOf(
          server,
          "select count(*) as n from report where public_kind = 'counts' and category = 'disorder' and district_id = 'bochum-sued' and received_at >= ?",
          Date.parse('2026-10-31T23:00:00Z')
        )[0]?.['n']
      );
    while (count() < 4) await sendReport(server.url, { category: 'disorder', location: HERE });
    expect(count()).toBe(4);
    expect(await monthsOf(server)).not.toHaveProperty('November 2026');
    await server.crashAndRestart({ CLOCK_START: '2026-11-30T22:59:00Z' });
    expect(await monthsOf(server), 'the month is not over in Bochum').not.toHaveProperty('November 2026');
    await server.crashAndRestart({ CLOCK_START: '2026-11-30T23:00:10Z' });
    expect((await monthsOf(server))['November 2026']?.['Süd'] ?? 'unter 5', 'four are too few').toBe('unter 5');

    await server.crashAndRestart({ CLOCK_START: '2026-11-30T22:30:00Z' });
    await sendReport(server.url, { category: 'disorder', location: HERE });
    await server.crashAndRestart({ CLOCK_START: '2026-11-30T23:00:10Z' });
    const december = await monthsOf(server);
    expect(december['November 2026']?.['Süd']).toBe('5');
    await sendReport(server.url, { category: 'disorder', location: HERE });
    expect(await monthsOf(server), 'today cannot be told from yesterday').toEqual(december);
    const numbers = Object.values(december)
      .flatMap((rows) => Object.values(rows))
      .filter((cell) => /^\d+$/.test(cell));
    expect(numbers.filter((cell) => Number(cell) < 5)).toEqual([]);
  } finally {
    await server.stop();
  }
});

test('a pin that turns out to be about safety is gone everywhere at once, with its photo, once nobody else is joined to it', async ({ server }) => {
  const admin = await deskClient(server.url, 'verwaltung');
  const { report, photo } = await releasedReport(server, admin);
  const joined = await sendReport(server.url, { location: ALONE, text: 'Auch gesehen', joins: report.reference });
  const etag = (await read(server.url, `/bochum/foto/${photo}/large`)).headers.get('etag') ?? '';
  expect(await publicTraces(server, report.reference, photo)).toEqual({ page: 200, m: 200, listed: true, marked: true, card: true, large: 200, small: 200 });
  expect((await read(server.url, `/bochum/meldung/${joined.reference}`)).status).toBe(200);

  // Others were promised a public entry: they are separated first, and keep theirs.
  const refused = await admin.post(`/dienst/meldung/${report.reference}?/recategorise`, {
    version: String(versionOf(server, report.reference)),
    kategorie: 'unsafe_place'
  });
  expect(refused.kind).toBe('failure');
  const [born] = rowsOf(server, "select change_id from report_event where report_id = ? and type = 'merged'", joined.id);
  expect((await admin.post(`/dienst/meldung/${joined.reference}?/undo`, { change: String(born?.['change_id']) })).kind).toBe('redirect');

  await change(server, admin, report, { action: 'recategorise', kategorie: 'unsafe_place' });
  const gone = { page: 404, m: 404, listed: false, marked: false, card: false, large: 404, small: 404 };
  expect(await publicTraces(server, report.reference, photo)).toEqual(gone);
  expect((await read(server.url, `/bochum/foto/${photo}/large`, { 'if-none-match': etag })).status, 'not even "unchanged"').toBe(404);
  expect((await read(server.url, `/bochum/meldung/${joined.reference}`)).status, 'the separated one stays as promised').toBe(200);

  // No way back: neither another category, nor undo, nor a release makes it public again.
  const [changed] = rowsOf(server, "select change_id from report_event where report_id = ? and type = 'recategorised'", report.id);
  const undone = await admin.post(`/dienst/meldung/${report.reference}?/undo`, { change: String(changed?.['change_id']) });
  expect(undone.kind).toBe('failure');
  for (const kategorie of ['waste', 'graffiti']) await change(server, admin, report, { action: 'recategorise', kategorie });
  await change(server, admin, report, { action: 'answer', antwort: 'Wir waren dort.' });
  expect((await release(admin, report, photo)).kind).toBe('failure');
  expect(await publicTraces(server, report.reference, photo)).toEqual(gone);
});

test('what was reported as a safety matter never becomes public, whatever staff call it later', async ({ server }) => {
  const admin = await deskClient(server.url, 'verwaltung');
  const safety = await sendReport(server.url, { ...SAFETY, location: ALONE, photosExpected: 1 });
  const photo = await sendPhoto(server.url, safety, (await drawnPhoto()).buffer);
  expect((await release(admin, safety, photo)).kind).toBe('failure');
  for (const kategorie of ['streetlight', 'waste', 'other', 'graffiti']) await change(server, admin, safety, { action: 'recategorise', kategorie });
  expect((await release(admin, safety, photo)).kind).toBe('failure');
  await change(server, admin, safety, { action: 'close', ergebnis: 'fixed', befund: 'removed_on_site', antwort: 'Erledigt.' });
  await change(server, admin, safety, { action: 'reopen' });
  expect(await publicTraces(server, safety.reference, photo)).toEqual({ page: 404, m: 404, listed: false, marked: false, card: false, large: 404, small: 404 });

  // Nor is it merged into something public, in either direction.
  const pin = await sendReport(server.url, { location: HERE });
  for (const main of [pin, safety]) {
    const merged = await admin.post(`/dienst/meldung/${pin.reference}/zusammenfuehren/${safety.reference}`, {
      haupt: main.reference,
      [`version-${pin.reference}`]: String(versionOf(server, pin.reference)),
      [`version-${safety.reference}`]: String(versionOf(server, safety.reference))
    });
    expect(merged.kind).toBe('failure');
  }
});

/** Every question about one number, with the answers made comparable. */
async function answersFor(server: RunningServer, reference: string, photo: string): Promise<Record<string, readonly [number, string, string]>> {
  const { url } = server;
  const key = { cookie: `__Host-meldung-${reference}=${'x'.repeat(22)}` };
  const own = { origin: url };
  const form = (fields: Record<string, string>) => ({ method: 'POST', body: new URLSearchParams(fields), headers: { ...own, accept: 'text/html' } });
  const json = (method: string, body: unknown) => ({
    method,
    body: JSON.stringify(body),
    headers: { ...own, 'content-type': 'application/json', 'x-report-key': newSecret() }
  });
  const questions: Record<string, [path: string, init?: RequestInit]> = {
    'GET /m/*': [`/m/${reference}`],
    'GET /m/* in small letters': [`/m/${reference.toLowerCase()}`],
    'GET /m/* as data': [`/m/${reference}/__data.json`],
    'GET /m/* with a wrong key': [`/m/${reference}`, { headers: key }],
    'GET /m/*?neu': [`/m/${reference}?neu=1`],
    'GET photo': [`/m/${reference}/foto/${photo}/small`, { headers: key }],
    'GET public photo': [`/bochum/foto/${photo}/large`],
    'GET page': [`/bochum/meldung/${reference}`],
    'GET page as data': [`/bochum/meldung/${reference}/__data.json`],
    'POST code': [`/m/${reference}/schluessel`, form({ code: 'y'.repeat(22) })],
    'POST withdraw': [`/m/${reference}?/withdraw`, form({ sicher: 'ja' })],
    'POST withdraw with a wrong key': [`/m/${reference}?/withdraw`, { ...form({ sicher: 'ja' }), headers: { ...own, ...key, accept: 'text/html' } }],
    'POST photo': [`/m/${reference}?/photo`, form({})],
    'POST pin': [`/m/${reference}?/pin`, form({})],
    'POST pin with a wrong key': [`/m/${reference}?/pin`, { ...form({}), headers: { ...own, ...key, accept: 'text/html' } }],
    'GET copy': [`/m/${reference}/daten`, { headers: key }],
    'POST support': [`/api/bochum/reports/${reference}/support`, json('POST', { supporterId: crypto.randomUUID() })],
    'POST support by form': [`/bochum/meldung/${reference}?/support`, form({ von: crypto.randomUUID() })],
    'PUT join': [`/api/bochum/reports/${crypto.randomUUID()}`, json('PUT', reportBody({ joins: reference, location: HERE }))],
    'POST follow': ['/bochum/verfolgen', form({ nummer: reference })]
  };
  const answers: Record<string, readonly [number, string, string]> = {};
  for (const [question, [path, init]] of Object.entries(questions)) {
    const response = await fetch(url + path, { redirect: 'manual', ...init });
    const headers = [...response.headers].filter(([name]) => !['date', 'etag', 'content-length', 'keep-alive'].includes(name));
    answers[question] = [response.status, neutral(headers.join('\n'), reference), neutral(await response.text(), reference)];
  }
  return answers;
}

/** Without the number that was asked for and what differs between any two answers. */
function neutral(said: string, reference: string): string {
  return said
    .replaceAll(new RegExp(reference, 'gi'), '*')
    .replace(/nonce[-=]"?[\w+/=]+/g, 'nonce')
    .replace(/__sveltekit_\w+/g, 'sveltekit')
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'uuid');
}

/** What a script of the page asks for around the place, and the figures of the list. */
async function publicAnswers(server: RunningServer): Promise<Record<string, string>> {
  const paths = ZOOMS.flatMap((zoom) => [
    `/bochum/karte/marken.json?rahmen=51.38,7.05,51.56,7.39&zoom=${zoom}&zeit=alle`,
    `/bochum/karte/marken.json?rahmen=51.443,7.26,51.445,7.262&zoom=${zoom}`,
    `/bochum/karte/marken.json?rahmen=51.443,7.26,51.445,7.262&zoom=${zoom}&kategorie=unsafe_place`
  ]);
  const answers: Record<string, string> = {};
  for (const path of paths) answers[path] = (await read(server.url, path)).bytes.toString();
  for (const path of ['/bochum/karte?zeit=alle', '/bochum/karte?bezirk=bochum-sued'])
    answers[path] =
      (await read(server.url, path)).bytes
        .toString()
        .match(/BO-[A-Z2-9]{3}-[A-Z2-9]{3}|\d+ Meldung(?:en)?|total:\d+/g)
        ?.join() ?? '';
  for (const category of ['waste', 'unsafe_place']) answers[`similar ${category}`] = await similar(server, category);
  answers['figures'] = JSON.stringify(await monthsOf(server));
  return answers;
}

async function similar(server: RunningServer, category: string, location = HERE): Promise<string> {
  const response = await fetch(`${server.url}/api/bochum/similar`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server.url },
    body: JSON.stringify({ category, subKind: null, phrases: [], text: null, location })
  });
  expect(response.status).toBe(200);
  return response.text();
}

/** Month → district → number of the last column, as the page says it; "Störung der Ordnung" is the last. */
async function monthsOf(server: RunningServer): Promise<Record<string, Record<string, string>>> {
  const page = (await read(server.url, '/bochum/karte')).bytes.toString().replace(/<!--.*?-->/g, '');
  const [, html] = page.split('aria-labelledby="sicherheit-titel"');
  if (html === undefined) throw new Error('The page has no figures about safety.');
  const months: Record<string, Record<string, string>> = {};
  for (const [, month = '', table = ''] of html.matchAll(/<summary[^>]*>([^<]+)<.*?<tbody>(.*?)<\/tbody>/gs)) {
    const rows = [...table.matchAll(/<th scope="row">([^<]+)<\/th>(.*?)<\/tr>/gs)].map(([, district = '', cells = '']) => [
      district,
      [...cells.matchAll(/<td[^>]*>([^<]*)</g)].at(-1)?.[1] ?? ''
    ]);
    months[month.trim()] = Object.fromEntries(rows) as Record<string, string>;
  }
  return months;
}

/** Where the public could meet a report and its photo. */
async function publicTraces(server: RunningServer, reference: string, photo: string) {
  const status = async (path: string) => (await read(server.url, path)).status;
  const says = async (path: string) => (await read(server.url, path)).bytes.includes(reference);
  return {
    page: await status(`/bochum/meldung/${reference}`),
    m: await status(`/m/${reference}`),
    listed: (await says('/bochum/karte')) || (await says('/bochum/karte?zeit=alle&kategorie=vehicle')),
    marked: await says('/bochum/karte/marken.json?rahmen=51.473,7.313,51.474,7.314&zoom=19'),
    card: (await similar(server, 'vehicle', ALONE)).includes(reference),
    large: await status(`/bochum/foto/${photo}/large`),
    small: await status(`/bochum/foto/${photo}/small`)
  };
}

/** A report that shows everywhere: alone in its category at this place, with a released photo. */
async function releasedReport(server: RunningServer, admin: DeskClient): Promise<{ report: SentReport; photo: string }> {
  const report = await sendReport(server.url, { category: 'vehicle', location: ALONE, photosExpected: 1 });
  const photo = await sendPhoto(server.url, report, (await drawnPhoto(33)).buffer);
  expect((await release(admin, report, photo)).kind).toBe('redirect');
  return { report, photo };
}

function release(desk: DeskClient, { reference }: SentReport, photo: string): Promise<FormAnswer> {
  return desk.post(`/dienst/meldung/${reference}/foto/${photo}`, { x: '10', y: '10', w: '20', h: '20' });
}

type Form = Record<string, string> & { action: string };

async function change(server: RunningServer, desk: DeskClient, { reference }: SentReport, { action, ...fields }: Form): Promise<void> {
  const answer = await desk.post(`/dienst/meldung/${reference}?/${action}`, { version: String(versionOf(server, reference)), ...fields });
  expect(answer.kind, `${action}: ${answer.said}`).toBe('redirect');
}

test('the key of one report opens no other', async ({ server }) => {
  const one = await sendReport(server.url, SAFETY);
  const other = await sendReport(server.url, SAFETY);
  const withOthersKey = clientWith(server.url, `__Host-meldung-${one.reference}=${other.secret}`);
  expect((await withOthersKey.get(`/m/${one.reference}`)).status).toBe(404);
  const again = await putReport(server.url, { id: one.id, secret: other.secret }, reportBody(SAFETY));
  expect([again.status, (await again.text()).includes(one.reference)]).toEqual([409, false]);
});
