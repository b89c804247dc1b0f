import { describe } from 'vitest';
import { temporaryDatabase } from '../../../../tests/support/temporary-database.ts';
import { tinyGroupOf } from '../../../../tests/support/tiny-city.ts';
import { situationStoreContract } from '../situations/store.contract.ts';
import { createReportStore } from './report-store.ts';
import { createSituationStore } from './situation-store.ts';

describe('each Lage in SQLite', () => {
  situationStoreContract(() => {
    const { database, connect } = temporaryDatabase();
    const reports = createReportStore(database, tinyGroupOf);
    return { store: createSituationStore(database), take: (fresh) => reports.create(fresh), connect: () => createSituationStore(connect()) };
  });
});
