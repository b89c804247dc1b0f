import { keepInstallPrompt } from './install.ts';
import { SYNC_TAG } from './sync-tag.ts';

const PATIENCE_MILLIS = 3_000;

let registered: Promise<ServiceWorkerRegistration | undefined> | undefined;

/**
 * Registers the service worker once per page, and lets it fetch what the flow of this city needs without a line. `start` is
 * the path of the city's start page. A new version waits until all pages are closed: nothing is ever loaded anew by itself.
 */
export function registerWorker(start: string): void {
  if (!('serviceWorker' in navigator) || registered) return;
  keepInstallPrompt();
  registered = afterAWhile().then(register);
  void navigator.serviceWorker.ready.then(({ active }) => {
    const files = performance.getEntriesByType('resource').map(({ name }) => name);
    active?.postMessage({ type: 'WARM', start, files });
  });
}

async function register(): Promise<ServiceWorkerRegistration | undefined> {
  try {
    const { Workbox } = await import('workbox-window');
    return await new Workbox('/service-worker.js', { scope: '/' }).register();
  } catch {
    // In private windows some browsers refuse, and the line may be cut just now; everything then works, with a line.
    return undefined;
  }
}

/** Who came to report goes first: on a slow line each kilobyte for later is one that the form waits for. */
function afterAWhile(): Promise<void> {
  return new Promise((done) => setTimeout(done, PATIENCE_MILLIS));
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
