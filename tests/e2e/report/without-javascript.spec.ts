import { expect, test } from '../../support/app.ts';
import { drawnPhoto } from '../../support/reporting.ts';
import { at, sendReport } from '../../support/residents.ts';

test('one plain page is enough to report with photo and address, and to come back with the code', async ({ visit, signedIn }) => {
  const plain = await visit({ javaScriptEnabled: false });
  await plain.page.goto('/bochum');
  await plain.page.getByRole('link', { name: 'Müll und Sperrmüll', exact: true }).click();
  await plain.page.getByLabel('Fotos auswählen, höchstens 3').setInputFiles(await drawnPhoto(60));
  await plain.page.getByLabel('Straße und Hausnummer, oder ein Ort').fill('Agnesstraße 33');
  await plain.page.getByLabel('Matratze', { exact: true }).check();
  await plain.page.getByLabel('Beschreibung, freiwillig').fill('Ohne Skript gemeldet');
  await plain.page.getByRole('button', { name: 'Meldung absenden' }).click();
  await expect(plain.page.getByRole('heading', { name: 'Danke. Ihre Meldung ist eingegangen.' })).toBeVisible();
  const reference = (await plain.page.locator('.big-ref').innerText()).trim();
  const code = (await plain.page.locator('.code').innerText()).trim();
  expect(code).toMatch(/^[\w-]{22}$/);

  const other = await visit({ javaScriptEnabled: false });
  await other.page.goto(`/m/${reference}`);
  await expect(other.page.getByText('Ohne Skript gemeldet')).toHaveCount(0);
  await other.page.getByLabel('Code eingeben').fill(code);
  await other.page.getByRole('button', { name: 'Meldung öffnen' }).click();
  await expect(other.page.getByText('Ohne Skript gemeldet')).toBeVisible();
  await expect(other.page.locator('.code')).toHaveCount(0);

  const desk = await signedIn('mitte');
  await desk.page.goto(`/dienst/meldung/${reference}`);
  await expect(desk.page.getByAltText('Foto 1 zur Meldung Müll und Sperrmüll')).toBeVisible();
});

test('a fourth photo does not get lost in silence, neither with the report nor later', async ({ visit, server, signedIn }) => {
  const { page, watched } = await visit({ javaScriptEnabled: false });
  watched.expect(/422/);
  const four = await Promise.all([5, 65, 125, 185].map((shade) => drawnPhoto(shade)));
  await page.goto('/bochum/melden/waste');
  await page.getByLabel('Fotos auswählen, höchstens 3').setInputFiles(four);
  await page.getByLabel('Straße und Hausnummer, oder ein Ort').fill('Agnesstraße 33');
  await page.getByRole('button', { name: 'Meldung absenden' }).click();
  await expect(page.getByText('Die ersten drei sind angekommen, die übrigen nicht.')).toBeVisible();
  const reference = (await page.locator('.big-ref').innerText()).trim();
  const desk = await signedIn('mitte');
  await desk.page.goto(`/dienst/meldung/${reference}`);
  await expect(desk.page.getByRole('heading', { name: 'Fotos (3)' })).toBeVisible();

  const report = await sendReport(server.url, { location: at(51.4715, 7.2795) });
  await page.goto(`/m/${report.reference}`);
  await page.getByLabel('Code eingeben').fill(report.secret);
  await page.getByRole('button', { name: 'Meldung öffnen' }).click();
  await page.getByLabel('Fotos auswählen, höchstens 3').setInputFiles(four);
  await page.getByRole('button', { name: 'Foto senden' }).click();
  await expect(page.getByText('Es sind höchstens 3 Fotos möglich.')).toBeVisible();
  await expect(page.getByText('Das Foto ist angekommen. Danke.')).toHaveCount(0);
});

test('a house number that the index does not know is no reason to refuse, and the desk reads it', async ({ visit, signedIn }) => {
  const { page } = await visit({ javaScriptEnabled: false });
  await page.goto('/bochum/melden/graffiti');
  await page.getByLabel('Straße und Hausnummer, oder ein Ort').fill('Huestraße 12');
  await page.getByRole('button', { name: 'Meldung absenden' }).click();
  await expect(page.getByRole('heading', { name: 'Danke. Ihre Meldung ist eingegangen.' })).toBeVisible();
  const reference = (await page.locator('.big-ref').innerText()).trim();
  const desk = await signedIn('leitstelle');
  await desk.page.goto(`/dienst/meldung/${reference}`);
  await expect(desk.page.getByText('„Huestraße 12“')).toBeVisible();
});

test('an unknown address comes back with everything typed and a way on', async ({ visit }) => {
  const plain = await visit({ javaScriptEnabled: false });
  plain.watched.expect(/422/);
  await plain.page.goto('/bochum/melden/graffiti');
  await plain.page.getByLabel('Straße und Hausnummer, oder ein Ort').fill('Nirgendsweg 1');
  await plain.page.getByLabel('Beschreibung, freiwillig').fill('Bleibt stehen');
  await plain.page.getByRole('button', { name: 'Meldung absenden' }).click();
  await expect(plain.page.getByText('Diese Adresse kennen wir nicht.').first()).toBeVisible();
  await expect(plain.page.getByLabel('Beschreibung, freiwillig')).toHaveValue('Bleibt stehen');
  await plain.page.getByLabel('Stadtbezirk').selectOption({ label: 'Süd' });
  await plain.page.getByRole('button', { name: 'Meldung absenden' }).click();
  await expect(plain.page.getByRole('heading', { name: 'Danke. Ihre Meldung ist eingegangen.' })).toBeVisible();
});
