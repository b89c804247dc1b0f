import { describe } from 'vitest';
import { temporaryDatabase } from '../../../../tests/support/temporary-database.ts';
import { tinyGroupOf } from '../../../../tests/support/tiny-city.ts';
import { photoStoreContract } from '../photos/store.contract.ts';
import { createPhotoStore } from './photo-store.ts';
import { createReportStore } from './report-store.ts';

describe('photos in SQLite', () => {
  photoStoreContract(() => {
    const { database, connect } = temporaryDatabase();
    return { photos: createPhotoStore(database), reports: createReportStore(database, tinyGroupOf), connect: () => createPhotoStore(connect()) };
  });
});
