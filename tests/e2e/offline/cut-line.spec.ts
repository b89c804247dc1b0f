import { expect, outboxOf, photosOfReports, press, test, write } from '../../support/offline.ts';
import { goOn } from '../../support/reporting.ts';

test.describe.configure({ mode: 'default' });

const SAVED = 'Ihre Meldung ist auf diesem Gerät gespeichert.';
const ARRIVED = 'Jetzt ist sie angekommen.';
const THANKS = 'Danke. Ihre Meldung ist eingegangen.';
/** The first wait is about 5 s. */
const AFTER_A_WAIT = { timeout: 15_000 };

test('cut before the text: the report waits on the device and goes by itself', async ({ page, line, server }) => {
  let isCut = true;
  line.decide(() => (isCut ? 'cut-before' : 'through'));
  await write(page, 'Vor dem Text gekappt', { photos: 2 });
  await press(page);
  await expect(page.getByRole('heading', { name: SAVED })).toBeFocused();
  await expect(page.getByRole('link', { name: '1 Meldung wartet auf Netz' })).toBeVisible();
  expect(photosOfReports(server, 'Vor dem Text gekappt')).toEqual([]);
  isCut = false;
  await expect(page.getByText(ARRIVED)).toBeVisible(AFTER_A_WAIT);
  await expect.poll(() => photosOfReports(server, 'Vor dem Text gekappt')).toEqual([2]);
  await expect.poll(() => outboxOf(page)).toEqual([]);
});

test('cut between the server taking the text and its answer: one report, not two', async ({ page, line, server }) => {
  let texts = 0;
  line.decide(({ isPhoto }) => (!isPhoto && (texts += 1) === 1 ? 'cut-after' : 'through'));
  await write(page, 'Antwort verloren', { photos: 1 });
  await press(page);
  await expect(page.getByText(ARRIVED)).toBeVisible(AFTER_A_WAIT);
  expect(texts).toBe(2);
  await expect.poll(() => photosOfReports(server, 'Antwort verloren')).toEqual([1]);
});

test('cut during the second photo: only what is missing is sent again', async ({ page, line, server }) => {
  let photos = 0;
  line.decide(({ isPhoto }) => (isPhoto && (photos += 1) === 2 ? 'cut-before' : 'through'));
  await write(page, 'Im zweiten Foto gekappt', { photos: 3 });
  await press(page);
  // The text was acknowledged; the photos are said to follow, and then to be there.
  await expect(page.getByRole('heading', { name: THANKS })).toBeVisible();
  await expect(page.getByText('1 von 3 Fotos sind da. Die anderen folgen von selbst')).toBeVisible();
  await expect(page.getByText('Alle Fotos sind angekommen.')).toBeVisible(AFTER_A_WAIT);
  await expect(page.getByRole('img', { name: 'Ihr Foto 3' })).toBeVisible();
  expect([line.arrived.filter((path) => !path.includes('/photos/')).length, photos]).toEqual([1, 4]);
  await expect.poll(() => photosOfReports(server, 'Im zweiten Foto gekappt')).toEqual([3]);
});

test('cut between a photo and its receipt: the photo is there once', async ({ page, line, server }) => {
  let photos = 0;
  line.decide(({ isPhoto }) => (isPhoto && (photos += 1) === 1 ? 'cut-after' : 'through'));
  await write(page, 'Fotoquittung verloren', { photos: 2 });
  await press(page);
  await expect(page.getByText('Alle Fotos sind angekommen.')).toBeVisible(AFTER_A_WAIT);
  await expect.poll(() => photosOfReports(server, 'Fotoquittung verloren')).toEqual([2]);
});

test('the thanks do not wait for the photos, and the page asks nobody for a code that it has', async ({ page, line, server }) => {
  let isHeld = true;
  line.decide(({ isPhoto }) => (isPhoto && isHeld ? { status: 503, headers: { 'retry-after': '1' } } : 'through'));
  await write(page, 'Danke vor den Fotos', { photos: 2 });
  let asked = false;
  await page.exposeFunction('codeWasAsked', () => (asked = true));
  await page.evaluate(() => {
    const look = () => {
      if (document.querySelector('form[action$="/schluessel"]')?.checkVisibility()) (globalThis as unknown as { codeWasAsked: () => void }).codeWasAsked();
    };
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
  });
  await press(page);
  await expect(page.getByRole('heading', { name: THANKS })).toBeVisible();
  expect(photosOfReports(server, 'Danke vor den Fotos')).toEqual([0]);
  expect(asked).toBe(false);
  isHeld = false;
  await expect(page.getByText('Alle Fotos sind angekommen.')).toBeVisible(AFTER_A_WAIT);
  await expect.poll(() => photosOfReports(server, 'Danke vor den Fotos')).toEqual([2]);
});

test('two tabs with the same draft, both pressing send: one report', async ({ page, context, line, server }) => {
  let isCut = true;
  line.decide(() => (isCut ? 'cut-before' : 'through'));
  await write(page, 'Zwei Fenster', { photos: 1 });
  const other = await context.newPage();
  await other.goto('/bochum/melden/waste');
  await expect(other.getByAltText('Ihr Foto 1').first()).toBeVisible();
  await goOn(other);
  await expect(other.getByLabel('Beschreibung, freiwillig')).toHaveValue('Zwei Fenster');
  isCut = false;
  await Promise.all([press(page), press(other)]);
  await expect(page.getByRole('heading', { name: THANKS })).toBeVisible(AFTER_A_WAIT);
  await expect(other.getByRole('heading', { name: THANKS })).toBeVisible(AFTER_A_WAIT);
  await expect.poll(() => photosOfReports(server, 'Zwei Fenster')).toEqual([1]);
});

test('the page is closed while the report waits: the next visit sends it', async ({ page, context, line, server }) => {
  let isCut = true;
  line.decide(() => (isCut ? 'cut-before' : 'through'));
  await write(page, 'Seite geschlossen', { photos: 1 });
  await press(page);
  await expect(page.getByRole('heading', { name: SAVED })).toBeVisible();
  await page.close();
  isCut = false;
  const next = await context.newPage();
  await next.goto('/bochum/ausgang');
  await expect(next.getByRole('heading', { name: 'Gesendet' })).toBeVisible(AFTER_A_WAIT);
  await expect(next.getByText('Eingegangen')).toBeVisible();
  await expect.poll(() => photosOfReports(server, 'Seite geschlossen')).toEqual([1]);
});
