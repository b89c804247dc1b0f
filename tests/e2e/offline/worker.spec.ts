import { expect, photosOfReports, press, test } from '../../support/offline.ts';
import { drawnPhoto, goOn } from '../../support/reporting.ts';
import type { Page } from '@playwright/test';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

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
  await goOn(page);
  await page.getByLabel('Beschreibung').fill('Im Tunnel geschrieben');
  await press(page);
  await expect(page.getByRole('heading', { name: 'Ihre Meldung ist auf diesem Gerät gespeichert.' })).toBeVisible();
  await page.getByRole('link', { name: 'Meine Meldungen' }).click();
  await expect(page.getByRole('article', { name: 'Etwas anderes' })).toContainText('Im Tunnel');
  await page.goto('/bochum/karte');
  await expect(page.getByRole('heading', { name: 'Diese Seite braucht Netz' })).toBeVisible();
  for (const unknown of ['/en/bochum', '/m/BO-222-222', '/']) {
    await page.goto(unknown);
    await expect(page.getByRole('heading', { name: 'Diese Seite braucht Netz' }), unknown).toBeVisible();
  }
  await page.goto('/bochum/melden/waste');
  await expect(page.getByRole('heading', { name: 'Foto und Ort' })).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByRole('link', { name: /wartet auf Netz/ })).toHaveCount(0, { timeout: 15_000 });
  // Text first, photos after, each acknowledged by itself.
  await expect.poll(() => photosOfReports(server, 'Im Tunnel geschrieben'), { timeout: 15_000 }).toEqual([1]);
});

