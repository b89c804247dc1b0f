import type { Report } from '#lib/domain/report/report.ts';
import { may, type PolicyAction } from '#lib/domain/staff/policy.ts';
import type { Staff } from '#lib/domain/staff/staff.ts';
import { areValidBoxes } from './boxes.ts';
import type { PhotoDeps } from './deps.ts';
import { readBlob } from './files.ts';
import type { Photo, PhotoVerbs } from './verbs.ts';

type Found = { ok: true; report: Report; photo: Photo } | { ok: false; reason: 'not-found' | 'not-allowed' };

/** Rule 2 of product.md: the public gets a separate copy with the boxes in its pixels, once staff decided so. */
export function createReleasing(deps: PhotoDeps): Pick<PhotoVerbs, 'release' | 'withhold'> {
  const { photos, blobs, decoder, now, newId } = deps;
  const eventOf = (staff: Staff) => ({ id: newId(), changeId: newId(), staffId: staff.id, at: now() });
  return {
    async release(staff, reference, photoId, boxes) {
      const found = await find(deps, { staff, action: 'release_photo', reference, photoId });
      if (!found.ok) return found;
      // Rule 3: a safety report shows no photo in any output, so there is nothing to release.
      if (found.report.publicKind !== 'pin') return { ok: false, reason: 'not-allowed' };
      if (!areValidBoxes(boxes)) return { ok: false, reason: 'invalid-boxes' };
      const { photo } = found;
      const { width, height, ...files } = await decoder.redact(await readBlob(blobs, photo.large), boxes);
      const [large, small] = await Promise.all([blobs.put(files.large), blobs.put(files.small)]);
      const event = eventOf(staff);
      await photos.setReleased(photo.cityId, photo.id, { at: event.at, by: staff.id, large, small, width, height }, boxes, event);
      return { ok: true };
    },
    async withhold(staff, reference, photoId) {
      const found = await find(deps, { staff, action: 'withhold_photo', reference, photoId });
      if (!found.ok) return found;
      await photos.setReleased(found.photo.cityId, found.photo.id, null, found.photo.boxes, eventOf(staff));
      return { ok: true };
    }
  };
}

type Asked = { staff: Staff; action: PolicyAction; reference: string; photoId: string };

async function find({ photos, reports }: PhotoDeps, { staff, action, reference, photoId }: Asked): Promise<Found> {
  const report = await reports.byReference(reference);
  if (!report || !may(staff, 'read', report)) return { ok: false, reason: 'not-found' };
  if (!may(staff, action, report)) return { ok: false, reason: 'not-allowed' };
  const photo = await photos.byId(report.cityId, photoId);
  return photo?.reportId === report.id ? { ok: true, report, photo } : { ok: false, reason: 'not-found' };
}
