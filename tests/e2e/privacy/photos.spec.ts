import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { read } from '../../support/crawl.ts';
import { clientWith, deskClient, signInCookie, versionOf } from '../../support/desk.ts';
import { expect, test } from '../../support/own-server.ts';
import { at, sendPhoto, sendReport } from '../../support/residents.ts';
import { marker, tellingPhoto } from '../../support/secrets.ts';

test.describe.configure({ mode: 'default' });

/** Shares of width and height, and how much of their edge the compression of a picture may touch. */
const BOX = { x: 0.4, y: 0.3, w: 0.2, h: 0.3 };
const EDGE = 0.03;
const DARK = 24;

test('the public sees a released photo only as a copy of its own, black where staff drew and without a word of its own', async ({ server }) => {
  const word = marker('Foto');
  const report = await sendReport(server.url, { location: at(51.4787, 7.2229), photosExpected: 1 });
  const photo = await sendPhoto(server.url, report, await tellingPhoto(word));
  const staff = await signInCookie(server.url, 'mitte');
  const desk = clientWith(server.url, staff);
  const place = `/dienst/meldung/${report.reference}`;
  for (const size of ['large', 'small']) expect((await read(server.url, `/bochum/foto/${photo}/${size}`)).status).toBe(404);

  const percent = (share: number) => String(share * 100);
  expect((await desk.post(`${place}/foto/${photo}`, { x: percent(BOX.x), y: percent(BOX.y), w: percent(BOX.w), h: percent(BOX.h) })).kind).toBe('redirect');
  const etags: string[] = [];
  for (const size of ['large', 'small']) {
    const shown = await read(server.url, `/bochum/foto/${photo}/${size}`);
    const internal = await read(server.url, `/dienst/foto/${photo}/${size}`, { cookie: staff });
    const own = await read(server.url, `/m/${report.reference}/foto/${photo}/${size}`, { cookie: `__Host-meldung-${report.reference}=${report.secret}` });
    expect([shown.status, internal.status, own.status]).toEqual([200, 200, 200]);
    expect(shown.bytes.equals(internal.bytes)).toBe(false);
    expect(await brightest(shown.bytes)).toBeLessThan(DARK);
    expect(await brightest(internal.bytes), 'the inner copy still has what was there').toBeGreaterThan(DARK * 3);
    for (const { bytes } of [shown, internal, own]) {
      expect(await metadataOf(bytes)).toEqual([]);
      expect(bytes.includes(word)).toBe(false);
    }
    etags.push(shown.headers.get('etag') ?? '');
    expect((await read(server.url, `/bochum/foto/${photo}/${size}`, { 'if-none-match': etags.at(-1) ?? '' })).status).toBe(304);
    expect(shown.headers.get('cache-control')).toBe('no-cache');
  }

  expect((await desk.post(`${place}?/withhold`, { foto: photo })).kind).toBe('redirect');
  for (const [index, size] of ['large', 'small'].entries()) {
    expect((await read(server.url, `/bochum/foto/${photo}/${size}`)).status).toBe(404);
    expect((await read(server.url, `/bochum/foto/${photo}/${size}`, { 'if-none-match': etags[index] ?? '' })).status, 'not even "unchanged"').toBe(404);
  }
  for (const path of [`/bochum/meldung/${report.reference}`, `/m/${report.reference}`])
    expect((await read(server.url, path)).bytes.includes(photo)).toBe(false);
  // What was sent is kept nowhere: no file of the server has a word of it.
  const files = readdirSync(server.dataDir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  expect(files.length).toBeGreaterThan(10);
  expect(files.filter((entry) => readFileSync(join(entry.parentPath, entry.name)).includes(word)).map(({ name }) => name)).toEqual([]);
});

for (const [end, hide] of Object.entries({
  rejected: async ({ server, reference }: Hiding) => {
    const admin = await deskClient(server.url, 'verwaltung');
    return admin.post(`/dienst/meldung/${reference}?/close`, { version: String(versionOf(server, reference)), ergebnis: 'rejected', regel: 'person' });
  },
  withdrawn: async ({ server, reference, secret }: Hiding) =>
    clientWith(server.url, `__Host-meldung-${reference}=${secret}`).post(`/m/${reference}?/withdraw`, { sicher: 'ja' })
})) {
  test(`the photo of a report that was ${end} is gone at once`, async ({ server }) => {
    const report = await sendReport(server.url, { location: at(51.4787, 7.2229), photosExpected: 1 });
    const photo = await sendPhoto(server.url, report, await tellingPhoto(marker('Foto')));
    const desk = await deskClient(server.url, 'mitte');
    expect((await desk.post(`/dienst/meldung/${report.reference}/foto/${photo}`, { x: '1', y: '1', w: '5', h: '5' })).kind).toBe('redirect');
    const shown = await read(server.url, `/bochum/foto/${photo}/large`);
    expect(shown.status).toBe(200);
    expect((await hide({ server, ...report })).kind).toBe('redirect');
    expect((await read(server.url, `/bochum/foto/${photo}/large`, { 'if-none-match': shown.headers.get('etag') ?? '' })).status).toBe(404);
    expect((await read(server.url, `/bochum/meldung/${report.reference}`)).status).toBe(404);
  });
}

type Hiding = { server: { url: string; dataDir: string }; reference: string; secret: string };

/** The brightest channel inside the box, away from its edge. */
async function brightest(bytes: Buffer): Promise<number> {
  const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  let found = 0;
  for (let y = Math.ceil((BOX.y + EDGE) * info.height); y < (BOX.y + BOX.h - EDGE) * info.height; y += 1) {
    const start = Math.ceil((BOX.x + EDGE) * info.width) * info.channels;
    const end = Math.floor((BOX.x + BOX.w - EDGE) * info.width) * info.channels;
    for (const value of data.subarray(y * info.width * info.channels + start, y * info.width * info.channels + end)) found = Math.max(found, value);
  }
  return found;
}

async function metadataOf(bytes: Buffer): Promise<string[]> {
  const found = await sharp(bytes).metadata();
  return (['exif', 'xmp', 'iptc', 'icc', 'comments', 'orientation'] as const).filter((part) => found[part] !== undefined);
}
