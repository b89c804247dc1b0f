import { rowsOf } from '../support/desk.ts';
import { expect, test } from '../support/own-server.ts';
import { drawnPhoto } from '../support/reporting.ts';
import { newSecret, putReport, reportBody, sendPhoto, sendReport } from '../support/residents.ts';

test.describe.configure({ mode: 'default' });

test('a report and a photo that were confirmed survive a crash in the next instant', async ({ server }) => {
  const report = await sendReport(server.url, { text: 'Überlebt den Absturz', photosExpected: 1 });
  await server.crashAndRestart();
  const again = await putReport(server.url, report, reportBody({ text: 'Überlebt den Absturz', photosExpected: 1 }));
  expect([again.status, ((await again.json()) as { reference: string }).reference]).toEqual([200, report.reference]);

  const photo = await sendPhoto(server.url, report, (await drawnPhoto(77)).buffer);
  await server.crashAndRestart();
  const headers = { cookie: `__Host-meldung-${report.reference}=${report.secret}` };
  const page = await fetch(`${server.url}/m/${report.reference}`, { headers });
  expect([page.status, (await page.text()).includes('Überlebt den Absturz')]).toEqual([200, true]);
  const file = await fetch(`${server.url}/m/${report.reference}/foto/${photo}/large`, { headers });
  expect([file.status, file.headers.get('content-type')]).toEqual([200, 'image/webp']);
  expect((await file.arrayBuffer()).byteLength).toBeGreaterThan(1000);
});

test('of many reports under way when the power goes, each is either confirmed and whole or not there at all', async ({ server }) => {
  const keys = Array.from({ length: 40 }, () => ({ id: crypto.randomUUID(), secret: newSecret() }));
  const confirmed = new Set<string>();
  const sending = keys.map(async (key, index) => {
    const response = await putReport(server.url, key, reportBody({ text: `Meldung ${index} im Stromausfall` })).catch(() => null);
    if (response?.status === 201) confirmed.add(key.id);
  });
  await Promise.race(sending.slice(5));
  await server.crashAndRestart();
  await Promise.all(sending);
  expect(confirmed.size).toBeGreaterThan(0);
  for (const { id } of keys) {
    const [row] = rowsOf(
      server,
      `select (select count(*) from report_text where report_id = report.id) as texts, (select count(*) from report_event where report_id = report.id) as events,
        (select count(*) from report_key where report_id = report.id) as keys from report where id = ?`,
      id
    );
    if (confirmed.has(id)) expect(row, id).toEqual({ texts: 1, events: 1, keys: 1 });
    else expect(row === undefined || (row['texts'] === 1 && row['keys'] === 1), id).toBe(true);
  }
});
