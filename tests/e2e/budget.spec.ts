import type { CDPSession, Page, Request } from '@playwright/test';
import sharp from 'sharp';
import { expect, test } from '../support/app.ts';
import { reachDetails, standAt } from '../support/reporting.ts';

const KILOBYTE = 1000;
const PAGE_BYTES = 100 * KILOBYTE;
const REPEAT_BYTES = 25 * KILOBYTE;
const FONT_BYTES = 33 * KILOBYTE;
const REPORT_BYTES = 2 * KILOBYTE;
const PHOTO_BYTES = 400 * KILOBYTE;
/** Share of the view, as web.dev counts it (cumulative layout shift). */
const MOST_SHIFT = 0.05;
/** 400 kbit/s and 400 ms there and back (flow.md). */
const SLOW_LINE = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };
const CODE = ['Document', 'Stylesheet', 'Script', 'Fetch', 'XHR'];
const PHONE = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 3, isMobile: true, hasTouch: true };

type Transfer = { url: string; type: string; bytes: number };

for (const path of ['/bochum', '/bochum/melden/waste']) {
  test(`the cold start of ${path} on a phone costs at most 100 KB`, async ({ visit }) => {
    const { page } = await visit(PHONE);
    const transfers = await transfersOf(page, async () => {
      await page.goto(path, { waitUntil: 'networkidle' });
    });
    const sum = (types: readonly string[]) => transfers.filter(({ type }) => types.includes(type)).reduce((bytes, transfer) => bytes + transfer.bytes, 0);
    const fonts = transfers.filter(({ type }) => type === 'Font');
    const rest = transfers.filter(({ type }) => !CODE.includes(type) && type !== 'Font');
    console.log(`${path}: HTML ${sum(['Document'])}, CSS ${sum(['Stylesheet'])}, JS ${sum(['Script'])}, data ${sum(['Fetch', 'XHR'])} = ${sum(CODE)} bytes`);
    console.log(
      `  fonts: ${fonts.map(({ bytes }) => bytes).join(' + ') || 'none'}; else: ${rest.map(({ url, bytes }) => `${new URL(url).pathname} ${bytes}`).join(', ') || 'nothing'}`
    );
    // Each kind was really seen, or the sum would say nothing.
    for (const type of ['Document', 'Stylesheet', 'Script']) expect(sum([type]), type).toBeGreaterThan(KILOBYTE);
    expect(sum(CODE)).toBeLessThanOrEqual(PAGE_BYTES);
    expect(fonts.length).toBeLessThanOrEqual(2);
    for (const { url, bytes } of fonts) expect(bytes, url).toBeLessThanOrEqual(FONT_BYTES);
    const { origin } = new URL(page.url());
    expect(transfers.filter(({ url }) => /^https?:/.test(url) && new URL(url).origin !== origin)).toEqual([]);
  });
}

test('a second visit costs at most 25 KB, and one without a line nothing at all', async ({ visit }) => {
  test.setTimeout(90_000);
  const { page, context } = await visit(PHONE);
  await page.goto('/bochum');
  const isFetched = () => page.evaluate(async () => (await (await caches.open('pages')).keys()).some(({ url }) => url.includes('warm=')));
  await expect.poll(isFetched, { timeout: 60_000 }).toBe(true);
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe('activated');
  for (const path of ['/bochum', '/bochum/melden/waste']) {
    const bytes = await bytesOfWorkerAndPage(page, () => page.goto(path, { waitUntil: 'networkidle' }));
    console.log(`${path} again: ${bytes} bytes`);
    expect(bytes).toBeGreaterThan(KILOBYTE);
    expect(bytes).toBeLessThanOrEqual(REPEAT_BYTES);
  }
  await context.setOffline(true);
  expect(await bytesOfWorkerAndPage(page, () => page.goto('/bochum', { waitUntil: 'load' }))).toBe(0);
  await expect(page.getByRole('link', { name: 'Graffiti und Aufkleber', exact: true })).toBeVisible();
});

