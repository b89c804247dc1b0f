import { announced } from '#lib/browser/outbox/changes.ts';
import { drain } from '#lib/browser/outbox/drain.ts';
import { openIdbStore } from '#lib/browser/outbox/idb-store.ts';
import { isUnderWay } from '#lib/browser/outbox/record.ts';
import { SYNC_TAG } from '#lib/browser/worker/sync-tag.ts';
import { worker } from './scope.ts';

/** Where the browser offers it, what waits is sent although every page is closed. The pages do the same by themselves. */
export function sendInBackground(): void {
  worker.addEventListener('sync', (event) => {
    if (event.tag === SYNC_TAG) event.waitUntil(send());
  });
}

async function send(): Promise<void> {
  const store = await openIdbStore(() => {});
  if (!store) return;
  const deps = { store: announced(store), now: Date.now, random: Math.random };
  await drain(deps, { lineIsBack: true });
  const isLeft = (await store.all()).some(isUnderWay);
  // A rejected event is one that the browser tries again later.
  if (isLeft) throw new Error('outbox: reports are left');
}
