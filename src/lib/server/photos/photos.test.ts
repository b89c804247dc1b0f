import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { Report } from '#lib/domain/report/report.ts';
import { photoLife } from '../../../../tests/support/photo-life.ts';
import { aJpeg } from '../../../../tests/support/pictures.ts';
import { secretOf, sent, uuid } from '../../../../tests/support/report-life.ts';
import type { PhotoProblem } from './verbs.ts';

const SAFETY = { category: 'unsafe_place', subKind: null, answers: {}, phrases: [] };
const ANNA = secretOf('anna');
const BOX = { x: 0, y: 0, width: 0.5, height: 1 };
const JPEG = await aJpeg();
const OTHER_JPEG = await aJpeg(300, 200);

const refused = (problem: PhotoProblem) => ({ ok: false, problem });
const upload = ({ cityId, id }: Report, over: { photoId?: string; secret?: string; bytes?: Uint8Array } = {}) => ({
  cityId,
  reportId: id,
  photoId: 'photo-1',
  secret: ANNA,
  bytes: JPEG,
  ...over
});

/** A report with one photo of its reporter. */
async function withPhoto(overrides: Parameters<typeof sent>[1] = {}) {
  const life = photoLife();
  const report = await sent(life.reports, overrides);
  const received = await life.photos.receive(upload(report));
  if (!received.ok) throw new Error(`refused: ${received.problem}`);
  return { ...life, report, photo: received.photo };
}

describe('receiving a photo', () => {
  it('answers once files and row are there, and says the same again to the same bytes', async () => {
    const { photos, blobs, rows, report, photo } = await withPhoto();
    expect(photo).toMatchObject({ id: 'photo-1', reportId: report.id, kind: 'report', width: 320, height: 240, released: null });
    expect(photo.sourceSha256).toBe(createHash('sha256').update(JPEG).digest('hex'));
    for (const name of [photo.large, photo.small]) expect(await blobs.get(name)).not.toBeNull();
    expect(await photos.receive(upload(report))).toEqual({ ok: true, photo, created: false });
    expect(await rows.ofReport(report.cityId, report.id)).toEqual([photo]);
  });

  it('takes no more photos than the report announced', async () => {
    const { photos, rows, report } = await withPhoto({ photosExpected: 1 });
    expect(await photos.receive(upload(report, { photoId: 'photo-2', bytes: OTHER_JPEG }))).toEqual(refused('not-announced'));
    expect(await rows.ofReport(report.cityId, report.id)).toHaveLength(1);
  });

  it('takes more while the report is worked on, up to three, and expects them from then on', async () => {
    const { photos, rows, reports, store, report } = await withPhoto({ photosExpected: 1 });
    const later = (n: number, secret = ANNA) => photos.addLater({ reference: report.reference, secret, photoId: `photo-${n}`, bytes: OTHER_JPEG });
    expect(await later(2, secretOf('bert'))).toEqual(refused('not-allowed'));
    expect(await later(2)).toMatchObject({ ok: true, created: true });
    expect(await later(2)).toMatchObject({ ok: true, created: false });
    expect((await store.byReference(report.reference))?.photosExpected).toBe(2);
    expect(await later(3)).toMatchObject({ ok: true });
    expect(await later(4)).toEqual(refused('too-many'));
    expect(await rows.ofReport(report.cityId, report.id)).toHaveLength(3);
    expect(await reports.withdraw(report.reference, ANNA)).toMatchObject({ ok: true });
    expect(await later(3)).toEqual(refused('not-allowed'));
  });

  it('a photo that was announced and never came can be made up for', async () => {
    const { photos, store, report } = await withPhoto({ photosExpected: 2 });
    expect(await photos.addLater({ reference: report.reference, secret: ANNA, photoId: 'photo-2', bytes: OTHER_JPEG })).toMatchObject({ ok: true });
    expect((await store.byReference(report.reference))?.photosExpected).toBe(2);
  });

  it('writes the row only when both files are on disk, and promises nothing when the row fails', async () => {
    const seen: boolean[] = [];
    const life = photoLife(({ photos, blobs }) => ({
      photos: {
        ...photos,
        add: async ({ large, small }) => {
          seen.push((await blobs.get(large)) !== null, (await blobs.get(small)) !== null);
          throw new Error('no space');
        }
      }
    }));
    const report = await sent(life.reports);
    await expect(life.photos.receive(upload(report))).rejects.toThrow('no space');
    expect(seen).toEqual([true, true]);
    expect(await life.rows.ofReport(report.cityId, report.id)).toEqual([]);
  });

  it('decodes once for twenty racing tries', async () => {
    let decoded = 0;
    const counting = photoLife(({ decoder }) => ({ decoder: { ...decoder, decode: (bytes) => decoder.decode(bytes).finally(() => (decoded += 1)) } }));
    const report = await sent(counting.reports);
    const answers = await Promise.all(Array.from({ length: 20 }, () => counting.photos.receive(upload(report))));
    expect(answers.filter((answer) => answer.ok)).toHaveLength(20);
    expect(answers.filter((answer) => answer.ok && answer.created)).toHaveLength(1);
    expect(decoded).toBe(1);
  });

  it('refuses other bytes, another report or another kind under a known id', async () => {
    const { photos, reports, report, hire } = await withPhoto();
    const second = await sent(reports, { id: uuid(2), secret: secretOf('bert') });
    expect(await photos.receive(upload(report, { bytes: OTHER_JPEG }))).toEqual(refused('not-allowed'));
    expect(await photos.receive(upload(second, { secret: secretOf('bert') }))).toEqual(refused('not-allowed'));
    const proof = { reference: report.reference, photoId: 'photo-1', bytes: JPEG };
    expect(await photos.receiveProof(await hire('dispatcher'), proof)).toEqual(refused('not-allowed'));
  });

  it('takes three and no fourth, while a repeated one is still known', async () => {
    const { photos, report } = await withPhoto();
    for (const photoId of ['photo-2', 'photo-3']) expect(await photos.receive(upload(report, { photoId }))).toMatchObject({ ok: true });
    expect(await photos.receive(upload(report, { photoId: 'photo-4' }))).toEqual(refused('too-many'));
    expect(await photos.receive(upload(report))).toMatchObject({ ok: true, created: false });
  });

  it('opens only with the secret, before a byte is decoded', async () => {
    const life = photoLife(({ decoder }) => ({ decoder: { ...decoder, decode: () => Promise.reject(new Error('decoded')) } }));
    const report = await sent(life.reports);
    for (const secret of ['', secretOf('bert')]) expect(await life.photos.receive(upload(report, { secret }))).toEqual(refused('not-allowed'));
    expect(await life.photos.receive({ ...upload(report), reportId: uuid(99) })).toEqual(refused('not-allowed'));
    expect(await life.photos.receive({ ...upload(report), cityId: 'nachbarstadt' })).toEqual(refused('not-allowed'));
  });

  it('takes no more for a withdrawn report', async () => {
    const { photos, reports, report } = await withPhoto();
    await reports.withdraw(report.reference, ANNA);
    expect(await photos.receive(upload(report, { photoId: 'photo-2' }))).toEqual(refused('not-allowed'));
  });

  it('says what is wrong with a file, and keeps nothing of it', async () => {
    const { photos, rows, report } = await withPhoto();
    expect(await photos.receive(upload(report, { photoId: 'photo-2', bytes: new Uint8Array() }))).toEqual(refused('empty'));
    expect(await photos.receive(upload(report, { photoId: 'photo-2', bytes: JPEG.subarray(0, 5000) }))).toEqual(refused('damaged'));
    expect(await rows.ofReport(report.cityId, report.id)).toHaveLength(1);
  });

  it('takes proof from the team that works on it, not from another or an auditor', async () => {
    const { photos, report, hire } = await withPhoto();
    const proof = { reference: report.reference, photoId: 'proof-1', bytes: OTHER_JPEG };
    for (const staff of [await hire('member', ['another-team']), await hire('auditor')])
      expect(await photos.receiveProof(staff, proof)).toEqual(refused('not-allowed'));
    expect(await photos.receiveProof(await hire('member', [report.team]), proof)).toMatchObject({
      ok: true,
      created: true,
      photo: { kind: 'proof', released: null }
    });
  });
});

