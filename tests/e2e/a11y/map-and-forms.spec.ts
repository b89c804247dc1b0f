import { pathOf } from '../../support/addresses.ts';
import { expect, test } from '../../support/app.ts';
import { violationsInEveryLook, violationsOf } from '../../support/axe.ts';
import { at, sendReport } from '../../support/residents.ts';
import { standAt } from '../../support/reporting.ts';
import { startServer } from '../../support/server-process.ts';
import { PUBLIC_ADDRESSES } from '../urls.ts';

const HBF = { lat: 51.4787, lon: 7.2229 };

test('the reporter\u2019s own page has no accessibility violation in any look, thanks and form included', async ({ page, server }) => {
  const report = await sendReport(server.url, { location: at(51.4715, 7.2795), text: 'Für die Prüfung', photosExpected: 1 });
  await page.goto(`/m/${report.reference}?neu=1#${report.secret}`);
  await expect(page.getByRole('heading', { name: 'Danke. Ihre Meldung ist eingegangen.' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Foto senden' })).toBeVisible();
  await page.getByRole('button', { name: 'PIN zeigen' }).click();
  await expect(page.getByText('Die PIN wird nur jetzt gezeigt.')).toBeVisible();
  expect(await violationsInEveryLook(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
});

test('the place is moved by arrows and by single taps, is said aloud, and Escape leads out of the map', async ({ page }) => {
  await standAt(page, HBF);
  await page.goto('/bochum/melden/waste');
  await page.getByRole('button', { name: 'Meinen Standort verwenden' }).click();
  await expect(page.locator('.fixed-place')).toBeVisible();
  const opener = page.getByRole('button', { name: 'Auf der Karte zeigen' });
  await opener.click();
  const sheet = page.getByRole('dialog');
  const place = sheet.locator('[role=status], [aria-live=polite]').first();
  await expect(place).not.toBeEmpty();
  const said = await place.innerText();
  for (let presses = 0; presses < 40; presses += 1) await page.keyboard.press('ArrowUp');
  await expect.poll(() => place.innerText()).not.toBe(said);
  const north = await place.innerText();
  const nudge = sheet.getByRole('group', { name: 'Ort um 5 Meter verschieben' }).getByRole('button').first();
  const box = await nudge.boundingBox();
  expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
  for (let taps = 0; taps < 40; taps += 1) await nudge.click({ delay: 0 });
  await expect.poll(() => place.innerText()).not.toBe(north);
  // 60 times Tab meets everything in the sheet and comes round again.
  const met = new Set<string>();
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    met.add(await page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent.trim() ?? ''));
  }
  expect(met.size).toBeGreaterThan(5);
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
  await expect(opener).toBeFocused();
});

test('the map of the form goes where an address is typed, and Escape closes the suggestions before the map', async ({ page }) => {
  await page.goto('/bochum/melden/waste');
  await page.getByRole('button', { name: 'Auf der Karte zeigen' }).click();
  const sheet = page.getByRole('dialog', { name: 'Wo genau?' });
  await sheet.getByRole('button', { name: 'Suchen' }).click();
  const field = sheet.getByRole('combobox', { name: 'Straße und Hausnummer, oder ein Ort' });
  await expect(field).toBeFocused();
  await field.pressSequentially('Alleestr');
  await expect(sheet.getByRole('option').first()).toBeVisible();
  expect(await violationsOf(page)).toEqual([]);
  await field.press('Escape');
  await expect(sheet.getByRole('option')).toHaveCount(0);
  await expect(sheet).toBeVisible();
  await field.pressSequentially('aß');
  await sheet.getByRole('option').first().click();
  await expect(field).toHaveCount(0);
  await expect(sheet).toContainText(/Alleestraße/);
  await sheet.getByRole('button', { name: 'Diesen Ort übernehmen' }).click();
  await expect(page.locator('.fixed-place')).toContainText('Alleestraße');
});

test('the public map is left with Tab, has a list with the same data, and is no application', async ({ page, server }) => {
  const address = PUBLIC_ADDRESSES.find(({ path }) => path === '/bochum/karte');
  if (!address) throw new Error('no map');
  await page.goto(pathOf(server, address));
  await expect(page.getByRole('application')).toHaveCount(0);
  expect(await page.locator('main a[href*="/meldung/"]').count()).toBeGreaterThan(3);
  let isOut = false;
  for (let presses = 0; presses < 150 && !isOut; presses += 1) {
    await page.keyboard.press('Tab');
    isOut = await page.evaluate(() => document.activeElement?.closest('footer') !== null);
  }
  expect(isOut).toBe(true);
});

test('fields about a person say what they are, and the sign-in takes a password from a manager', async ({ page, server }) => {
  const report = await sendReport(server.url, { location: at(51.4716, 7.2796) });
  await page.goto(`/m/${report.reference}#${report.secret}`);
  await expect(page.locator('input[type=email]').first()).toHaveAttribute('autocomplete', 'email');
  await page.goto('/bochum/barriere-melden');
  await expect(page.getByLabel('Antwort an, freiwillig')).toHaveAttribute('autocomplete', 'email');
  await page.goto('/dienst/anmelden');
  await expect(page.getByLabel('Anmeldename')).toHaveAttribute('autocomplete', 'username');
  await expect(page.getByLabel('Passwort')).toHaveAttribute('autocomplete', 'current-password');
  await page.getByLabel('Passwort').evaluate((field) => {
    const pasting = new ClipboardEvent('paste', { cancelable: true, bubbles: true, clipboardData: new DataTransfer() });
    if (!field.dispatchEvent(pasting)) throw new Error('pasting is forbidden');
  });
});

test('without JavaScript a refused form names each problem, links it to its field and says how to mend it', async ({ visit }) => {
  const { page, watched } = await visit({ javaScriptEnabled: false });
  watched.expect(/422/);
  await page.goto('/bochum/melden/waste');
  await page.getByRole('button', { name: 'Meldung absenden' }).click();
  const summary = page.locator('.error-summary');
  await expect(summary).toContainText('Bitte geben Sie einen Ort an.');
  const target = (await summary.getByRole('link').first().getAttribute('href')) ?? '';
  await expect(page.locator(target)).toHaveCount(1);
});

test('115 is offered as a call in its hours only', async ({ page, server }) => {
  const night = await startServer({ CLOCK_START: '2026-11-22T22:00:00Z' });
  try {
    await page.goto('/bochum');
    await expect(page.locator('footer a[href="tel:115"]')).toHaveCount(1);
    const atNight = await (await fetch(`${night.url}/bochum`)).text();
    expect(atNight).toContain('class="help115"');
    expect(atNight).not.toContain('tel:115');
    const help = async (url: string) => (await fetch(`${url}/bochum/hilfe`)).text();
    expect(await help(server.url)).toContain('115 anrufen');
    expect(await help(night.url)).not.toContain('tel:115');
    const headers = { accept: 'text/html' };
    const noPhoto = '/bochum/foto/gibt-es-nicht/small';
    const [plainByDay, plainAtNight] = await Promise.all([fetch(server.url + noPhoto, { headers }), fetch(night.url + noPhoto, { headers })]);
    expect([plainByDay.status, plainAtNight.status]).toEqual([404, 404]);
    expect(await plainByDay.text()).toContain('tel:115');
    expect(await plainAtNight.text()).not.toContain('tel:115');
  } finally {
    await night.stop();
  }
});
