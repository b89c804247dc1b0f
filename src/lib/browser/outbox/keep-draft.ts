import { isEmpty, type OutboxRecord } from './record.ts';
import type { OutboxStore } from './store.ts';

/** Keeps a draft, or removes it when nothing is left in it; false if it is none any more, because another tab has sent it. */
export async function keepDraft(store: OutboxStore, record: OutboxRecord): Promise<boolean> {
  if (!isEmpty(record)) return store.keep(record);
  if ((await store.get(record.id))?.state === 'draft') await store.remove(record.id);
  return true;
}
