import sharp from 'sharp';
import { brightness } from '../../support/brightness.ts';
import { expect, press, test } from '../../support/offline.ts';
import { goOn, standAt } from '../../support/reporting.ts';

test.describe.configure({ mode: 'default' });

const AFTER_A_WAIT = { timeout: 20_000 };
const WHITE = { r: 255, g: 255, b: 255 };

/** A white picture, so that whatever was painted over is easy to tell. */
async function whitePhoto(width: number, height: number): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const buffer = await sharp({ create: { width, height, channels: 3, background: WHITE } })
    .jpeg()
    .toBuffer();
  return { name: 'weiss.jpg', mimeType: 'image/jpeg', buffer };
}

test('boxes drawn by pointer and by keyboard are black in the bytes that leave the phone', async ({ page, line }) => {
  await standAt(page, { lat: 51.4787, lon: 7.2229 });
  await page.goto('/bochum/melden/waste');
  await page.getByLabel('Aus Galerie').setInputFiles(await whitePhoto(800, 600));
  await page.getByRole('button', { name: 'Unkenntlich machen' }).click();
  await expect(page.getByRole('button', { name: 'Übernehmen' })).toBeDisabled();
  const layer = page.locator('.redact-stage svg');
  const area = await layer.boundingBox();
  if (!area) throw new Error('no layer');
  await page.mouse.move(area.x + area.width * 0.1, area.y + area.height * 0.1);
  await page.mouse.down();
  await page.mouse.move(area.x + area.width * 0.3, area.y + area.height * 0.3, { steps: 4 });
  await page.mouse.up();
  await page.getByRole('button', { name: 'Fläche hinzufügen' }).click();
  const second = page.getByRole('img', { name: /^Fläche 2/ });
  await expect(second).toBeFocused();
  for (let times = 0; times < 30; times += 1) await page.keyboard.press('ArrowRight');
  for (let times = 0; times < 30; times += 1) await page.keyboard.press('ArrowDown');
  for (let times = 0; times < 5; times += 1) await page.keyboard.press('Shift+ArrowLeft');
  await page.getByRole('button', { name: 'Übernehmen' }).click();
  await expect(page.getByText('Die Flächen sind jetzt fest im Foto.')).toBeVisible();
  await page.getByRole('button', { name: 'Meinen Standort verwenden' }).click();
  await expect(page.locator('.fixed-place')).toBeVisible();
  await goOn(page);
  await press(page);
  await expect(page.getByRole('heading', { name: 'Danke. Ihre Meldung ist eingegangen.' })).toBeVisible(AFTER_A_WAIT);
  await expect.poll(() => line.photos.length).toBeGreaterThan(0);
  const [sent] = line.photos;
  if (!sent) throw new Error('no photo was sent');
  expect(await sharp(sent).metadata()).toMatchObject({ width: 800, height: 600 });
  const seen = await Promise.all([brightness(sent, 0.2, 0.2), brightness(sent, 0.77, 0.8), brightness(sent, 0.5, 0.5), brightness(sent, 0.88, 0.8)]);
  expect(seen.map((value) => (value < 20 ? 'black' : value > 235 ? 'white' : value))).toEqual(['black', 'black', 'white', 'white']);
});

test('whoever taps covers what is under the finger', async ({ page }) => {
  await page.goto('/bochum/melden/waste');
  await page.getByLabel('Aus Galerie').setInputFiles(await whitePhoto(800, 600));
  await page.getByRole('button', { name: 'Unkenntlich machen' }).click();
  const layer = page.locator('.redact-stage svg');
  const area = await layer.boundingBox();
  if (!area) throw new Error('no layer');
  await layer.click({ position: { x: area.width * 0.3, y: area.height * 0.6 } });
  await layer.click({ position: { x: 1, y: 1 } });
  const boxes = layer.getByRole('img');
  await expect(boxes.nth(0)).toHaveAttribute('x', /^2[12]/);
  await expect(boxes.nth(0)).toHaveAttribute('y', /^5[12]/);
  await expect(boxes.nth(1)).toHaveAttribute('x', '0');
  await expect(boxes.nth(1)).toHaveAttribute('width', '16');
});

test('a flat or an upright stroke is covered along its whole length', async ({ page }) => {
  await page.goto('/bochum/melden/waste');
  await page.getByLabel('Aus Galerie').setInputFiles(await whitePhoto(800, 600));
  await page.getByRole('button', { name: 'Unkenntlich machen' }).click();
  const layer = page.locator('.redact-stage svg');
  const area = await layer.boundingBox();
  if (!area) throw new Error('no layer');
  const stroke = async (from: [number, number], to: [number, number]) => {
    await page.mouse.move(area.x + area.width * from[0], area.y + area.height * from[1]);
    await page.mouse.down();
    await page.mouse.move(area.x + area.width * to[0], area.y + area.height * to[1], { steps: 4 });
    await page.mouse.up();
  };
  const strokes = [
    { from: [0.06, 0.5], to: [0.9, 0.5] },
    { from: [0.5, 0.9], to: [0.5, 0.06] },
    { from: [0.1, 0.99], to: [0.9, 0.99] }
  ] as const;
  for (const { from, to } of strokes) await stroke([...from], [...to]);
  const boxes = layer.getByRole('img');
  for (const [index, { from, to }] of strokes.entries()) {
    const [x = 0, y = 0, w = 0, h = 0] = await boxes.nth(index).evaluate((box) => ['x', 'y', 'width', 'height'].map((name) => Number(box.getAttribute(name))));
    // A rounding of a tenth of a percent, and what the pointer loses to whole pixels.
    for (const point of [from, to]) {
      expect(point[0] * 100, `${index}: left`).toBeGreaterThanOrEqual(x - 0.5);
      expect(point[0] * 100, `${index}: right`).toBeLessThanOrEqual(x + w + 0.5);
      expect(point[1] * 100, `${index}: above`).toBeGreaterThanOrEqual(y - 0.5);
      expect(point[1] * 100, `${index}: below`).toBeLessThanOrEqual(y + h + 0.5);
    }
    expect(Math.min(w, h)).toBe(8);
    expect(Math.max(x + w, y + h)).toBeLessThanOrEqual(100);
  }
});

