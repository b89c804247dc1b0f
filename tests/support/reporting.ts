import { expect, type Page } from '@playwright/test';
import sharp from 'sharp';

/** A point of each Stadtbezirk with the team that must get it. */
export const DISTRICT_POINTS = [
  { district: 'Mitte', team: 'mitte', lat: 51.4787, lon: 7.2229 },
  { district: 'Wattenscheid', team: 'wattenscheid', lat: 51.4813, lon: 7.1345 },
  { district: 'Nord', team: 'nord', lat: 51.518, lon: 7.277 },
  { district: 'Ost', team: 'ost', lat: 51.4735, lon: 7.3136 },
  { district: 'Süd', team: 'sued', lat: 51.4443, lon: 7.2611 },
  { district: 'Südwest', team: 'suedwest', lat: 51.435, lon: 7.165 }
] as const;

/** A real JPEG, drawn for the test; `shade` makes it a picture of its own. */
export async function drawnPhoto(shade = 120): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const buffer = await sharp({ create: { width: 1200, height: 900, channels: 3, background: { r: shade, g: 140, b: 90 } } })
    .composite([{ input: Buffer.from('<svg width="600" height="300"><rect width="600" height="300" fill="#7d4d3d"/></svg>'), left: 200, top: 400 }])
    .jpeg()
    .toBuffer();
  return { name: 'sofa.jpg', mimeType: 'image/jpeg', buffer };
}

/** Puts the device at a point and lets the page use it. */
export async function standAt(page: Page, point: { lat: number; lon: number; accuracy?: number }): Promise<void> {
  await page.context().grantPermissions(['geolocation']);
  await page.context().setGeolocation({ latitude: point.lat, longitude: point.lon, accuracy: point.accuracy ?? 12 });
}

/** From the start page to the second step, with the device's position. */
export async function reachDetails(page: Page, category: string, options: { photo?: Awaited<ReturnType<typeof drawnPhoto>> } = {}): Promise<void> {
  await page.goto('/bochum');
  await page.getByRole('link', { name: category, exact: true }).click();
  if (options.photo) {
    await page.getByLabel('Aus Galerie').setInputFiles(options.photo);
    await expect(page.getByAltText('Ihr Foto 1').first()).toBeVisible();
  }
  await page.getByRole('button', { name: 'Meinen Standort verwenden' }).click();
  await expect(page.locator('.fixed-place')).toBeVisible();
  await goOn(page);
}

/** To the second step, past what was reported there already; `word` is that of the button. */
export async function goOn(page: Page, word = 'Weiter'): Promise<void> {
  const next = page.getByRole('button', { name: word });
  await next.click();
  await expect(page.locator('#schritt-2-titel:focus, #schon-titel:focus')).toBeVisible();
  if ((await page.locator('#schon-titel:focus').count()) > 0) await next.click();
  await expect(page.locator('#schritt-2-titel')).toBeFocused();
}

/** Text, photo, page and key are four answers one after the other; a photo is decoded in a process of its own. */
const SENT_MILLISECONDS = 20_000;

/** Sends and answers with the reference that the confirmation shows. */
export async function send(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Meldung absenden' }).click();
  await expect(page.getByRole('heading', { name: 'Danke. Ihre Meldung ist eingegangen.' })).toBeVisible({ timeout: SENT_MILLISECONDS });
  return (await page.locator('.big-ref').innerText()).trim();
}
