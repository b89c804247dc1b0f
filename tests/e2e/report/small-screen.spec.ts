import { expect, test } from '../../support/app.ts';
import { drawnPhoto, reachDetails, send, standAt } from '../../support/reporting.ts';

test.use({ viewport: { width: 360, height: 740 } });

const HERNE = { lat: 51.533, lon: 7.219 };
const BISMARCKTURM = { lat: 51.4951, lon: 7.2243 };

test('the answer to a position outside the city is on the screen', async ({ page }) => {
  await standAt(page, HERNE);
  await page.goto('/bochum/melden/waste');
  const button = page.getByRole('button', { name: 'Meinen Standort verwenden' });
  await button.click();
  await expect(page.getByText('Dieser Ort liegt nicht in Bochum, sondern in Herne.')).toBeInViewport({ ratio: 1 });
  await expect(button).toBeFocused();
});

test('a place that was found is drawn, and its words are on the screen', async ({ page }) => {
  await standAt(page, { ...BISMARCKTURM, accuracy: 30 });
  await page.goto('/bochum/melden/waste');
  await page.getByRole('button', { name: 'Meinen Standort verwenden' }).click();
  await expect(page.getByRole('img', { name: /^Karte: / })).toBeVisible();
  // Thirty metres at 1.5 m per pixel.
  await expect(page.locator('.minimap circle.accuracy')).toHaveAttribute('r', '20');
  await expect(page.locator('.fixed-place')).toBeInViewport({ ratio: 1 });
});

test('what was reported already is seen before the next step, without a tap more where it was seen', async ({ page, visit }) => {
  await standAt(page, BISMARCKTURM);
  await reachDetails(page, 'Schrottfahrzeug');
  await send(page);
  const other = await visit({ viewport: { width: 360, height: 740 } });
  await standAt(other.page, BISMARCKTURM);
  await other.page.goto('/bochum/melden/vehicle');
  await other.page.getByRole('button', { name: 'Meinen Standort verwenden' }).click();
  const heading = other.page.getByRole('heading', { name: 'Schon gemeldet?' });
  await expect(heading).toBeAttached();
  // A click of the test tool may scroll, and what was scrolled past was seen.
  await other.page.getByRole('button', { name: 'Weiter' }).dispatchEvent('click');
  await expect(heading).toBeInViewport();
  await expect(heading).toBeFocused();
  await other.page.getByRole('button', { name: 'Weiter' }).click();
  await expect(other.page.getByRole('heading', { name: 'Details' })).toBeFocused();
});

test('the back button closes the map sheet and not the form', async ({ page }) => {
  await page.goto('/bochum');
  await page.getByRole('link', { name: 'Graffiti und Aufkleber', exact: true }).click();
  const open = page.getByRole('button', { name: 'Auf der Karte zeigen' });
  await open.click();
  await expect(page.getByRole('button', { name: 'Diesen Ort übernehmen' })).toBeEnabled();
  await page.goBack();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page).toHaveURL(/\/bochum\/melden\/graffiti$/);
  await expect(open).toBeFocused();
  await open.click();
  await page.getByRole('button', { name: 'Diesen Ort übernehmen' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.locator('.fixed-place')).toBeVisible();
});

test('whoever goes back after sending finds an empty form that says what is missing', async ({ page }) => {
  await standAt(page, BISMARCKTURM);
  await reachDetails(page, 'Graffiti und Aufkleber');
  await send(page);
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'Foto und Ort' })).toBeVisible();
  await page.getByRole('button', { name: 'Weiter' }).click();
  await expect(page.getByText('Bitte geben Sie einen Ort an. Sie können ihn auch beschreiben.')).toBeVisible();
});

test('a file that is no picture is named and takes no place', async ({ page }) => {
  await page.goto('/bochum/melden/waste');
  const gallery = page.getByLabel('Aus Galerie');
  await gallery.setInputFiles({ name: 'urlaub.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<html>kein Bild</html>') });
  await expect(page.getByText('„urlaub.jpg“ ist kein lesbares Bild. Bitte wählen Sie ein anderes Foto.')).toBeVisible();
  await expect(page.getByAltText('Ihr Foto 1')).toHaveCount(0);
  await gallery.setInputFiles(await drawnPhoto(201));
  await expect(page.getByAltText('Ihr Foto 1').first()).toBeVisible();
});
