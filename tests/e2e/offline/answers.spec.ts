import { expect, outboxOf, photosOfReports, press, test, write } from '../../support/offline.ts';
import { goOn, standAt } from '../../support/reporting.ts';
import { NETWORK_HEADER } from '../../support/server-process.ts';

test.describe.configure({ mode: 'default' });

const SAVED = 'Ihre Meldung ist auf diesem Gerät gespeichert.';
const ARRIVED = 'Jetzt ist sie angekommen.';
const THANKS = 'Danke. Ihre Meldung ist eingegangen.';
const HBF = { lat: 51.4787, lon: 7.2229 };
const HERNE = { lat: 51.533, lon: 7.219 };
const AFTER_A_WAIT = { timeout: 15_000 };

test('the server is down although the browser believes to be online, then comes back', async ({ page, line, server }) => {
  // Less high than the form is.
  await page.setViewportSize({ width: 360, height: 480 });
  let isDown = true;
  line.decide(() => (isDown ? { status: 502 } : 'through'));
  await write(page, 'Server weg', { photos: 1 });
  await press(page);
  await expect(page.getByRole('heading', { name: SAVED })).toBeFocused();
  expect(await page.evaluate(() => scrollY)).toBe(0);
  expect(await page.evaluate(() => navigator.onLine)).toBe(true);
  isDown = false;
  await expect(page.getByText(ARRIVED)).toBeVisible(AFTER_A_WAIT);
  await expect.poll(() => photosOfReports(server, 'Server weg')).toEqual([1]);
});

test('a server that crashes in the middle: one report with all photos', async ({ page, line, server }) => {
  let photos = 0;
  let crash: Promise<void> | undefined;
  line.decide(({ isPhoto }) => {
    if (isPhoto && (photos += 1) === 2) crash = server.crashAndRestart();
    return 'through';
  });
  await write(page, 'Absturz mittendrin', { photos: 2 });
  await press(page);
  await expect(page.getByRole('heading', { name: SAVED }).or(page.getByRole('heading', { name: THANKS }))).toBeVisible(AFTER_A_WAIT);
  await crash;
  await expect(page.getByText(ARRIVED).or(page.getByRole('heading', { name: THANKS }))).toBeVisible({ timeout: 30_000 });
  await expect.poll(() => photosOfReports(server, 'Absturz mittendrin'), AFTER_A_WAIT).toEqual([2]);
});

test('a 500 and then a yes', async ({ page, line, server }) => {
  let tries = 0;
  line.decide(() => ((tries += 1) === 1 ? { status: 500 } : 'through'));
  await write(page, 'Erst 500');
  await press(page);
  await expect(page.getByText(ARRIVED)).toBeVisible(AFTER_A_WAIT);
  expect([tries, photosOfReports(server, 'Erst 500')]).toEqual([2, [0]]);
});

test('a 429 is waited out as long as the server asks', async ({ page, line, server }) => {
  const tries: number[] = [];
  line.decide(() => (tries.push(Date.now()) === 1 ? { status: 429, headers: { 'retry-after': '8' } } : 'through'));
  await write(page, 'Zu oft');
  await press(page);
  await expect(page.getByRole('heading', { name: SAVED })).toBeVisible();
  // The line is fine, so being looked at again is no reason to come sooner.
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await expect(page.getByText(ARRIVED)).toBeVisible(AFTER_A_WAIT);
  expect((tries[1] ?? 0) - (tries[0] ?? 0)).toBeGreaterThanOrEqual(8000);
  expect(photosOfReports(server, 'Zu oft')).toEqual([0]);
});

test('a 413 makes the photo smaller and sends it again', async ({ page, line, server }) => {
  let photos = 0;
  line.decide(({ isPhoto }) => (isPhoto && (photos += 1) <= 2 ? { status: 413 } : 'through'));
  await write(page, 'Foto zu groß', { photos: 1 });
  await press(page);
  await expect(page.getByRole('heading', { name: THANKS })).toBeVisible(AFTER_A_WAIT);
  await expect.poll(() => [photos, photosOfReports(server, 'Foto zu groß')]).toEqual([3, [1]]);
});

test('a page of the network in between is no answer', async ({ page, line, server }) => {
  let tries = 0;
  line.decide(() => ((tries += 1) === 1 ? { status: 200, headers: { 'content-type': 'text/html' } } : 'through'));
  await write(page, 'Hotelnetz');
  await press(page);
  await expect(page.getByText(ARRIVED)).toBeVisible(AFTER_A_WAIT);
  expect(photosOfReports(server, 'Hotelnetz')).toEqual([0]);
});

