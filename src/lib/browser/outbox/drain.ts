import { deliver, type DeliverDeps } from './deliver.ts';
import { isDue, isStale, isUnderWay } from './record.ts';

const LOCK = 'reviermelder.outbox';

export type Wish = {
  /** The record that somebody waits for; it does not wait for its turn. */
  first?: string;
  lineIsBack?: boolean;
};

/** Sends what is due. One tab or worker at a time: the others wait for their turn and then find what is left. */
export async function drain(deps: DeliverDeps, { first, lineIsBack = false }: Wish = {}): Promise<void> {
  await alone(async () => {
    if (first !== undefined && (await deliver(first, deps)) === 'line') return;
    const due = (await deps.store.all()).filter((record) => record.id !== first && isDue(record, deps.now(), lineIsBack));
    for (const { id } of due.sort((one, other) => (one.observedAt ?? 0) - (other.observedAt ?? 0))) {
      if ((await deliver(id, deps)) === 'line') return;
    }
  });
}

/** When the next record is due, or null while none is under way. */
export async function nextDue({ store, now }: Pick<DeliverDeps, 'store' | 'now'>): Promise<number | null> {
  const tries = (await store.all()).filter((record) => isUnderWay(record) && !isStale(record, now())).map(({ nextTry }) => nextTry);
  return tries.length > 0 ? Math.min(...tries) : null;
}

async function alone(work: () => Promise<void>): Promise<void> {
  // Older phones have no locks; repeating is safe there as well, since every request is.
  const locks = (navigator as Partial<Pick<Navigator, 'locks'>>).locks;
  await (locks ? locks.request(LOCK, work) : work());
}
