import { expect, photosOfReports, press, test } from '../../support/offline.ts';
import { drawnPhoto } from '../../support/reporting.ts';
import type { Page } from '@playwright/test';

test.describe.configure({ mode: 'default' });

/** Opens the start page and waits until the worker has fetched what the flow needs. */
async function warmed(page: Page): Promise<void> {
  await page.goto('/bochum');
  await expect
    .poll(() => page.evaluate(async () => (await (await caches.open('pages')).keys()).map(({ url }) => new URL(url).pathname)), { timeout: 40_000 })
    .toEqual(
      expect.arrayContaining([
        '/bochum',
        '/bochum/ausgang',
        '/bochum/offline',
        '/bochum/melden/waste',
        '/bochum/melden/other',
        '/bochum/melden/other/__data.json'
      ])
    );
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe('activated');
}

test('start page and flow open without a line, a report is written there, and goes when the line is back', async ({ page, context, server }) => {
  await warmed(page);
  await context.setOffline(true);
  await page.goto('/bochum');
  await page.getByRole('link', { name: 'Etwas anderes', exact: true }).click();
  await page.getByLabel('Aus Galerie').setInputFiles(await drawnPhoto(90));
  await expect(page.getByAltText('Ihr Foto 1').first()).toBeVisible();
  await page.getByRole('button', { name: 'Ort beschreiben' }).click();
  await page.getByLabel('Ort in Worten').fill('Im Tunnel');
  await page.getByRole('button', { name: 'Weiter' }).click();
  await page.getByLabel('Beschreibung').fill('Im Tunnel geschrieben');
  await press(page);
  await expect(page.getByRole('heading', { name: 'Ihre Meldung ist auf diesem Gerät gespeichert.' })).toBeVisible();
  await page.getByRole('link', { name: 'Meine Meldungen' }).click();
  await expect(page.getByRole('article', { name: 'Etwas anderes' })).toContainText('Im Tunnel');
  await page.goto('/bochum/karte');
  await expect(page.getByRole('heading', { name: 'Diese Seite braucht Netz' })).toBeVisible();
  await page.goto('/bochum/melden/waste');
  await expect(page.getByRole('heading', { name: 'Foto und Ort' })).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByRole('link', { name: /wartet auf Netz/ })).toHaveCount(0, { timeout: 15_000 });
  expect(photosOfReports(server, 'Im Tunnel geschrieben')).toEqual([1]);
});

test('nothing of the desk, of a person or of the map lies in a cache', async ({ page }) => {
  await warmed(page);
  await page.goto('/bochum/karte');
  await page.goto('/dienst/anmelden');
  await page.goto('/bochum/meldung/BO-222-222');
  const kept = await page.evaluate(async () => {
    const names = await caches.keys();
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return requests.flat().map(({ url }) => new URL(url).pathname);
  });
  expect(kept.filter((path) => /^\/(?:dienst|m|api|open311)(?:\/|$)|\/foto\/|\/meldung\/|\/karte/.test(path))).toEqual([]);
  expect(kept.length).toBeGreaterThan(20);
});

test('a photo shared from the gallery opens the flow with it', async ({ page }) => {
  await warmed(page);
  const photo = await drawnPhoto(150);
  // As the browser does it for a share target: a form is posted into the scope of the worker.
  await page.evaluate(
    (bytes) => {
      const form = document.createElement('form');
      form.method = 'POST';
      form.enctype = 'multipart/form-data';
      form.action = '/bochum/teilen';
      const input = document.createElement('input');
      input.type = 'file';
      input.name = 'foto';
      const files = new DataTransfer();
      files.items.add(new File([new Uint8Array(bytes)], 'geteilt.jpg', { type: 'image/jpeg' }));
      input.files = files.files;
      form.append(input);
      document.body.append(form);
      form.submit();
    },
    [...photo.buffer]
  );
  await expect(page.getByText('Ihr Foto ist dabei.')).toBeVisible();
  await page.getByRole('link', { name: 'Graffiti und Aufkleber', exact: true }).click();
  await expect(page.getByAltText('Ihr Foto 1').first()).toBeVisible();
});
