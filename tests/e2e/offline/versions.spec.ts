import { expect, outboxOf, photosOfReports, press, test, write } from '../../support/offline.ts';
import { goOn } from '../../support/reporting.ts';

test.describe.configure({ mode: 'default' });

const AFTER_A_WAIT = { timeout: 15_000 };

test('a report that the first version of the app left on the device is still sent', async ({ page, line, server }) => {
  let isCut = true;
  line.decide(() => (isCut ? 'cut-before' : 'through'));
  await write(page, 'Von der alten Fassung', { photos: 1 });
  await press(page);
  await expect(page.getByRole('heading', { name: 'Ihre Meldung ist auf diesem Gerät gespeichert.' })).toBeVisible();
  // Written back as version 1 had it: without language and without the question whether it is still so.
  await page.goto('/healthz');
  await page.evaluate(
    () =>
      new Promise<void>((done) => {
        const opening = indexedDB.open('reviermelder');
        opening.onsuccess = () => {
          const reports = opening.result.transaction('reports', 'readwrite').objectStore('reports');
          const reading = reports.getAll();
          reading.onsuccess = () => {
            for (const { language: _language, confirmedAt: _confirmedAt, ...rest } of reading.result as Record<string, unknown>[])
              reports.put({ ...rest, version: 1, state: 'waiting' });
          };
          reports.transaction.oncomplete = () => {
            opening.result.close();
            done();
          };
        };
      })
  );
  isCut = false;
  await page.goto('/bochum/ausgang');
  await expect(page.getByRole('heading', { name: 'Gesendet' })).toBeVisible(AFTER_A_WAIT);
  await expect.poll(() => photosOfReports(server, 'Von der alten Fassung')).toEqual([1]);
});

test('a new version of the app waits while a draft is open, and the draft is there afterwards', async ({ page, line, server }) => {
  await write(page, 'Entwurf über die neue Fassung', { photos: 1 });
  const worker = (which: 'active' | 'waiting') =>
    page.evaluate(async (which) => (await navigator.serviceWorker.getRegistration())?.[which]?.state ?? null, which);
  await expect.poll(() => worker('active'), AFTER_A_WAIT).toBe('activated');
  const loadedAt = await page.evaluate(() => performance.timeOrigin);
  line.newVersion();
  await server.crashAndRestart();
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  await expect.poll(() => worker('waiting'), AFTER_A_WAIT).toBe('installed');
  expect(await page.evaluate(() => performance.timeOrigin)).toBe(loadedAt);
  await expect(page.getByLabel('Beschreibung, freiwillig')).toHaveValue('Entwurf über die neue Fassung');
  await page.reload();
  await goOn(page);
  await expect(page.getByLabel('Beschreibung, freiwillig')).toHaveValue('Entwurf über die neue Fassung');
  await press(page);
  await expect(page.getByRole('heading', { name: 'Danke. Ihre Meldung ist eingegangen.' })).toBeVisible(AFTER_A_WAIT);
  await expect.poll(() => photosOfReports(server, 'Entwurf über die neue Fassung')).toEqual([1]);
});

test('after more than a day the person is asked whether it is still so', async ({ page, line, server }) => {
  let isCut = true;
  line.decide(() => (isCut ? 'cut-before' : 'through'));
  await page.clock.install();
  await write(page, 'Zwei Tage im Funkloch');
  await press(page);
  await expect(page.getByRole('heading', { name: 'Ihre Meldung ist auf diesem Gerät gespeichert.' })).toBeVisible();
  isCut = false;
  await page.clock.setSystemTime(Date.now() + 2 * 86_400_000);
  await page.goto('/bochum/ausgang');
  await expect(page.getByText('Älter als ein Tag. Ist es noch so?')).toBeVisible(AFTER_A_WAIT);
  expect(photosOfReports(server, 'Zwei Tage im Funkloch')).toEqual([]);
  await page.getByRole('button', { name: 'Ja, jetzt senden' }).click();
  await expect(page.getByRole('heading', { name: 'Gesendet' })).toBeVisible(AFTER_A_WAIT);
  expect(photosOfReports(server, 'Zwei Tage im Funkloch')).toEqual([0]);
  expect(await outboxOf(page)).toEqual([]);
});
