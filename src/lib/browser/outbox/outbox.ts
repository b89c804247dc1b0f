import { announced, onOutboxChange } from './changes.ts';
import type { DeliverDeps } from './deliver.ts';
import { askForSync } from '#lib/browser/worker/register.ts';
import { drain, nextDue, type Wish } from './drain.ts';
import { openIdbStore } from './idb-store.ts';
import { keepLastWords } from './last-words.ts';
import { createMemoryStore } from './memory-store.ts';
import { conclude, outcomeOf, settle, type Outcome } from './outcome.ts';
import type { OutboxStore } from './store.ts';

const SOONEST_MILLIS = 1_000;

let opened: Promise<OutboxStore> | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;
let isStarted = false;

/** The outbox of this device; one that ends with the page where the browser keeps nothing. */
export function openOutbox(): Promise<OutboxStore> {
  opened ??= open();
  return opened;
}

async function open(): Promise<OutboxStore> {
  const store = await openIdbStore(() => (opened = undefined));
  if (store) await keepLastWords(store);
  return announced(store ?? createMemoryStore());
}

/**
 * Sends what waits, now and whenever there is reason to hope: the line is back, the page is looked at again, the time has
 * come. Whether the browser believes to be online is no reason: it only knows about its own cable.
 */
export function startOutbox(): void {
  if (isStarted) return;
  isStarted = true;
  addEventListener('online', () => void run({ lineIsBack: true }));
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void run({ lineIsBack: true });
  });
  void run({ lineIsBack: true });
}

/** Sends one report now, and says what became of it as soon as its text was acknowledged; its photos go on by themselves. */
export async function sendNow(id: string): Promise<Outcome> {
  const store = await openOutbox();
  const drained = drain(depsOf(store), { first: id });
  await Promise.race([drained, textArrived(store, id)]);
  const outcome = await outcomeOf(store, id);
  if (outcome.kind === 'sent' && outcome.photosLeft === 0) await conclude(store, outcome.id);
  void drained.then(() => run());
  return outcome;
}

function textArrived(store: OutboxStore, id: string): Promise<void> {
  return new Promise((done) => {
    const look = async () => {
      if ((await outcomeOf(store, id)).kind !== 'sent') return;
      stop();
      done();
    };
    const stop = onOutboxChange(() => void look());
  });
}

async function run(wish: Wish = {}): Promise<void> {
  const store = await openOutbox();
  const deps = depsOf(store);
  await drain(deps, wish);
  await settle(store);
  clearTimeout(timer);
  const next = await nextDue(deps);
  if (next === null) return;
  void askForSync();
  timer = setTimeout(() => void run(), Math.max(SOONEST_MILLIS, next - Date.now()));
}

function depsOf(store: OutboxStore): DeliverDeps {
  return { store, now: Date.now, random: Math.random };
}
