import { isOpen, type Report } from '#lib/domain/report/report.ts';
import { may } from '#lib/domain/staff/policy.ts';
import { sha256Hex, type PhotoDeps } from './deps.ts';
import { MOST_PHOTOS } from '#lib/domain/report/most-photos.ts';
import { MAX_PROOF_PHOTOS } from './limits.ts';
import type { Photo, PhotoKind, PhotoReceived, PhotoVerbs } from './verbs.ts';

type Upload = { report: Report; kind: PhotoKind; photoId: string; bytes: Uint8Array; staffId: string | null; limit: number };

const NOT_ALLOWED: PhotoReceived = { ok: false, problem: 'not-allowed' };

/** The three ways a photo comes in. Whether somebody may send one is settled before any of its bytes are looked at. */
export function createReceiving(deps: PhotoDeps): Pick<PhotoVerbs, 'receive' | 'addLater' | 'receiveProof'> {
  const keep = keepOnce(deps);
  return {
    async receive({ cityId, reportId, photoId, secret, bytes }) {
      const opens = await deps.reports.keyOpens(cityId, reportId, sha256Hex(secret), deps.now());
      const report = opens ? await deps.reports.byId(cityId, reportId) : null;
      if (!report || report.outcome === 'withdrawn') return NOT_ALLOWED;
      // No more photos come with a report than it announced.
      const received = await keep({ report, kind: 'report', photoId, bytes, staffId: null, limit: Math.min(report.photosExpected, MOST_PHOTOS) });
      const isOver = !received.ok && received.problem === 'too-many' && report.photosExpected < MOST_PHOTOS;
      return isOver ? { ok: false, problem: 'not-announced' } : received;
    },
    async addLater({ reference, photoId, secret, bytes }) {
      const report = await deps.reports.byReference(reference);
      const opens = report && (await deps.reports.keyOpens(report.cityId, report.id, sha256Hex(secret), deps.now()));
      if (!opens || !(await isWorkedOn(deps, report))) return NOT_ALLOWED;
      return keep({ report, kind: 'report', photoId, bytes, staffId: null, limit: MOST_PHOTOS });
    },
    async receiveProof(staff, { reference, photoId, bytes }) {
      const report = await deps.reports.byReference(reference);
      if (!report || !may(staff, 'add_proof', report)) return NOT_ALLOWED;
      return keep({ report, kind: 'proof', photoId, bytes, staffId: staff.id, limit: MAX_PROOF_PHOTOS });
    }
  };
}

/** Retries that arrive while the first try is still being decoded wait for its answer instead of decoding again. */
function keepOnce(deps: PhotoDeps): (upload: Upload) => Promise<PhotoReceived> {
  const underway = new Map<string, Promise<PhotoReceived>>();
  return async (upload) => {
    const sourceSha256 = sha256Hex(upload.bytes);
    const { report, kind, photoId } = upload;
    const key = [report.cityId, report.id, kind, photoId, sourceSha256].join('\n');
    const running = underway.get(key);
    if (running) {
      const received = await running;
      return received.ok ? { ...received, created: false } : received;
    }
    const keeping = keepAndTell(deps, upload, sourceSha256).finally(() => underway.delete(key));
    underway.set(key, keeping);
    return keeping;
  };
}

async function keepAndTell(deps: PhotoDeps, upload: Upload, sourceSha256: string): Promise<PhotoReceived> {
  const received = await keep(deps, upload, sourceSha256);
  if (received.ok) await deps.kept(received.photo);
  return received;
}

/** A merged report is worked on as long as its main report is. */
async function isWorkedOn({ reports }: PhotoDeps, report: Report): Promise<boolean> {
  const main = report.mergedInto === null ? report : await reports.byId(report.cityId, report.mergedInto);
  return main !== null && isOpen(main) && report.outcome !== 'withdrawn';
}

/** Decision 12: both files are on disk before the row is, and the row is before anybody is told. */
async function keep({ photos, blobs, decoder, now, newId }: PhotoDeps, upload: Upload, sourceSha256: string): Promise<PhotoReceived> {
  const { report, kind, photoId, bytes, staffId, limit } = upload;
  const known = await photos.byId(report.cityId, photoId);
  if (known) return answer(known, { ...upload, sourceSha256 }, false);
  const stored = await photos.ofReport(report.cityId, report.id);
  if (stored.filter((photo) => photo.kind === kind).length >= limit) return { ok: false, problem: 'too-many' };
  const decoded = await decoder.decode(bytes);
  if (!decoded.ok) return decoded;
  const [large, small] = await Promise.all([blobs.put(decoded.large), blobs.put(decoded.small)]);
  const { width, height, pictureHash } = decoded;
  const fresh = { cityId: report.cityId, id: photoId, reportId: report.id, kind, width, height, receivedAt: now(), sourceSha256, pictureHash, large, small };
  const event = { id: newId(), changeId: newId(), actor: { kind: staffId === null ? 'reporter' : 'staff', id: staffId } } as const;
  const added = await photos.add({ ...fresh, released: null, boxes: [], example: false }, event, limit);
  return added.ok ? answer(added.photo, { ...upload, sourceSha256 }, added.created) : added;
}

/** The same bytes again are the same photo; an id that stands for another photo is refused. */
function answer(photo: Photo, { report, kind, sourceSha256 }: Upload & { sourceSha256: string }, created: boolean): PhotoReceived {
  const isSame = photo.reportId === report.id && photo.kind === kind && photo.sourceSha256 === sourceSha256;
  return isSame ? { ok: true, photo, created } : NOT_ALLOWED;
}
