import { expect, test } from 'vitest';
import { HOUR } from '#lib/domain/time.ts';
import { aReport, WEDNESDAY_TEN } from '../../../../tests/support/builders.ts';
import { aNewReport } from '../../../../tests/support/new-report.ts';
import type { ReportStore } from '../reports/store.ts';
import type { PhotoStore } from './store.ts';
import type { Photo } from './verbs.ts';

export type PhotoStorage = { photos: PhotoStore; reports: ReportStore; connect: () => PhotoStore };

const CITY = 'kleinstadt';

/** A resident's photo of `aReport`, not released. */
function aPhoto(overrides: Partial<Photo> = {}): Photo {
  return {
    cityId: CITY,
    id: 'photo-1',
    reportId: aReport().id,
    kind: 'report',
    width: 1600,
    height: 1200,
    receivedAt: WEDNESDAY_TEN + 1000,
    sourceSha256: 'source',
    pictureHash: '00ff00ff00ff00ff',
    large: 'large',
    small: 'small',
    released: null,
    boxes: [],
    example: false,
    ...overrides
  };
}

const added = (id = 'event-photo') => ({ id, changeId: `${id}-change`, actor: { kind: 'reporter', id: null } as const });
const byStaff = (id: string) => ({ id, changeId: `${id}-change`, staffId: 'person-1', at: WEDNESDAY_TEN + HOUR });
const RELEASED = { at: WEDNESDAY_TEN + HOUR, by: 'person-1', large: 'public-large', small: 'public-small', width: 1600, height: 1200 };
const BOXES = [{ x: 0.25, y: 0.5, width: 0.125, height: 0.1 }];

/** What every implementation of `PhotoStore` has to do. `open` makes an empty storage. */
export function photoStoreContract(open: () => PhotoStorage): void {
  async function withReport() {
    const storage = open();
    await storage.reports.create(aNewReport());
    return storage;
  }

  test('a photo comes back as it was given, for whoever opens the storage next', async () => {
    const { photos, connect } = await withReport();
    expect(await photos.add(aPhoto(), added(), 3)).toEqual({ ok: true, photo: aPhoto(), created: true });
    expect(await connect().byId(CITY, 'photo-1')).toEqual(aPhoto());
    expect(await connect().byId('nachbarstadt', 'photo-1')).toBeNull();
  });

  test('twenty racing uploads of the same photo make one, and one line in the history', async () => {
    const { photos, connect, reports } = await withReport();
    const other = connect();
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => (n % 2 ? photos : other).add(aPhoto(), added(`event-${n}`), 3)));
    expect(answers.filter((answer) => answer.ok && answer.created)).toHaveLength(1);
    expect(answers.every((answer) => answer.ok)).toBe(true);
    expect((await reports.history(CITY, aReport().id)).map((event) => [event.type, event.data])).toEqual([
      ['received', {}],
      ['photo_added', { photo: 'photo-1', kind: 'report' }]
    ]);
  });

  test('the fourth photo of a kind is one too many, a proof still has room', async () => {
    const { photos, reports } = await withReport();
    for (const n of [1, 2, 3]) await photos.add(aPhoto({ id: `photo-${n}` }), added(`event-${n}`), 3);
    expect(await photos.add(aPhoto({ id: 'photo-4' }), added('event-4'), 3)).toEqual({ ok: false, problem: 'too-many' });
    expect(await photos.add(aPhoto({ id: 'proof', kind: 'proof' }), added('event-5'), 3)).toMatchObject({ ok: true });
    expect((await photos.ofReport(CITY, aReport().id)).map((photo) => photo.id)).toEqual(['photo-1', 'photo-2', 'photo-3', 'proof']);
    expect(await reports.history(CITY, aReport().id)).toHaveLength(5);
  });

  test('a photo without its report is refused as a whole', async () => {
    const { photos } = await withReport();
    await expect(photos.add(aPhoto({ reportId: 'nobody' }), added(), 3)).rejects.toThrow();
    expect(await photos.byId(CITY, 'photo-1')).toBeNull();
  });

  test('releasing keeps the public copy beside the original, withholding takes only the copy back', async () => {
    const { photos, reports } = await withReport();
    await photos.add(aPhoto(), added(), 3);
    await photos.setReleased(CITY, 'photo-1', RELEASED, BOXES, byStaff('release'));
    expect(await photos.byId(CITY, 'photo-1')).toEqual(aPhoto({ released: RELEASED, boxes: BOXES }));
    await photos.setReleased(CITY, 'photo-1', null, BOXES, byStaff('withhold'));
    expect(await photos.byId(CITY, 'photo-1')).toEqual(aPhoto({ boxes: BOXES }));
    const history = await reports.history(CITY, aReport().id);
    expect(history.slice(2).map(({ type, actor, data }) => ({ type, actor, data }))).toEqual([
      { type: 'photo_released', actor: { kind: 'staff', id: 'person-1' }, data: { photo: 'photo-1' } },
      { type: 'photo_withheld', actor: { kind: 'staff', id: 'person-1' }, data: { photo: 'photo-1' } }
    ]);
  });

  test('an unknown photo cannot be released', async () => {
    const { photos } = await withReport();
    await expect(photos.setReleased(CITY, 'nobody', RELEASED, [], byStaff('release'))).rejects.toMatchObject({ code: 'photo.not-found' });
  });

  test('a file counts as used while a photo or its public copy points to it', async () => {
    const { photos } = await withReport();
    expect(await photos.fileNames()).toEqual(new Set());
    await photos.add(aPhoto(), added(), 3);
    await photos.setReleased(CITY, 'photo-1', RELEASED, BOXES, byStaff('release'));
    expect(await photos.fileNames()).toEqual(new Set(['large', 'small', 'public-large', 'public-small']));
    await photos.setReleased(CITY, 'photo-1', null, BOXES, byStaff('withhold'));
    expect(await photos.fileNames()).toEqual(new Set(['large', 'small']));
  });

  test('imported photos are stored together', async () => {
    const { photos } = await withReport();
    await photos.import([aPhoto({ example: true, released: RELEASED }), aPhoto({ id: 'photo-2' })]);
    expect((await photos.ofReport(CITY, aReport().id)).map((photo) => photo.example)).toEqual([true, false]);
    await expect(photos.import([aPhoto({ id: 'photo-3' }), aPhoto()])).rejects.toThrow();
    expect(await photos.byId(CITY, 'photo-3')).toBeNull();
  });
}
