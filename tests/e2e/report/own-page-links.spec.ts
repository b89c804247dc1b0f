import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from '../../support/app.ts';
import { at, sendReport, type SentReport } from '../../support/residents.ts';

const open = (page: Page, report: SentReport) => page.goto(`/m/${report.reference}#${report.secret}`);

test('what its reporter took back has no public page to go to, and no PIN', async ({ page, server }) => {
  const report = await sendReport(server.url, { location: at(51.4722, 7.2802) });
  await open(page, report);
  await expect(page.getByRole('link', { name: 'Öffentliche Seite ansehen' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'PIN zeigen' })).toBeVisible();
  await page.getByLabel('Ja, ich möchte diese Meldung zurückziehen.').check();
  await page.getByRole('button', { name: 'Meldung zurückziehen' }).click();
  await expect(page.getByText('Zurückgezogen').first()).toBeVisible();
  await expect(page.getByRole('link', { name: 'Öffentliche Seite ansehen' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'PIN zeigen' })).toHaveCount(0);
});

test('the device that sent a report copies its link whenever it is opened, also long after the cookie is gone', async ({ page, context, server }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const report = await sendReport(server.url, { location: at(51.4723, 7.2803) });
  await page.goto('/bochum/verfolgen');
  const kept = [{ cityId: 'bochum', category: 'waste', sentAt: 0, reference: report.reference, secret: report.secret }];
  await page.evaluate((mine) => localStorage.setItem('reviermelder.my-reports', JSON.stringify(mine)), kept);
  for (const again of ['first', 'with the cookie']) {
    await page.goto('/bochum/verfolgen');
    await page.getByLabel('Nummer der Meldung').fill(report.reference);
    await page.getByRole('button', { name: 'Meldung ansehen' }).click();
    await page.getByRole('button', { name: 'Link kopieren' }).click();
    await expect(page.getByText('Der Link ist kopiert.'), again).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${server.url}/m/${report.reference}#${report.secret}`);
  }
});

for (const javaScriptEnabled of [true, false]) {
  test(`elsewhere the code is shown to whoever opened the page, ${javaScriptEnabled ? 'with' : 'without'} JavaScript, and to nobody else`, async ({
    visit,
    server
  }) => {
    const report = await sendReport(server.url, { location: at(51.4724, 7.2804) });
    const { page, watched } = await visit({ javaScriptEnabled });
    watched.expect(/403/);
    await page.goto(`/m/${report.reference}`);
    await page.getByLabel('Code eingeben').fill(report.secret);
    await page.getByRole('button', { name: 'Meldung öffnen' }).click();
    await expect(page.getByRole('heading', { name: 'Ihre Angaben' })).toBeVisible();
    expect(await page.content()).not.toContain(report.secret);
    await page.getByRole('button', { name: 'Code zeigen' }).click();
    await expect(page.getByText(report.secret, { exact: true })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Link kopieren' })).toBeVisible({ visible: javaScriptEnabled });
    const stranger = await fetch(`${server.url}/m/${report.reference}?/code`, { method: 'POST', headers: { origin: server.url }, body: new URLSearchParams() });
    expect(await stranger.text()).not.toContain(report.secret);
  });

  test(`an address for news that cannot be one is said at its field, ${javaScriptEnabled ? 'with' : 'without'} JavaScript`, async ({ visit, server }) => {
    const report = await sendReport(server.url, { location: at(51.4725, 7.2805) });
    const { page, watched } = await visit({ javaScriptEnabled });
    watched.expect(/422/);
    await page.goto(`/m/${report.reference}`);
    await page.getByLabel('Code eingeben').fill(report.secret);
    await page.getByRole('button', { name: 'Meldung öffnen' }).click();
    const field = page.getByLabel('E-Mail-Adresse');
    for (const typed of ['', 'anna@', 'anna']) {
      await field.fill(typed);
      await page.getByRole('button', { name: 'Nachrichten bestellen' }).click();
      await expect(page.getByRole('alert')).toHaveText('Diese E-Mail-Adresse ist nicht vollständig. Beispiel: name@example.de');
      await expect(field).toBeFocused();
      await expect(field).toHaveValue(typed);
      await expect(field).toHaveAttribute('aria-invalid', 'true');
      await expect(field).toHaveAccessibleDescription(/nicht vollständig/);
    }
  });
}

test('the page masks the address, the download of everything stored holds it with its times', async ({ page, server }) => {
  const report = await sendReport(server.url, { location: at(51.4726, 7.2806) });
  await open(page, report);
  await page.getByLabel('E-Mail-Adresse').fill('druck@example.de');
  await page.getByRole('button', { name: 'Nachrichten bestellen' }).click();
  await expect(page.getByText(/d…\u2060k\u2060@example\.de/)).toBeVisible();
  expect(await page.content()).not.toContain('druck@');
  const waiting = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Alles herunterladen, was hier gespeichert ist' }).click();
  const copy = JSON.parse(await readFile(await (await waiting).path(), 'utf8')) as { contact: unknown };
  const moment: unknown = expect.stringMatching(/^2026-11-\d\dT/);
  expect(copy.contact).toMatchObject({
    addresses: [{ address: 'druck@example.de', requestedAt: moment, confirmedAt: null }],
    mails: [{ kind: 'confirm', at: moment }],
    questions: []
  });
});