test('what was changed after a lost answer becomes a report of its own, and the person is told', async ({ page, line, server }) => {
  let tries = 0;
  line.decide(() => ((tries += 1) === 1 ? 'cut-after' : tries === 2 ? 'cut-before' : 'through'));
  await write(page, 'Erste Fassung', { photos: 1 });
  await press(page);
  await page.getByRole('link', { name: 'Meine Meldungen' }).click();
  await page.getByRole('button', { name: 'Bearbeiten' }).click();
  await goOn(page);
  await page.getByLabel('Beschreibung, freiwillig').fill('Zweite Fassung');
  tries = 2;
  await press(page);
  await expect(page.getByText('Ihre erste Fassung war schon angekommen.')).toBeVisible();
  await expect.poll(() => [photosOfReports(server, 'Erste Fassung'), photosOfReports(server, 'Zweite Fassung')]).toEqual([[0], [1]]);
});

test('a refused field is named, opened again and nothing is lost', async ({ page, line, server }) => {
  let isCut = true;
  line.decide(() => (isCut ? 'cut-before' : 'through'));
  // Without a line the place cannot be checked on the device, so the server refuses it later.
  await page.route('**/api/bochum/place?**', (route) => route.abort());
  await write(page, 'Außerhalb der Stadt', { photos: 1, at: HERNE });
  await press(page);
  await expect(page.getByRole('heading', { name: SAVED })).toBeVisible();
  isCut = false;
  await expect(page.getByRole('link', { name: '1 Meldung braucht Ihre Hilfe' })).toBeVisible(AFTER_A_WAIT);
  await page.getByRole('link', { name: 'Meine Meldungen' }).click();
  await expect(page.getByText('Dieser Ort liegt in Herne, nicht in Bochum.')).toBeVisible();
  await page.getByRole('button', { name: 'Bearbeiten' }).click();
  await expect(page.getByAltText('Ihr Foto 1').first()).toBeVisible();
  const address = page.getByRole('combobox', { name: 'Straße und Hausnummer, oder ein Ort' });
  await expect(address).toHaveAccessibleDescription(/Dieser Ort liegt in Herne/);
  await expect(address).toHaveAttribute('aria-invalid', 'true');
  await page.unroute('**/api/bochum/place?**');
  await standAt(page, HBF);
  await page.getByRole('button', { name: 'Meinen Standort verwenden' }).click();
  await expect(page.locator('.fixed-place')).toContainText('Bochum');
  await expect(page.getByText('Dieser Ort liegt in Herne')).toHaveCount(0);
  await goOn(page);
  await expect(page.getByLabel('Beschreibung, freiwillig')).toHaveValue('Außerhalb der Stadt');
  await press(page);
  await expect(page.getByRole('heading', { name: THANKS })).toBeVisible(AFTER_A_WAIT);
  await expect.poll(() => photosOfReports(server, 'Außerhalb der Stadt')).toEqual([1]);
  await expect.poll(() => outboxOf(page)).toEqual([]);
});

test('a place that the server refuses is a link away from where the text is written', async ({ page }) => {
  await page.route('**/api/bochum/place?**', (route) => route.abort());
  await write(page, 'Doch nicht Bochum', { at: HERNE });
  await press(page);
  const summary = page.getByRole('region', { name: 'Bitte prüfen Sie diese Angaben' });
  await expect(summary).toBeFocused(AFTER_A_WAIT);
  await summary.getByRole('link', { name: 'Dieser Ort liegt in Herne, nicht in Bochum.' }).click();
  await expect(page.getByRole('combobox', { name: 'Straße und Hausnummer, oder ein Ort' })).toBeFocused();
});

test('an address that was refused while nobody looked is told in the list of reports, and is mended on the page of the report', async ({
  page,
  line,
  server
}) => {
  const network = { [NETWORK_HEADER]: 'hotel' };
  await page.setExtraHTTPHeaders(network);
  const askForLinks = () =>
    fetch(`${server.url}/bochum/verfolgen/link-verloren`, {
      method: 'POST',
      headers: { ...network, origin: server.url, accept: 'text/html' },
      body: new URLSearchParams({ adresse: 'jemand@example.de' })
    });
  await expect.poll(async () => (await askForLinks()).status, { intervals: [0] }).toBe(429);
  let isCut = true;
  line.decide(() => (isCut ? 'cut-before' : 'through'));
  await write(page, 'Adresse zu oft');
  await page.getByLabel('E-Mail-Adresse für Nachrichten, freiwillig').fill('resident@example.de');
  await press(page);
  await expect(page.getByRole('heading', { name: SAVED })).toBeFocused();
  isCut = false;
  await page.goto('/bochum/ausgang');
  const sent = page.getByRole('link', { name: 'Noch kommen keine E-Mails' });
  await sent.click();
  await expect(page.getByRole('alert')).toHaveText(/^Von Ihrem Anschluss kamen viele Anfragen in kurzer Zeit\./);
  await page.goto('/bochum/ausgang');
  await expect(page.getByRole('link', { name: 'BO-' })).toBeVisible();
  await expect(sent).toHaveCount(0);
});