test('whoever deletes a box keeps the keyboard', async ({ page }) => {
  await page.goto('/bochum/melden/waste');
  await page.getByLabel('Aus Galerie').setInputFiles(await whitePhoto(800, 600));
  await page.getByRole('button', { name: 'Unkenntlich machen' }).click();
  const boxes = page.locator('.redact-stage svg').getByRole('img');
  const add = page.getByRole('button', { name: 'Fläche hinzufügen' });
  for (let times = 0; times < 3; times += 1) await add.click();
  await boxes.nth(1).focus();
  for (const left of [2, 1]) {
    await page.keyboard.press('Delete');
    await expect(boxes).toHaveCount(left);
    await expect(boxes.nth(left - 1)).toBeFocused();
  }
  await page.keyboard.press('Delete');
  await expect(add).toBeFocused();
  await add.press('Enter');
  await page.getByRole('button', { name: 'Letzte löschen' }).press('Enter');
  await expect(add).toBeFocused();
});

test('a photo of 24 megapixels is made small without a canvas of its size', async ({ page }) => {
  test.setTimeout(90_000);
  await page.addInitScript(() => {
    const largest = { pixels: 0 };
    Object.assign(window, { largest });
    const canvas = HTMLCanvasElement.prototype;
    const getContext = Reflect.get(canvas, 'getContext') as (this: HTMLCanvasElement, ...args: unknown[]) => unknown;
    const watching = function (this: HTMLCanvasElement, ...args: unknown[]) {
      largest.pixels = Math.max(largest.pixels, this.width * this.height);
      return getContext.apply(this, args);
    };
    Object.assign(canvas, { getContext: watching });
  });
  await page.goto('/bochum/melden/waste');
  await page.getByLabel('Aus Galerie').setInputFiles(await whitePhoto(5712, 4284));
  await expect(page.getByAltText('Ihr Foto 1').first()).toBeVisible({ timeout: 60_000 });
  const shown = await page
    .getByAltText('Ihr Foto 1')
    .first()
    .evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight]);
  expect(shown).toEqual([1600, 1200]);
  expect(await page.evaluate(() => (window as unknown as { largest: { pixels: number } }).largest.pixels)).toBe(1600 * 1200);
});

test('a photo that a slow phone is still making smaller goes with the report, and leaving the page asks first', async ({ page, line }) => {
  await page.addInitScript(() => {
    const shapes = HTMLCanvasElement.prototype;
    const toBlob = Object.getOwnPropertyDescriptor(shapes, 'toBlob')?.value as HTMLCanvasElement['toBlob'];
    shapes.toBlob = function slowly(...given) {
      setTimeout(() => toBlob.apply(this, given), 3_000);
    };
  });
  await standAt(page, { lat: 51.4787, lon: 7.2229 });
  await page.goto('/bochum/melden/waste');
  await page.getByRole('button', { name: 'Meinen Standort verwenden' }).click();
  await expect(page.locator('.fixed-place')).toBeVisible();
  const choose = async () => page.getByLabel('Aus Galerie').setInputFiles(await whitePhoto(800, 600));
  await choose();
  const asked = page.waitForEvent('dialog');
  await page.close({ runBeforeUnload: true });
  const question = await asked;
  expect(question.type()).toBe('beforeunload');
  await question.dismiss();
  await expect(page.getByAltText('Ihr Foto 1').first()).toBeVisible(AFTER_A_WAIT);
  await goOn(page);
  await page.goBack();
  await choose();
  await goOn(page);
  await press(page);
  await expect(page.getByRole('heading', { name: 'Danke. Ihre Meldung ist eingegangen.' })).toBeVisible(AFTER_A_WAIT);
  await expect.poll(() => line.photos.length, AFTER_A_WAIT).toBe(2);
});

test('a photo that the full device does not take is said by its name, and the report goes without it', async ({ page, line }) => {
  await page.addInitScript(() => {
    const stores = IDBObjectStore.prototype;
    const put = Object.getOwnPropertyDescriptor(stores, 'put')?.value as IDBObjectStore['put'];
    stores.put = function full(...given) {
      if (this.name === 'photos') throw new DOMException('full', 'QuotaExceededError');
      return put.apply(this, given);
    };
  });
  await standAt(page, { lat: 51.4787, lon: 7.2229 });
  await page.goto('/bochum/melden/waste');
  await page.getByLabel('Aus Galerie').setInputFiles(await whitePhoto(800, 600));
  await expect(page.getByText('„weiss.jpg“ ließ sich auf diesem Gerät nicht speichern.')).toBeVisible();
  await page.getByRole('button', { name: 'Meinen Standort verwenden' }).click();
  await expect(page.locator('.fixed-place')).toBeVisible();
  await goOn(page);
  await press(page);
  await expect(page.getByRole('heading', { name: 'Danke. Ihre Meldung ist eingegangen.' })).toBeVisible(AFTER_A_WAIT);
  expect(line.photos).toEqual([]);
});
