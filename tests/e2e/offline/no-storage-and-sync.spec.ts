import { expect, photosOfReports, press, test, write } from '../../support/offline.ts';
import { SYNC_TAG } from '../../../src/lib/browser/worker/sync-tag.ts';

test.describe.configure({ mode: 'default' });

const AFTER_A_WAIT = { timeout: 15_000 };

test('a browser that keeps nothing says so, keeps what was typed when the line is cut, and sends directly', async ({ page, line, server }) => {
  await page.addInitScript(() => {
    indexedDB.open = () => {
      throw new DOMException('not in a private window', 'InvalidStateError');
    };
  });
  let isCut = true;
  line.decide(() => (isCut ? 'cut-before' : 'through'));
  await write(page, 'Im privaten Fenster', { photos: 1 });
  await expect(page.getByText('Dieser Browser speichert nichts. Ihre Meldung wird beim Absenden direkt übertragen.')).toBeVisible();
  await press(page);
  await expect(page.getByText('Keine Verbindung. Ihre Angaben sind noch da. Bitte senden Sie noch einmal.')).toBeVisible(AFTER_A_WAIT);
  await expect(page.getByLabel('Beschreibung, freiwillig')).toHaveValue('Im privaten Fenster');
  isCut = false;
  await press(page);
  await expect(page.getByRole('heading', { name: 'Danke. Ihre Meldung ist eingegangen.' })).toBeVisible(AFTER_A_WAIT);
  await expect.poll(() => photosOfReports(server, 'Im privaten Fenster')).toEqual([1]);
});

test('where the browser syncs in the background, a waiting report goes without any page of ours', async ({ page, context, line, server }) => {
  let isCut = true;
  line.decide(() => (isCut ? 'cut-before' : 'through'));
  await write(page, 'Ohne offene Seite', { photos: 1 });
  await press(page);
  await expect(page.getByRole('heading', { name: 'Ihre Meldung ist auf diesem Gerät gespeichert.' })).toBeVisible();
  await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active?.state), AFTER_A_WAIT).toBe('activated');
  await page.goto('/healthz');
  const session = await context.newCDPSession(page);
  const registration = new Promise<string>((found) => {
    session.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const [first] = registrations;
      if (first) found(first.registrationId);
    });
  });
  await session.send('ServiceWorker.enable');
  const registrationId = await registration;
  isCut = false;
  expect(photosOfReports(server, 'Ohne offene Seite')).toEqual([]);
  await session.send('ServiceWorker.dispatchSyncEvent', { origin: line.url, registrationId, tag: SYNC_TAG, lastChance: false });
  await expect.poll(() => photosOfReports(server, 'Ohne offene Seite'), AFTER_A_WAIT).toEqual([1]);
});
