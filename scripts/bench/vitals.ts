import type { Browser, CDPSession, Page } from '@playwright/test';

/** What a person waits for on a page: milliseconds, milliseconds, and the share of the view that moved. */
export type Vitals = { lcpMs: number; inpMs: number; shift: number };
/** A page and the taps that are timed on it. */
export type PageWalk = { name: string; path: string; taps: (page: Page) => Promise<void> };

const PHONE = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 3, isMobile: true, hasTouch: true, locale: 'de-DE' };
/** flow.md: 400 kbit/s, 400 ms there and back, a processor four times slower. */
const LINE = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };
const CPU_DIVISOR = 4;

/** A first visit without any cache on a slow phone and a slow line. */
export async function vitalsOf(browser: Browser, url: string, { path, taps }: PageWalk): Promise<Vitals> {
  const context = await browser.newContext({ ...PHONE, serviceWorkers: 'block' });
  try {
    const page = await context.newPage();
    await slowDown(await context.newCDPSession(page));
    await page.addInitScript(watchVitals);
    await page.goto(`${url}${path}`, { waitUntil: 'networkidle', timeout: 60_000 });
    await taps(page);
    // The browser tells of an interaction after the frame that answered it.
    await page.waitForTimeout(1000);
    return await page.evaluate(() => (window as unknown as { vitals: Vitals }).vitals);
  } finally {
    await context.close();
  }
}

async function slowDown(session: CDPSession): Promise<void> {
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', LINE);
  await session.send('Emulation.setCPUThrottlingRate', { rate: CPU_DIVISOR });
}

/** Runs in the page; the definitions are those of web.dev: the last largest paint, the longest interaction, shifts without input. */
function watchVitals(): void {
  const vitals: Vitals = { lcpMs: 0, inpMs: 0, shift: 0 };
  Object.assign(window, { vitals });
  const observe = (type: string, take: (entry: PerformanceEntry) => void) => {
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true, durationThreshold: 16 } as PerformanceObserverInit);
  };
  observe('largest-contentful-paint', (entry) => (vitals.lcpMs = entry.startTime));
  observe('event', (entry) => {
    if ((entry as PerformanceEventTiming & { interactionId: number }).interactionId > 0) vitals.inpMs = Math.max(vitals.inpMs, entry.duration);
  });
  observe('layout-shift', (entry) => {
    const { hadRecentInput, value } = entry as PerformanceEntry & { hadRecentInput: boolean; value: number };
    if (!hadRecentInput) vitals.shift += value;
  });
}
