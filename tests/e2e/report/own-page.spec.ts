import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { expect, test } from '../../support/app.ts';
import { openReport } from '../../support/report-page.ts';
import { drawnPhoto } from '../../support/reporting.ts';
import { at, sendPhoto, sendReport } from '../../support/residents.ts';

for (const javaScriptEnabled of [true, false]) {
  test(`a photo is added later ${javaScriptEnabled ? 'with' : 'without'} JavaScript, and the count is right again`, async ({ visit, server, signedIn }) => {
    const report = await sendReport(server.url, { location: at(51.4712, 7.2792), photosExpected: 2 });
    await sendPhoto(server.url, report, (await drawnPhoto(10)).buffer);
    const { page, watched } = await visit({ javaScriptEnabled });
    watched.expect(/422/);
    await page.goto(`/m/${report.reference}#${report.secret}`);
    if (!javaScriptEnabled) {
      await page.getByLabel('Code eingeben').fill(report.secret);
      await page.getByRole('button', { name: 'Meldung öffnen' }).click();
    }
    await expect(page.getByText('1 von 2 Fotos angekommen.')).toBeVisible();
    const field = page.getByLabel('Fotos auswählen, höchstens 2');
    await field.setInputFiles({ name: 'kaputt.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('kein Foto') });
    await page.getByRole('button', { name: 'Foto senden' }).click();
    await expect(page.getByText(/kein lesbares (Foto|Bild)/)).toBeVisible();
    await field.setInputFiles([await drawnPhoto(80), await drawnPhoto(150)]);
    // They push the button down while they arrive.
    if (javaScriptEnabled) await expect(page.getByRole('button', { name: 'Unkenntlich machen' })).toHaveCount(2);
    await page.getByRole('button', { name: 'Foto senden' }).click();
    await expect(page.getByText('Das Foto ist angekommen. Danke.')).toBeVisible({ timeout: 30_000 });
    await expect(page.getByRole('img', { name: 'Ihr Foto 3' })).toBeVisible();
    await expect(page.getByText('Fotos angekommen.')).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Foto senden' })).toHaveCount(0);
    const { page: desk } = await signedIn('ost');
    await openReport(desk, report.reference);
    await expect(desk.getByRole('heading', { name: 'Fotos (3)' })).toBeVisible();
  });
}

test('whoever sends while a photo is still being made small waits for it, and it arrives once', async ({ page, server, signedIn }) => {
  const report = await sendReport(server.url, { location: at(51.4711, 7.2791) });
  const large = await sharp({ create: { width: 5000, height: 3600, channels: 3, background: { r: 90, g: 120, b: 60 } } })
    .jpeg()
    .toBuffer();
  await page.goto(`/m/${report.reference}#${report.secret}`);
  await page.getByLabel('Fotos auswählen, höchstens 3').setInputFiles({ name: 'gross.jpg', mimeType: 'image/jpeg', buffer: large });
  await page.getByRole('button', { name: 'Foto senden' }).click();
  await expect(page.getByText('Das Foto ist angekommen. Danke.')).toBeVisible({ timeout: 20_000 });
  const { page: desk } = await signedIn('ost');
  await openReport(desk, report.reference);
  await expect(desk.getByRole('heading', { name: 'Fotos (1)' })).toBeVisible();
});

test('the PIN is shown once, and proves at the desk whose report it is; guessing ends soon', async ({ page, server, signedIn }) => {
  const report = await sendReport(server.url, { location: at(51.4713, 7.2793) });
  await page.goto(`/m/${report.reference}#${report.secret}`);
  await page.getByRole('button', { name: 'PIN zeigen' }).click();
  const card = page.getByRole('region', { name: 'Für Telefon und Schalter' });
  await expect(card.getByText('Die PIN wird nur jetzt gezeigt.')).toBeVisible();
  const pin = /\d{3} \d{3}/.exec(await card.innerText())?.[0] ?? '';
  await page.reload();
  await expect(card.getByRole('button', { name: 'PIN zeigen' })).toBeVisible();
  expect(await card.innerText()).not.toContain(pin);

  const { page: desk, watched } = await signedIn('ost');
  watched.expect(/422|429/);
  await openReport(desk, report.reference);
  const check = async (typed: string) => {
    const field = desk.getByLabel('PIN, sechs Ziffern');
    if (!(await field.isVisible())) await desk.getByText('PIN prüfen').click();
    await field.fill(typed);
    await desk.getByRole('button', { name: 'Prüfen', exact: true }).click();
  };
  await check(pin);
  await expect(desk.getByText('Die PIN stimmt.')).toBeVisible();
  const wrong = pin.startsWith('1') ? '222222' : '111111';
  for (let tries = 0; tries < 5; tries += 1) {
    await check(wrong);
    await expect(desk.getByText('Die PIN stimmt nicht.')).toBeVisible();
    await expect(desk.getByLabel('PIN, sechs Ziffern')).toBeVisible();
    await expect(desk.getByText('Die PIN stimmt.')).toHaveCount(0);
  }
  await check(pin);
  await expect(desk.getByText('Zu viele Versuche für diese Meldung.')).toBeVisible();
});

test('everything stored can be downloaded by the reporter, and by nobody else', async ({ page, server, visit }) => {
  const report = await sendReport(server.url, { location: at(51.4714, 7.2794), text: 'Steht seit Tagen dort', photosExpected: 1 });
  const photo = await sendPhoto(server.url, report, (await drawnPhoto(10)).buffer);
  await page.goto(`/m/${report.reference}#${report.secret}`);
  const waiting = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Alles herunterladen, was hier gespeichert ist' }).click();
  const file = await waiting;
  expect(file.suggestedFilename()).toBe(`${report.reference}.json`);
  const copy = JSON.parse(await readFile(await file.path(), 'utf8')) as {
    report: { reference: string; receivedAt: string };
    texts: unknown[];
    photos: { link: string }[];
  };
  expect(copy.report.reference).toBe(report.reference);
  expect(copy.report.receivedAt).toMatch(/^\d{4}-\d\d-\d\dT/);
  expect(JSON.stringify(copy)).toContain('Steht seit Tagen dort');
  expect(JSON.stringify(copy)).not.toContain(report.secret);
  const link = copy.photos[0]?.link ?? '';
  expect(link).toContain(photo);
  expect((await page.request.get(link)).status()).toBe(200);
  const { page: stranger } = await visit();
  expect([(await stranger.request.get(`/m/${report.reference}/daten`)).status(), (await stranger.request.get(link)).status()]).toEqual([404, 404]);
});

test('a link opened on another device shows the whole page in the language of the report, and asks for no code', async ({ page, server }) => {
  const report = await sendReport(server.url, { location: at(51.4717, 7.2797), language: 'ar' });
  await page.goto(`/m/${report.reference}#${report.secret}`);
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(page.getByRole('button', { name: 'إظهار رمز PIN' })).toBeVisible();
  await expect(page.getByText('Für Telefon und Schalter')).toHaveCount(0);
  await expect(page.locator('form[action$="/schluessel"]')).toHaveCount(0);
  await expect.poll(() => new URL(page.url()).hash).toBe('');
});

for (const javaScriptEnabled of [true, false]) {
  test(`a wrong code is said at its field ${javaScriptEnabled ? 'with' : 'without'} JavaScript, and the right one opens the report`, async ({
    visit,
    server
  }) => {
    const report = await sendReport(server.url, { location: at(51.4719, 7.2799) });
    const { page, watched } = await visit({ javaScriptEnabled });
    watched.expect(/404/);
    await page.goto(`/m/${report.reference}`);
    const field = page.getByLabel('Code eingeben');
    await expect(field).not.toHaveAttribute('aria-invalid');
    for (const wrong of ['kurz', 'x'.repeat(22)]) {
      await field.fill(wrong);
      await page.getByRole('button', { name: 'Meldung öffnen' }).click();
      await expect(page.getByRole('alert')).toHaveText('Nummer und Code passen nicht zusammen. Bitte prüfen Sie beide.');
      await expect(field).toHaveAttribute('aria-invalid', 'true');
      await expect(field).toHaveAccessibleDescription(/passen nicht zusammen/);
      await expect(field).toBeFocused();
    }
    await field.fill(report.secret);
    await page.getByRole('button', { name: 'Meldung öffnen' }).click();
    await expect(page.getByRole('heading', { name: 'Ihre Angaben' })).toBeVisible();
  });
}
