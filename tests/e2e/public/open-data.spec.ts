import { expect, test } from '../../support/app.ts';
import { at, sendReport } from '../../support/residents.ts';

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