describe('releasing a photo', () => {
  it('shows the public the boxed copy and nothing else', async () => {
    const { photos, report, photo, hire } = await withPhoto();
    expect(await photos.publicFile(report.cityId, photo.id, 'large')).toBeNull();
    expect(await photos.release(await hire('dispatcher'), report.reference, photo.id, [BOX])).toEqual({ ok: true });
    for (const size of ['large', 'small'] as const) {
      const file = await photos.publicFile(report.cityId, photo.id, size);
      expect(file?.etag).toBe(
        createHash('sha256')
          .update(file?.bytes ?? '')
          .digest('hex')
      );
      expect([photo.large, photo.small]).not.toContain(file?.etag);
      const boxed = await sharp(await sharp(file?.bytes).extract({ left: 0, top: 0, width: 150, height: 240 }).png().toBuffer()).stats();
      expect(Math.max(...boxed.channels.map(({ max }) => max))).toBeLessThan(24);
    }
  });

  it('ends at once with withholding, hiding or withdrawing', async () => {
    const { photos, reports, report, photo, hire } = await withPhoto();
    const staff = await hire('dispatcher');
    await photos.release(staff, report.reference, photo.id, []);
    expect(await photos.publicFile(report.cityId, photo.id, 'small')).not.toBeNull();
    expect(await photos.withhold(staff, report.reference, photo.id)).toEqual({ ok: true });
    expect(await photos.publicFile(report.cityId, photo.id, 'small')).toBeNull();
    await photos.release(staff, report.reference, photo.id, []);
    await reports.withdraw(report.reference, ANNA);
    expect(await photos.publicFile(report.cityId, photo.id, 'small')).toBeNull();
    expect(await photos.publicFile('nachbarstadt', photo.id, 'small')).toBeNull();
  });

  it('is not possible for a safety report, and nobody sees its photo', async () => {
    const { photos, rows, report, photo, hire } = await withPhoto(SAFETY);
    const staff = await hire('dispatcher');
    expect(await photos.release(staff, report.reference, photo.id, [])).toEqual({ ok: false, reason: 'not-allowed' });
    const { large, small, width, height } = photo;
    await rows.setReleased(report.cityId, photo.id, { at: 1, by: staff.id, large, small, width, height }, [], {
      id: 'e',
      changeId: 'c',
      staffId: staff.id,
      at: 1
    });
    expect(await photos.publicFile(report.cityId, photo.id, 'large')).toBeNull();
  });

  it('follows the main report of a merged one', async () => {
    const { photos, reports, report, photo, hire } = await withPhoto();
    const main = await sent(reports, { id: uuid(2), secret: secretOf('bert') });
    const staff = await hire('dispatcher');
    await photos.release(staff, report.reference, photo.id, []);
    await reports.merge(staff, { from: report.reference, fromVersion: 1, into: main.reference, intoVersion: 1 });
    expect(await photos.publicFile(report.cityId, photo.id, 'large')).not.toBeNull();
    await reports.act(staff, main.reference, 2, { type: 'close', outcome: 'rejected', finding: null, organisation: null, rule: 'spam', answer: null });
    expect(await photos.publicFile(report.cityId, photo.id, 'large')).toBeNull();
  });

  it('needs the right, an own photo of the report and boxes inside the picture', async () => {
    const { photos, reports, report, photo, hire } = await withPhoto();
    const other = await sent(reports, { id: uuid(2), secret: secretOf('bert') });
    const [staff, stranger] = [await hire('dispatcher'), await hire('member', ['another-team'])];
    for (const act of [photos.release(stranger, report.reference, photo.id, []), photos.withhold(stranger, report.reference, photo.id)]) {
      expect(await act).toEqual({ ok: false, reason: 'not-allowed' });
    }
    for (const [reference, id] of [
      ['KL-222-222', photo.id],
      [other.reference, photo.id],
      [report.reference, 'photo-9']
    ] as const) {
      expect(await photos.release(staff, reference, id, [])).toEqual({ ok: false, reason: 'not-found' });
    }
    expect(await photos.release({ ...staff, cityId: 'nachbarstadt' }, report.reference, photo.id, [])).toEqual({ ok: false, reason: 'not-found' });
    expect(await photos.release(staff, report.reference, photo.id, [{ ...BOX, width: 2 }])).toEqual({ ok: false, reason: 'invalid-boxes' });
  });
});

