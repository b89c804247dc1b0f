import type { OutboxStore } from './store.ts';

const NAME = 'reviermelder.outbox';
const CHANGED = 'changed';

const here = new EventTarget();
// Older phones have no channel between tabs; a tab then sees what others did when it is opened the next time.
const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(NAME);
channel?.addEventListener('message', () => here.dispatchEvent(new Event(CHANGED)));

/** Hears that something in the outbox changed, in this tab, another one or the worker; answers with the way to stop. */
export function onOutboxChange(listener: () => void): () => void {
  here.addEventListener(CHANGED, listener);
  return () => here.removeEventListener(CHANGED, listener);
}

/** The store, with every change told to all tabs. */
export function announced(store: OutboxStore): OutboxStore {
  const tell = <Args extends unknown[], Result>(work: (...args: Args) => Promise<Result>) => {
    return async (...args: Args): Promise<Result> => {
      const result = await work(...args);
      here.dispatchEvent(new Event(CHANGED));
      channel?.postMessage(CHANGED);
      return result;
    };
  };
  return {
    ...store,
    keep: tell(store.keep),
    update: tell(store.update),
    replace: tell(store.replace),
    remove: tell(store.remove),
    clear: tell(store.clear)
  };
}
