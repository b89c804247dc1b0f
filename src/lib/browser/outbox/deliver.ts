import { shrinkFurther } from '#lib/browser/photo/shrink-further.ts';
import { makeId, makeSecret } from '#lib/browser/send/secret.ts';
import { sendPhoto, sendReport, type ReportBody } from '#lib/browser/send/send-report.ts';
import { isUnderWay, type OutboxPhoto, type OutboxRecord } from './record.ts';
import { retryDelay } from './retry.ts';
import type { OutboxStore } from './store.ts';

export type DeliverDeps = { store: OutboxStore; now: () => number; random: () => number };

/** `line`: nobody answered, so that trying the next record is useless now. */
export type Delivered = 'done' | 'later' | 'line';

/** What is sent at once was seen at that moment; the server's own clock is then the better one. */
const AT_ONCE_MILLIS = 60_000;
const SHRINK_LIMIT = 2;

type Unreached = { answered: boolean; retryAfterSeconds: number | null };

/** Sends one record as far as it goes: text first, then photo by photo, and notes every acknowledgement before the next step. */
export async function deliver(id: string, deps: DeliverDeps): Promise<Delivered> {
  const claimed = await deps.store.update(id, (record) => (isUnderWay(record) ? { ...record, state: 'sending' } : null));
  if (!claimed) return 'done';
  if (claimed.reference !== null) return await deliverPhotos(claimed, deps);
  const sent = await sendReport(claimed, bodyOf(claimed, deps.now()));
  if (sent.ok) {
    const known = await deps.store.update(id, (record) => ({
      ...record,
      reference: sent.reference,
      newsRefused: sent.newsRefused,
      mail: '',
      attempts: 0,
      problems: []
    }));
    return known ? await deliverPhotos(known, deps) : 'done';
  }
  if (sent.kind === 'unreached') return await later(id, sent, deps);
  if (sent.problems.some(({ reason }) => reason === 'used-for-other')) return await deliver(await renew(claimed, deps), deps);
  const problems = sent.problems.map(({ field, message }) => ({ field, message }));
  await deps.store.update(id, (record) => ({ ...record, state: 'needs_help', problems }));
  return 'done';
}

async function deliverPhotos(record: OutboxRecord, deps: DeliverDeps): Promise<Delivered> {
  for (const photo of record.photos) {
    if (photo.state !== 'ready') continue;
    const unreached = await deliverPhoto(record, photo, deps);
    if (unreached) return await later(record.id, unreached, deps);
  }
  await deps.store.update(record.id, (latest) => ({ ...latest, ...conclusion(latest) }));
  return 'done';
}

/** Sends one photo; answers with what kept it from being acknowledged or refused. */
async function deliverPhoto(record: OutboxRecord, photo: OutboxPhoto, { store }: DeliverDeps): Promise<Unreached | null> {
  const note = async (change: Partial<OutboxPhoto>): Promise<null> => {
    const changed = (entry: OutboxPhoto) => (entry.id === photo.id ? { ...entry, ...change } : entry);
    await store.update(record.id, (latest) => ({ ...latest, photos: latest.photos.map(changed) }));
    return null;
  };
  for (let shrunk = photo.shrunk; ; shrunk += 1) {
    const stored = await store.photo(photo.id);
    if (!stored) return await note({ state: 'refused' });
    const sent = await sendPhoto({ ...record, photoId: photo.id }, stored.blob);
    if (sent.ok) {
      await note({ state: 'sent' });
      await store.removePhoto(photo.id);
      return null;
    }
    if (sent.kind === 'unreached') return sent;
    const smaller = sent.kind === 'too-large' && shrunk < SHRINK_LIMIT ? await shrinkFurther(stored.blob, shrunk) : null;
    if (!smaller) return await note({ state: 'refused', message: sent.message });
    await store.putPhoto({ ...stored, blob: smaller });
    await note({ shrunk: shrunk + 1 });
  }
}

function conclusion({ photos }: OutboxRecord): Pick<OutboxRecord, 'state' | 'problems'> {
  const refused = photos.filter(({ state }) => state === 'refused');
  return { state: refused.length > 0 ? 'needs_help' : 'sent', problems: refused.map(({ message }) => ({ field: 'photos', message: message ?? '' })) };
}

async function later(id: string, { answered, retryAfterSeconds }: Unreached, { store, now, random }: DeliverDeps): Promise<Delivered> {
  await store.update(id, (record) => {
    const attempts = record.attempts + 1;
    const nextTry = now() + retryDelay(attempts, random(), retryAfterSeconds);
    return { ...record, state: 'waiting', attempts, nextTry, blockedBy: answered ? 'server' : 'line' };
  });
  return answered ? 'later' : 'line';
}

/** An earlier try arrived after all and was changed since: what is written now becomes a report of its own. */
async function renew(record: OutboxRecord, { store }: DeliverDeps): Promise<string> {
  const id = makeId();
  await store.replace(record.id, { ...record, id, secret: makeSecret(), replaces: record.id, state: 'waiting', attempts: 0 });
  return id;
}

function bodyOf(record: OutboxRecord, now: number): ReportBody {
  const { category, subKind, answers, phrases, text, mail, language, place, photos, joins, again, observedAt } = record;
  return {
    category,
    subKind,
    answers,
    phrases,
    text: text.trim() || null,
    language,
    location: place?.location ?? { kind: 'described', text: '', districtId: null },
    photosExpected: photos.length,
    observedAt: observedAt !== null && now - observedAt > AT_ONCE_MILLIS ? observedAt : null,
    joins,
    again,
    ...(mail.trim() && { mail: mail.trim() })
  };
}