describe('who else gets a file', () => {
  it('staff with the right, the unboxed one', async () => {
    const { photos, report, photo, hire } = await withPhoto();
    expect(await photos.staffFile(await hire('member', [report.team]), photo.id, 'large')).toMatchObject({ etag: photo.large, type: 'image/webp' });
    expect(await photos.staffFile(await hire('member', ['another-team']), photo.id, 'large')).toBeNull();
    expect(await photos.staffFile({ ...(await hire('admin')), cityId: 'nachbarstadt' }, photo.id, 'large')).toBeNull();
  });

  it('the reporter, with the secret of the same report', async () => {
    const { photos, reports, report, photo } = await withPhoto();
    const other = await sent(reports, { id: uuid(2), secret: secretOf('bert') });
    expect(await photos.ownFile(report.reference.toLowerCase(), ANNA, photo.id, 'small')).toMatchObject({ etag: photo.small });
    expect(await photos.ownFile(report.reference, secretOf('bert'), photo.id, 'small')).toBeNull();
    expect(await photos.ownFile(other.reference, secretOf('bert'), photo.id, 'small')).toBeNull();
    expect(await photos.ownFile('KL-222-222', ANNA, photo.id, 'small')).toBeNull();
  });

  it('the reporter, the proof of the team only as its public copy', async () => {
    const { photos, report, hire } = await withPhoto();
    const staff = await hire('dispatcher');
    const proof = await photos.receiveProof(staff, { reference: report.reference, photoId: 'proof-1', bytes: OTHER_JPEG });
    expect(await photos.ownFile(report.reference, ANNA, 'proof-1', 'large')).toBeNull();
    await photos.release(staff, report.reference, 'proof-1', [BOX]);
    const own = await photos.ownFile(report.reference, ANNA, 'proof-1', 'large');
    expect(own).toEqual(await photos.publicFile(report.cityId, 'proof-1', 'large'));
    expect(own?.etag).not.toBe(proof.ok && proof.photo.large);
  });

  it('nobody, loudly, when the file of a row is gone', async () => {
    const life = photoLife(({ blobs }) => ({ blobs: { ...blobs, get: async () => null } }));
    const report = await sent(life.reports);
    await life.photos.receive(upload(report));
    await expect(life.photos.ownFile(report.reference, ANNA, 'photo-1', 'large')).rejects.toMatchObject({ code: 'photos.file-missing' });
  });
});