test('a report costs at most 2 KB and a photo of 12 megapixels at most 400 KB', async ({ visit }) => {
  test.setTimeout(90_000);
  const { page } = await visit(PHONE);
  await standAt(page, { lat: 51.4787, lon: 7.2229 });
  const photo = { name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: await busyPhoto() };
  expect(photo.buffer.byteLength).toBeGreaterThan(3 * PHOTO_BYTES);
  await reachDetails(page, 'Müll und Sperrmüll', { photo });
  for (const word of ['Sofa', 'Matratze', 'auf dem Gehweg', 'seit Tagen']) await page.getByLabel(word, { exact: true }).check();
  await page
    .getByLabel(/Beschreibung/)
    .fill('Seit mehreren Tagen liegen hier ein Sofa und zwei Matratzen quer auf dem Gehweg. Mit dem Kinderwagen kommt man nur über die Straße vorbei.');
  const [report, upload] = await Promise.all([
    page.waitForRequest((sent) => sent.method() === 'PUT' && /\/reports\/[^/]+$/.test(sent.url())),
    page.waitForRequest((sent) => sent.method() === 'PUT' && sent.url().includes('/photos/')),
    page.getByRole('button', { name: 'Meldung absenden' }).click()
  ]);
  const reportBytes = report.postDataBuffer()?.byteLength ?? 0;
  const photoBytes = Number((await upload.allHeaders())['content-length']);
  console.log(`report ${reportBytes} bytes; photo of ${photo.buffer.byteLength} bytes sent as ${photoBytes} bytes`);
  expect(reportBytes).toBeGreaterThan(300);
  expect(reportBytes).toBeLessThanOrEqual(REPORT_BYTES);
  expect(photoBytes).toBeGreaterThan(20 * KILOBYTE);
  expect(photoBytes).toBeLessThanOrEqual(PHOTO_BYTES);
  await expect(page.getByRole('heading', { name: 'Danke. Ihre Meldung ist eingegangen.' })).toBeVisible();
});

for (const path of ['/bochum', '/bochum/melden/waste', '/bochum/karte', '/bochum/karte?ansicht=karte', '/ar/bochum', '/dienst/anmelden']) {
  test(`nothing on ${path} moves while it arrives over a slow line`, async ({ visit }) => {
    const { page, context } = await visit({ ...PHONE, serviceWorkers: 'block' });
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', SLOW_LINE);
    await page.addInitScript(() => {
      const moved = { share: 0 };
      Object.assign(window, { moved });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as (PerformanceEntry & { hadRecentInput: boolean; value: number })[])
          if (!entry.hadRecentInput) moved.share += entry.value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(path, { waitUntil: 'networkidle' });
    await page.evaluate(() => document.fonts.ready);
    const share = await page.evaluate(() => (window as unknown as { moved: { share: number } }).moved.share);
    console.log(`${path}: layout shift ${share.toFixed(4)}`);
    expect(share).toBeLessThanOrEqual(MOST_SHIFT);
  });
}

/** What crosses the line while `work` runs, headers included, as the browser counts it. */
async function transfersOf(page: Page, work: () => Promise<void>): Promise<Transfer[]> {
  const session: CDPSession = await page.context().newCDPSession(page);
  const known = new Map<string, Transfer>();
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  session.on('Network.responseReceived', ({ requestId, response, type }) => known.set(requestId, { url: response.url, type, bytes: 0 }));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const transfer = known.get(requestId);
    if (transfer) transfer.bytes = encodedDataLength;
  });
  await work();
  await session.detach();
  return [...known.values()].filter(({ url }) => !url.startsWith('data:'));
}

/** What crosses the line for the page and for its service worker, whose own requests the page does not see. */
async function bytesOfWorkerAndPage(page: Page, work: () => Promise<unknown>): Promise<number> {
  const origin = new URL(page.url()).origin;
  const sizes: Promise<number>[] = [];
  const note = (request: Request) => {
    // An answer by the worker comes from the device; what the worker itself fetched is a request of its own.
    if (!request.url().startsWith(origin)) return;
    sizes.push(sizeOf(request));
  };
  page.context().on('requestfinished', note);
  await work();
  page.context().off('requestfinished', note);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

async function sizeOf(request: Request): Promise<number> {
  const response = await request.response();
  if (!response || response.fromServiceWorker()) return 0;
  const { responseBodySize, responseHeadersSize } = await request.sizes();
  return responseBodySize + responseHeadersSize;
}

/** Twelve megapixels with edges and grain everywhere, which compress about as badly as leaves and gravel. */
async function busyPhoto(): Promise<Buffer> {
  const grain = await sharp({ create: { width: 4000, height: 3000, channels: 3, background: '#777', noise: { type: 'gaussian', mean: 128, sigma: 28 } } })
    .png({ compressionLevel: 1 })
    .toBuffer();
  const blocks = Array.from(
    { length: 400 },
    (_, index) =>
      `<rect x="${(index * 397) % 4000}" y="${(index * 241) % 3000}" width="${40 + (index % 7) * 30}" height="${30 + (index % 5) * 40}" fill="hsl(${index * 17} 45% ${30 + (index % 4) * 12}%)" fill-opacity=".6"/>`
  );
  return sharp(grain)
    .composite([{ input: Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="4000" height="3000">${blocks.join('')}</svg>`) }])
    .jpeg({ quality: 90 })
    .toBuffer();
}
