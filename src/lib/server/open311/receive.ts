import { MOST_PHOTOS } from '#lib/domain/report/most-photos.ts';
import type { Report } from '#lib/domain/report/report.ts';
import type { SubmissionProblem } from '../reports/verbs.ts';
import { addNote } from './add-note.ts';
import { derivedId, derivedSecret } from './derived-id.ts';
import type { Open311Deps } from './deps.ts';
import type { Open311Verbs, OpenKey, Received, SenderId, SentRequest } from './verbs.ts';

const SECRET_BYTES = 16;

type Kept = { ok: true; report: Report; created: boolean };

/**
 * Takes a report of another system in, through the same verb as every other: same checks, same triage, same rules about what
 * is public. The report is durable before its photos are looked at, so that a bad photo loses none.
 */
export function createReceive(deps: Open311Deps): Open311Verbs['report'] {
  return async (opened, sent) => {
    const { key } = opened;
    if (key.categories !== null && !key.categories.includes(sent.category)) return { ok: false, reason: 'category' };
    const ids = idsOf(deps, opened, sent.senderId);
    const submitted = await deps.reports.submit({
      cityId: key.cityId,
      ...ids,
      category: sent.category,
      subKind: sent.subKind,
      answers: sent.answers,
      phrases: sent.phrases,
      text: sent.text,
      language: 'de',
      location: sent.location,
      photosExpected: Math.min(sent.photos.length, MOST_PHOTOS),
      observedAt: null,
      channel: 'open311',
      joins: null
    });
    const kept = submitted.ok ? submitted : await sentBefore(deps, { cityId: key.cityId, id: ids.id, senderId: sent.senderId }, submitted.problems);
    return kept.ok ? finish(deps, opened, { sent, kept, secret: ids.secret }) : kept;
  };
}

/** A sender's id makes the same report of every try; the secret is made with the key, which nobody else has. */
function idsOf({ newId, randomBytes }: Open311Deps, { key, secret }: OpenKey, senderId: SenderId | null): { id: string; secret: string } {
  if (senderId === null) return { id: newId(), secret: Buffer.from(randomBytes(SECRET_BYTES)).toString('base64url') };
  return { id: derivedId(key.id, senderId.kind, senderId.id), secret: derivedSecret(secret, senderId.kind, senderId.id) };
}

/** Who sends the same report anew with other words is told where it is; who uses one key for two tries made a mistake. */
async function sentBefore(
  { reportStore }: Open311Deps,
  { cityId, id, senderId }: { cityId: string; id: string; senderId: SenderId | null },
  problems: SubmissionProblem[]
): Promise<Kept | Extract<Received, { ok: false }>> {
  const isOther = senderId !== null && problems.some(({ field, reason }) => field === 'id' && reason === 'used-for-other');
  if (!isOther) return { ok: false, reason: 'problems', problems };
  const report = senderId.kind === 'report' ? await reportStore.byId(cityId, id) : null;
  return report ? { ok: true, report, created: false } : { ok: false, reason: 'other-content' };
}

async function finish(deps: Open311Deps, { key }: OpenKey, { sent, kept, secret }: { sent: SentRequest; kept: Kept; secret: string }): Promise<Received> {
  const { report, created } = kept;
  const { cityId, id: reportId, reference } = report;
  await deps.store.received({ cityId, reportId, keyId: key.id, at: deps.now() });
  if (sent.note !== null) await addNote(deps, report, { id: derivedId(reportId, 'open311-note'), body: sent.note });
  let photosRefused = Math.max(0, sent.photos.length - MOST_PHOTOS);
  for (const [index, bytes] of sent.photos.slice(0, MOST_PHOTOS).entries()) {
    const received = await deps.photos.receive({ cityId, reportId, photoId: derivedId(reportId, 'photo', String(index)), secret, bytes });
    if (!received.ok) photosRefused += 1;
  }
  const asked = sent.email === null || !created ? null : await deps.news.request(reference, secret, sent.email);
  return { ok: true, report, created, photosRefused, mail: asked === null ? null : asked.ok ? 'asked' : 'refused' };
}
