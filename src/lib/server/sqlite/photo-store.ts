import { and, asc, count, eq, lt } from 'drizzle-orm';
import { AppError } from '../errors.ts';
import type { PhotoStore } from '../photos/store.ts';
import type { Photo } from '../photos/verbs.ts';
import { preparedInsert } from './inserts.ts';
import { inTransaction, type Database } from './open.ts';
import { prepareReportInserts, type ReportInserts } from './report-inserts.ts';
import { photo as photoTable, type PhotoRow } from './schema/photo.ts';
import { report as reportTable } from './schema/report.ts';

/** Rows about photos in one SQLite file. */
export function createPhotoStore(database: Database): PhotoStore {
  const { db } = database;
  const inserts = prepareReportInserts(database);
  const insertPhoto = preparedInsert(database, photoTable);
  return {
    add: async (photo, event, limit) => addPhoto(database, { inserts, insertPhoto }, { photo, event, limit }),
    byId: async (cityId, id) => readPhoto(database, cityId, id),
    ofReport: async (cityId, reportId) =>
      db
        .select()
        .from(photoTable)
        .where(and(eq(photoTable.cityId, cityId), eq(photoTable.reportId, reportId)))
        .orderBy(asc(photoTable.receivedAt), asc(photoTable.id))
        .all()
        .map(toPhoto),
    setReleased: async (...[cityId, id, released, boxes, event]) => setReleased(database, inserts, { cityId, id, released, boxes, event }),
    import: async (photos) =>
      inTransaction(database, () => {
        for (const photo of photos) insertPhoto(toPhotoRow(photo));
      }),
    fileNames: async () => readFileNames(database)
  };
}

function readPhoto({ db }: Database, cityId: string, id: string): Photo | null {
  const row = db
    .select()
    .from(photoTable)
    .where(and(eq(photoTable.cityId, cityId), eq(photoTable.id, id)))
    .get();
  return row ? toPhoto(row) : null;
}

function readFileNames({ db }: Database): Set<string> {
  const { large, small, releasedLarge, releasedSmall } = photoTable;
  const rows = db.select({ large, small, releasedLarge, releasedSmall }).from(photoTable).all();
  return new Set(rows.flatMap((row) => [row.large, row.small, row.releasedLarge, row.releasedSmall].filter((name) => name !== null)));
}

type Writers = { inserts: ReportInserts; insertPhoto: (row: PhotoRow) => void };
type NewPhoto = { photo: Photo; event: Parameters<PhotoStore['add']>[1]; limit: number };

function addPhoto(database: Database, { inserts, insertPhoto }: Writers, { photo, event, limit }: NewPhoto): Awaited<ReturnType<PhotoStore['add']>> {
  return inTransaction(database, () => {
    const known = readPhoto(database, photo.cityId, photo.id);
    if (known) return { ok: true, photo: known, created: false };
    if (countOfKind(database, photo) >= limit) return { ok: false, problem: 'too-many' };
    insertPhoto(toPhotoRow(photo));
    if (photo.kind === 'report') expectAtLeast(database, photo, countOfKind(database, photo));
    inserts.events({
      cityId: photo.cityId,
      reportId: photo.reportId,
      changeId: event.changeId,
      at: photo.receivedAt,
      actor: event.actor,
      events: [{ id: event.id, type: 'photo_added', public: false, data: { photo: photo.id, kind: photo.kind } }],
      before: {},
      after: {}
    });
    return { ok: true, photo, created: true };
  });
}

/** No new version: what somebody at the desk is deciding does not depend on it. */
function expectAtLeast({ db }: Database, { cityId, reportId }: Photo, arrived: number): void {
  db.update(reportTable)
    .set({ photosExpected: arrived })
    .where(and(eq(reportTable.cityId, cityId), eq(reportTable.id, reportId), lt(reportTable.photosExpected, arrived)))
    .run();
}

/** The limit is per kind, so that a resident's photos never use up the room for the proof. */
function countOfKind({ db }: Database, { cityId, reportId, kind }: Photo): number {
  const counted = db
    .select({ n: count() })
    .from(photoTable)
    .where(and(eq(photoTable.cityId, cityId), eq(photoTable.reportId, reportId), eq(photoTable.kind, kind)))
    .get();
  return counted?.n ?? 0;
}

type Release = { cityId: string; id: string; released: Photo['released']; boxes: Photo['boxes']; event: Parameters<PhotoStore['setReleased']>[4] };

function setReleased(database: Database, inserts: ReportInserts, { cityId, id, released, boxes, event }: Release): void {
  inTransaction(database, () => {
    const photo = readPhoto(database, cityId, id);
    if (!photo) throw new AppError('photo.not-found', { cityId, id });
    database.db
      .update(photoTable)
      .set(toPhotoRow({ ...photo, released, boxes }))
      .where(and(eq(photoTable.cityId, cityId), eq(photoTable.id, id)))
      .run();
    inserts.events({
      cityId,
      reportId: photo.reportId,
      changeId: event.changeId,
      at: event.at,
      actor: { kind: 'staff', id: event.staffId },
      events: [{ id: event.id, type: released ? 'photo_released' : 'photo_withheld', public: false, data: { photo: id } }],
      before: {},
      after: {}
    });
  });
}

function toPhotoRow({ released, ...photo }: Photo): PhotoRow {
  return {
    ...photo,
    releasedAt: released?.at ?? null,
    releasedBy: released?.by ?? null,
    releasedLarge: released?.large ?? null,
    releasedSmall: released?.small ?? null,
    releasedWidth: released?.width ?? null,
    releasedHeight: released?.height ?? null
  };
}

/** The photo of a row, exactly as it was stored. */
export function toPhoto(row: PhotoRow): Photo {
  const { releasedAt: at, releasedBy: by, releasedLarge: large, releasedSmall: small, releasedWidth: width, releasedHeight: height, ...photo } = row;
  const isReleased = at !== null && by !== null && large !== null && small !== null && width !== null && height !== null;
  return { ...photo, released: isReleased ? { at, by, large, small, width, height } : null };
}
