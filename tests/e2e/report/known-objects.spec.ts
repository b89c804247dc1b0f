import { readFile } from 'node:fs/promises';
import { expect, test } from '../../support/app.ts';
import { rowsOf } from '../../support/desk.ts';
import { goOn, send } from '../../support/reporting.ts';

const ADDRESS = 'Straße und Hausnummer, oder ein Ort';

test('the number on the mast sets the pin, tells what is planned there, and the desk reads whose lamp it is', async ({ page, signedIn }) => {
  await page.goto('/bochum/melden/streetlight');
  await expect(page.getByText('Oder die Nummer am Mast, zum Beispiel „Laterne 1234“.')).toBeVisible();
  await page.getByRole('combobox', { name: ADDRESS }).pressSequentially('Laterne 1207');
  await page.getByRole('option', { name: 'Laterne 1207' }).click();
  await expect(page.locator('.fixed-place')).toContainText('Laterne 1207');
  await expect(page.getByRole('heading', { name: 'Hier ist schon etwas geplant' })).toBeVisible();
  await page.reload();
  await expect(page.locator('.fixed-place')).toContainText('Laterne 1207');
  await expect(page.getByRole('heading', { name: 'Hier ist schon etwas geplant' })).toBeVisible();
  await goOn(page);
  const reference = await send(page);
  const desk = await signedIn('mitte');
  await desk.page.goto(`/dienst/meldung/${reference}`);
  await expect(desk.page.getByText('Gemeldet für „Laterne 1207“.')).toBeVisible();
  await expect(desk.page.getByText('Regel „Eine Laterne mit Nummer repariert, wem sie gehört“')).toBeVisible();
});

test('a lamp that is tapped on the map takes the pin', async ({ page }) => {
  await page.goto('/bochum/melden/streetlight');
  await page.getByRole('combobox', { name: ADDRESS }).pressSequentially('Laterne 1207');
  await page.getByRole('option', { name: 'Laterne 1207' }).click();
  await expect(page.locator('.fixed-place')).toContainText('Laterne 1207');
  await page.getByRole('button', { name: 'Auf der Karte zeigen' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('button', { name: 'Laterne 1209 auswählen' }).click();
  await expect(sheet.getByText('Laterne 1209')).toBeVisible();
  await sheet.getByRole('button', { name: 'Diesen Ort übernehmen' }).click();
  await expect(page.locator('.fixed-place')).toContainText('Laterne 1209');
});

test('what is planned is told in the language of the page, and no longer once the place is somewhere else', async ({ page }) => {
  await page.goto('/en/bochum/melden/streetlight');
  const address = page.getByRole('combobox');
  await address.pressSequentially('lamp 1207');
  await page.getByRole('option', { name: 'Street lamp 1207' }).click();
  await expect(page.getByRole('heading', { name: 'Something is already planned here' })).toBeVisible();
  await expect(page.getByText('Around the main station, the street lamps and pavements are being renewed')).toBeVisible();
  await address.fill('');
  await address.pressSequentially('Hasenwinkeler Straße 1');
  await page.getByRole('option').first().click();
  await expect(page.locator('.fixed-place')).toContainText('Hasenwinkeler Straße');
  await expect(page.getByRole('heading', { name: 'Something is already planned here' })).toBeHidden();
});

test('without JavaScript the number is enough, and a refused form tells what is planned', async ({ visit }) => {
  const plain = await visit({ javaScriptEnabled: false });
  plain.watched.expect(/422/);
  await plain.page.goto('/bochum/melden/streetlight');
  await plain.page.getByLabel(ADDRESS).fill('Laterne 1207');
  await plain.page.getByRole('button', { name: 'Meldung absenden' }).click();
  await expect(plain.page.getByRole('heading', { name: 'Danke. Ihre Meldung ist eingegangen.' })).toBeVisible();

  await plain.page.goto('/bochum/melden/other');
  await plain.page.getByLabel(ADDRESS).fill('Anne-Frank-Straße 3');
  await plain.page.getByRole('button', { name: 'Meldung absenden' }).click();
  await expect(plain.page.getByRole('heading', { name: 'Hier ist schon etwas geplant' })).toBeVisible();
  await expect(plain.page.getByText('Sie können trotzdem melden.')).toBeVisible();
});

test('the link of a QR code brings category and place along, with and without a script, and an unknown one is said', async ({ page, visit, server }) => {
  const link = '/bochum/melden/waste?art=container_site&objekt=container:C-301';
  await page.goto(link);
  await expect(page.locator('.fixed-place')).toContainText('Container C-301');
  await goOn(page);
  await expect(page.getByText('Müll am Container').first()).toBeVisible();

  const plain = await visit({ javaScriptEnabled: false });
  await plain.page.goto(link);
  await expect(plain.page.getByText('Der Ort ist schon eingetragen: Container C-301')).toBeVisible();
  await plain.page.getByRole('button', { name: 'Meldung absenden' }).click();
  await expect(plain.page.getByRole('heading', { name: 'Danke. Ihre Meldung ist eingegangen.' })).toBeVisible();
  const reference = new URL(plain.page.url()).pathname.slice('/m/'.length);
  const container = /^C-301,container,,\w+,([\d.]+),([\d.]+),/m.exec(await readFile('cities/bochum/assets.csv', 'utf8'));
  expect(rowsOf(server, 'select lat, lon from report where reference = ?', reference)).toEqual([{ lat: Number(container?.[1]), lon: Number(container?.[2]) }]);

  await plain.page.goto('/bochum/melden/waste?objekt=container:C-999');
  await expect(plain.page.getByText('Den Ort aus dem Link kennen wir nicht.')).toBeVisible();
});
