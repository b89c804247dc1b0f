import { isPublic } from '#lib/domain/report/public-view.ts';
import { parseReference } from '#lib/domain/report/reference.ts';
import type { Report } from '#lib/domain/report/report.ts';
import { may } from '#lib/domain/staff/policy.ts';
import { AppError } from '../errors.ts';
import { sha256Hex, type PhotoDeps } from './deps.ts';
import type { BlobStore } from './store.ts';
import type { Photo, PhotoFile, PhotoVerbs, Rendition } from './verbs.ts';

/** Who gets which file. Not found and not allowed are the same answer: null. */
export function createFiles(deps: PhotoDeps): Pick<PhotoVerbs, 'publicFile' | 'staffFile' | 'ownFile'> {
  const { photos, reports, blobs } = deps;
  return {
    async publicFile(cityId, photoId, size) {
      const photo = await photos.byId(cityId, photoId);
      if (!photo?.released) return null;
      const report = await reports.byId(cityId, photo.reportId);
      return report && isPublic(report, await mainOf(deps, report)) ? photoFile(blobs, photo.released[size]) : null;
    },
    async staffFile(staff, photoId, size) {
      const photo = await photos.byId(staff.cityId, photoId);
      const report = photo && (await reports.byId(photo.cityId, photo.reportId));
      return photo && report && may(staff, 'read_photo', report) ? photoFile(blobs, photo[size]) : null;
    },
    async ownFile(reference, secret, photoId, size) {
      const report = await openReport(deps, reference, secret);
      const photo = report && (await photos.byId(report.cityId, photoId));
      const name = photo?.reportId === report?.id && photo ? ownName(photo, size) : null;
      return name === null ? null : photoFile(blobs, name);
    }
  };
}

/** Throws `photos.file-missing` when a row points to a file that is gone: the storage is broken then. */
export async function readBlob(blobs: BlobStore, name: string): Promise<Uint8Array> {
  const bytes = await blobs.get(name);
  if (!bytes) throw new AppError('photos.file-missing', { name });
  return bytes;
}

async function photoFile(blobs: BlobStore, name: string): Promise<PhotoFile> {
  return { bytes: await readBlob(blobs, name), etag: name, type: 'image/webp' };
}

async function mainOf({ reports }: PhotoDeps, { cityId, mergedInto }: Report): Promise<Report | null> {
  return mergedInto === null ? null : reports.byId(cityId, mergedInto);
}

async function openReport({ reports, now }: PhotoDeps, reference: string, secret: string): Promise<Report | null> {
  const report = await reports.byReference(parseReference(reference) ?? reference);
  return report && (await reports.keyOpens(report.cityId, report.id, sha256Hex(secret), now())) ? report : null;
}

/** The reporter's own photo as it came; a proof belongs to the team, so only its public copy once there is one. */
function ownName(photo: Photo, size: Rendition): string | null {
  return photo.kind === 'report' ? photo[size] : (photo.released?.[size] ?? null);
}
