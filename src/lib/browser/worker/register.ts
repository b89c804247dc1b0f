import { Workbox } from 'workbox-window';
import { keepInstallPrompt } from './install.ts';
import { SYNC_TAG } from './sync-tag.ts';

let registered: Promise<ServiceWorkerRegistration | undefined> | undefined;

/**
 * Registers the service worker once per page, and lets it fetch what the flow of this city needs without a line. `start` is
 * the path of the city's start page. A new version waits until all pages are closed: nothing is ever loaded anew by itself.
 */
export function registerWorker(start: string): void {
  if (!('serviceWorker' in navigator) || registered) return;
  keepInstallPrompt();
  const workbox = new Workbox('/service-worker.js', { scope: '/' });
  // In private windows some browsers refuse; everything then works, with a line.
  registered = workbox.register().catch(() => undefined);
  void navigator.serviceWorker.ready.then(({ active }) => {
    const files = performance.getEntriesByType('resource').map(({ name }) => name);
    active?.postMessage({ type: 'WARM', start, files });
  });
}

/** Asks the browser to send what waits even when every page is closed; only some can. */
export async function askForSync(): Promise<void> {
  const registration = (await registered) as (ServiceWorkerRegistration & { sync?: { register(tag: string): Promise<void> } }) | undefined;
  try {
    await registration?.sync?.register(SYNC_TAG);
  } catch {
    // Not allowed, or switched off: the pages send by themselves.
  }
}
