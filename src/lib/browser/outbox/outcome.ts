import { myReports, rememberReport } from '#lib/browser/my-reports.ts';
import type { OutboxPhoto, OutboxRecord } from './record.ts';
import type { OutboxStore } from './store.ts';

export type Outcome =
  | { kind: 'sent'; id: string; reference: string; secret: string; photosLeft: number; photosRefused: boolean; renewed: boolean; newsRefused: string }
  | { kind: 'needs_help'; problems: OutboxRecord['problems'] }
  | { kind: 'waiting' };

/** What became of a report: it is sent once its text was acknowledged, photos follow. Looked up under its own id or the one that replaced it. */
export async function outcomeOf(store: OutboxStore, id: string): Promise<Outcome> {
  const record = (await store.get(id)) ?? (await store.all()).find(({ replaces }) => replaces === id);
  if (!record) return settledElsewhere(id);
  const { reference, secret, state, problems, photos, newsRefused } = record;
  if (reference !== null) {
    const count = (wanted: OutboxPhoto['state']) => photos.filter((photo) => photo.state === wanted).length;
    return {
      kind: 'sent',
      id: record.id,
      reference,
      secret,
      photosLeft: count('ready'),
      photosRefused: count('refused') > 0,
      renewed: record.replaces !== null,
      newsRefused
    };
  }
  return state === 'needs_help' ? { kind: 'needs_help', problems } : { kind: 'waiting' };
}

/** Moves what was sent to the list of sent reports. */
export async function settle(store: OutboxStore): Promise<void> {
  for (const { id, state } of await store.all()) if (state === 'sent') await conclude(store, id);
}

/** Ends a record whose text was acknowledged; it stays where the browser cannot remember its number elsewhere. */
export async function conclude(store: OutboxStore, id: string): Promise<void> {
  const record = await store.get(id);
  if (!record || record.reference === null) return;
  const { replaces, cityId, reference, category, categoryWord, secret, newsRefused } = record;
  if (rememberReport({ id, replaces, cityId, reference, category, categoryWord, sentAt: Date.now(), secret, newsRefused })) await store.remove(id);
}

/** Another tab has sent it and put it into the list already. */
function settledElsewhere(id: string): Outcome {
  const mine = myReports().find((report) => report.id === id || report.replaces === id);
  if (!mine) return { kind: 'waiting' };
  return {
    kind: 'sent',
    id,
    reference: mine.reference,
    secret: mine.secret,
    photosLeft: 0,
    photosRefused: false,
    renewed: mine.replaces === id,
    newsRefused: mine.newsRefused ?? ''
  };
}
