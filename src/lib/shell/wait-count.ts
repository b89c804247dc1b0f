import { onOutboxChange } from '#lib/browser/outbox/changes.ts';
import { openOutbox, startOutbox } from '#lib/browser/outbox/outbox.ts';
import { registerWorker } from '#lib/browser/worker/register.ts';
import { isStale, isUnderWay } from '#lib/browser/outbox/record.ts';

export type WaitCount = { waiting: number; needHelp: number };

/** Starts the outbox and hears how many reports of a city wait for a line or for a person; answers with the way to stop. */
export function watchOutbox({ cityId, startPath }: { cityId: string; startPath: string }, hear: (count: WaitCount) => void): () => void {
  const count = async () => {
    const own = (await (await openOutbox()).all()).filter((record) => record.cityId === cityId);
    const needHelp = own.filter((record) => record.state === 'needs_help' || isStale(record, Date.now())).length;
    const underWay = own.filter((record) => isUnderWay(record) && !isStale(record, Date.now())).length;
    hear({ waiting: underWay, needHelp });
  };
  registerWorker(startPath);
  startOutbox();
  void count();
  return onOutboxChange(() => void count());
}
