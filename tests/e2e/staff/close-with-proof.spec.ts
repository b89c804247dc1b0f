import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { expect, test } from '../../support/app.ts';
import { close, openReport, stateOnDesk } from '../../support/report-page.ts';
import { drawnPhoto, reachDetails, send, standAt } from '../../support/reporting.ts';
import { at, sendReport } from '../../support/residents.ts';

const MEADOW = { lat: 51.4431, lon: 7.2655 };

test('a sofa is taken on, its photo blackened and released, closed with a proof photo, and everybody sees both', async ({ page, signedIn, visit }) => {
  test.slow();
  await standAt(page, MEADOW);
  await reachDetails(page, 'Müll und Sperrmüll', { photo: await drawnPhoto(90) });
  await page.getByLabel('Sofa', { exact: true }).check();
  const reference = await send(page);

  const { page: desk } = await signedIn('sued');
  await expect(async () => {
    await openReport(desk, reference);
    await expect(desk.getByAltText('Foto 1 zur Meldung Müll und Sperrmüll')).toBeVisible({ timeout: 500 });
  }).toPass();
  await desk.getByRole('button', { name: 'Annehmen' }).click();
  await expect(stateOnDesk(desk)).toContainText(/In Bearbeitung/);
  await expect(desk.getByRole('status')).toContainText('Gespeichert.');

  await desk.getByRole('link', { name: 'Prüfen und freigeben' }).click();
  await drawBox(desk);
  await desk.getByRole('button', { name: 'Geschwärzte Kopie freigeben' }).click();
  await expect(desk.getByText('öffentlich', { exact: true }).first()).toBeVisible();

  await desk.getByLabel('Foto als Beleg').setInputFiles(await drawnPhoto(20));
  await desk.getByRole('button', { name: 'Beleg hochladen' }).click();
  await expect(desk.getByRole('heading', { name: 'Fotos (2)' })).toBeVisible();
  await desk.getByRole('link', { name: 'Prüfen und freigeben' }).click();
  await desk.getByRole('button', { name: 'Geschwärzte Kopie freigeben' }).click();
  await close(desk, { outcome: 'Erledigt', answer: 'Das Sofa ist abgeholt.' });
  await expect(stateOnDesk(desk)).toContainText(/Erledigt/);

  const { page: neighbour } = await visit();
  await neighbour.goto(`/bochum/meldung/${reference}`);
  await expect(neighbour.getByText('Erledigt am 23. November').first()).toBeVisible();
  await expect(neighbour.getByText('Das Sofa ist abgeholt.')).toBeVisible();
  const before = neighbour.locator('figure', { hasText: 'Vorher' }).getByRole('img');
  await expect(before).toBeVisible();
  await expect(neighbour.locator('figure', { hasText: 'Nachher' }).getByRole('img')).toBeVisible();
  expect(await colourOfMiddle(neighbour, await before.getAttribute('src'))).toEqual({ r: 0, g: 0, b: 0 });

  await neighbour.getByRole('button', { name: 'Vorher und nachher übereinanderlegen' }).press('Enter');
  const line = neighbour.getByRole('slider', { name: 'Grenze zwischen vorher und nachher verschieben' });
  await line.press('ArrowRight');
  await expect(line).toHaveAttribute('aria-valuetext', '55 % vorher');

  await neighbour.goto('/bochum/karte?stand=fixed&zeit=7&bezirk=bochum-sued');
  const card = neighbour.locator(`a[href="/bochum/meldung/${reference}"]`).first();
  await expect(card).toContainText('Erledigt');
  await expect(card.getByRole('img').first()).toBeVisible();
});

test('without a photo and without a finding nothing can be called done', async ({ server, signedIn }) => {
  const { reference } = await sendReport(server.url, { location: at(51.4391, 7.2592) });
  const { page: desk, watched } = await signedIn('sued');
  watched.expect(/422/);
  await openReport(desk, reference);
  await close(desk, { outcome: 'Erledigt', answer: 'Ist weg.' });
  await expect(desk.getByRole('alert')).toHaveText('„Erledigt“ braucht ein Foto als Beleg oder einen Befund.');
  await expect(stateOnDesk(desk)).toContainText(/Eingegangen/);
  await expect(desk.getByLabel('Antwort, freiwillig, wird veröffentlicht')).toHaveValue('Ist weg.');
  await desk.getByLabel('Befund vor Ort').selectOption({ label: 'Abgeholt und entsorgt' });
  await desk.getByRole('button', { name: 'Meldung schließen' }).click();
  await expect(stateOnDesk(desk)).toContainText(/Erledigt/);
});

test('a box is drawn, moved and sized with the keyboard alone', async ({ page, signedIn }) => {
  await standAt(page, { lat: 51.4362, lon: 7.2471 });
  await reachDetails(page, 'Graffiti und Aufkleber', { photo: await drawnPhoto(60) });
  const reference = await send(page);
  const { page: desk } = await signedIn('sued');
  await expect(async () => {
    await openReport(desk, reference);
    await desk.keyboard.press('p');
    await desk.waitForURL(/\/foto\//, { timeout: 500 });
  }).toPass();
  await desk.getByRole('button', { name: 'Fläche hinzufügen' }).press('Enter');
  await desk.keyboard.press('ArrowRight');
  await desk.keyboard.press('Shift+ArrowDown');
  await expect(desk.getByLabel('von links').first()).toHaveValue('41');
  await expect(desk.getByLabel('Höhe').first()).toHaveValue('21');
  await desk.keyboard.press('Delete');
  await expect(desk.getByLabel('von oben').locator('visible=true')).toHaveCount(0);
});

/** Drags a black box over the middle of the photo. */
async function drawBox(page: Page): Promise<void> {
  const stage = page.locator('.redact-stage svg');
  await expect(stage).toBeVisible();
  const area = await stage.boundingBox();
  if (!area) throw new Error('The photo has no area.');
  await page.mouse.move(area.x + area.width * 0.35, area.y + area.height * 0.35);
  await page.mouse.down();
  await page.mouse.move(area.x + area.width * 0.65, area.y + area.height * 0.65, { steps: 4 });
  await page.mouse.up();
  await expect(page.getByLabel('Breite').first()).toHaveValue(/^(29|30)/);
}

async function colourOfMiddle(page: Page, src: string | null): Promise<{ r: number; g: number; b: number }> {
  const image = sharp(await (await page.request.get(src ?? '')).body());
  const { width, height } = await image.metadata();
  const [r = -1, g = -1, b = -1] = await image
    .extract({ left: Math.floor(width / 2), top: Math.floor(height / 2), width: 1, height: 1 })
    .removeAlpha()
    .raw()
    .toBuffer();
  return { r, g, b };
}