test('the page that says that there is no line is alive at any address, which stays', async ({ page, context, server }) => {
  await warmed(page);
  await context.setOffline(true);
  await page.goto('/bochum/melden/waste');
  await page.getByRole('button', { name: 'Ort beschreiben' }).click();
  await page.getByLabel('Ort in Worten').fill('Hinter dem Bunker');
  await goOn(page);
  await page.getByLabel('Beschreibung').fill('Von der Seite ohne Netz gesendet');
  await press(page);
  await expect(page.getByRole('heading', { name: 'Ihre Meldung ist auf diesem Gerät gespeichert.' })).toBeVisible();
  for (const path of [
    '/',
    '/bochum/meldung/BO-222-222',
    '/en/bochum',
    '/en/bochum/karte',
    '/ar/bochum/stadtteil/hamme',
    '/m/BO-222-222',
    '/bochum/karte?kategorie=waste',
    '/herne'
  ]) {
    await page.goto(path);
    await expect(page.getByRole('heading', { name: 'Diese Seite braucht Netz' }), path).toBeVisible();
    // What counts the reports on this device is a script.
    await expect(page.getByRole('link', { name: /wartet auf Netz/ }), path).toBeVisible();
    expect(page.url().endsWith(path), page.url()).toBe(true);
  }
  await page.goto('/bochum/meldung/BO-222-222');
  await expect(page.getByRole('link', { name: /wartet auf Netz/ })).toBeVisible();
  await context.setOffline(false);
  await expect.poll(() => photosOfReports(server, 'Von der Seite ohne Netz gesendet'), { timeout: 15_000 }).toEqual([0]);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Diese Seite braucht Netz' })).toHaveCount(0);
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

test('a photo shared from the gallery is shown, and joins the report when the person says so', async ({ page }) => {
  await warmed(page);
  await share(page, '/bochum/teilen');
  await expect(page.getByRole('heading', { name: 'Möchten Sie dieses Foto für eine Meldung verwenden?' })).toBeVisible();
  await page.getByRole('button', { name: 'Verwenden' }).click();
  await expect(page.getByText('Ihr Foto ist dabei.')).toBeFocused();
  await page.getByRole('link', { name: 'Graffiti und Aufkleber', exact: true }).click();
  await expect(page.getByAltText('Ihr Foto 1').first()).toBeVisible();
  // Kept in the draft before it was forgotten as a shared one.
  await page.reload();
  await expect(page.getByAltText('Ihr Foto 1').first()).toBeVisible();
  await expect(page.getByAltText('Ihr Foto 2')).toHaveCount(0);
});

test('whoever shares more photos than a report takes is told so', async ({ page }) => {
  await warmed(page);
  await share(page, '/bochum/teilen', 4);
  await expect(page.getByRole('heading', { name: 'Möchten Sie diese Fotos für eine Meldung verwenden?' })).toBeVisible();
  await expect(page.getByText('Sie liegen nur auf diesem Gerät.')).toBeVisible();
  await expect(page.getByText('Es sind höchstens 3 Fotos möglich.')).toBeVisible();
  await expect(page.getByAltText('Ihr Foto 3')).toBeVisible();
  await expect(page.getByAltText('Ihr Foto 4')).toHaveCount(0);
  await page.getByRole('button', { name: 'Verwerfen' }).click();
  await expect(page.getByText('Die Fotos sind gelöscht.')).toBeFocused();
});

test('a page of somebody else plants no photo: named it is refused, hidden the person is asked and can refuse', async ({ page, line, watched }) => {
  watched.expect(/foreign origin/);
  await warmed(page);
  let policy = 'origin';
  const foreign = createServer((_request, response) =>
    response.writeHead(200, { 'content-type': 'text/html', 'referrer-policy': policy }).end('<!doctype html><title>Fremd</title>')
  );
  await new Promise<void>((done) => foreign.listen(0, '127.0.0.1', done));
  const address = `http://127.0.0.1:${(foreign.address() as AddressInfo).port}/`;
  await page.goto(address);
  await share(page, `${line.url}/bochum/teilen`);
  await expect(page.getByText('Das Foto ist nicht angekommen.')).toBeVisible();
  policy = 'no-referrer';
  await page.goto(address);
  await share(page, `${line.url}/bochum/teilen`);
  await page.getByRole('button', { name: 'Verwerfen' }).click();
  await expect(page.getByText('Das Foto ist gelöscht.')).toBeFocused();
  await page.getByRole('link', { name: 'Graffiti und Aufkleber', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Foto und Ort' })).toBeVisible();
  await expect(page.getByAltText('Ihr Foto 1')).toHaveCount(0);
  foreign.close();
});

test('after a deploy the flow opens without a line at once, and the old files go when the new ones are there', async ({ page, context, line, server }) => {
  await warmed(page);
  const old = await immutableFiles(page);
  expect(old.length).toBeGreaterThan(20);
  line.deploy();
  const worker = context.serviceWorkers()[0];
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.waiting?.state)).toBe('installed');
  await page.goto('about:blank');
  // The old worker has no page any more, so the new one takes its place.
  await expect.poll(() => context.serviceWorkers().some((other) => other !== worker)).toBe(true);
  await context.setOffline(true);
  await page.goto('/bochum');
  await page.getByRole('link', { name: 'Etwas anderes', exact: true }).click();
  await page.getByRole('button', { name: 'Ort beschreiben' }).click();
  await page.getByLabel('Ort in Worten').fill('Gleich nach dem Einspielen');
  await goOn(page);
  await page.getByLabel('Beschreibung').fill('Zwischen zwei Fassungen geschrieben');
  await press(page);
  await expect(page.getByRole('heading', { name: 'Ihre Meldung ist auf diesem Gerät gespeichert.' })).toBeVisible();
  expect(await immutableFiles(page)).toEqual(expect.arrayContaining(old));
  await context.setOffline(false);
  await page.goto('/bochum');
  await expect.poll(async () => (await immutableFiles(page)).filter((path) => old.includes(path)), { timeout: 40_000 }).toEqual([]);
  await context.setOffline(true);
  await page.goto('/bochum/melden/waste');
  await page.getByRole('button', { name: 'Ort beschreiben' }).click();
  await expect(page.getByLabel('Ort in Worten')).toBeVisible();
  await context.setOffline(false);
  await page.goto('/bochum/ausgang');
  await expect.poll(() => photosOfReports(server, 'Zwischen zwei Fassungen geschrieben'), { timeout: 15_000 }).toEqual([0]);
});

const immutableFiles = (page: Page) =>
  page.evaluate(async () => (await (await caches.open('files')).keys()).map(({ url }) => new URL(url).pathname).filter((path) => path.includes('/immutable/')));

/** As the browser does it for a share target: a form is posted into the scope of the worker. */
async function share(page: Page, action: string, count = 1): Promise<void> {
  const photo = await drawnPhoto(150);
  await page.evaluate(
    ({ bytes, action, count }) => {
      const form = document.createElement('form');
      form.method = 'POST';
      form.enctype = 'multipart/form-data';
      form.action = action;
      const input = document.createElement('input');
      input.type = 'file';
      input.name = 'foto';
      const files = new DataTransfer();
      for (let number = 1; number <= count; number += 1) files.items.add(new File([new Uint8Array(bytes)], `geteilt-${number}.jpg`, { type: 'image/jpeg' }));
      input.multiple = true;
      input.files = files.files;
      form.append(input);
      document.body.append(form);
      form.submit();
    },
    { bytes: [...photo.buffer], action, count }
  );
}
