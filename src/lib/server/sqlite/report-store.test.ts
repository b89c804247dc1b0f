import { describe, expect, test } from 'vitest';
import { aReport } from '../../../../tests/support/builders.ts';
import { aNewReport } from '../../../../tests/support/new-report.ts';
import { temporaryDatabase } from '../../../../tests/support/temporary-database.ts';
import { tinyGroupOf } from '../../../../tests/support/tiny-city.ts';
import { reportStoreContract } from '../reports/store.contract.ts';
import { createReportStore } from './report-store.ts';

describe('reports in SQLite', () => {
  reportStoreContract(() => {
    const { database, connect } = temporaryDatabase();
    return { store: createReportStore(database, tinyGroupOf), connect: () => createReportStore(connect(), tinyGroupOf) };
  });

  test('deleting what a person wrote leaves report and history whole', async () => {
    const { database } = temporaryDatabase();
    const store = createReportStore(database, tinyGroupOf);
    await store.create(aNewReport());
    const before = await store.history(aReport().cityId, aReport().id);
    database.client.exec('delete from report_text');
    expect(await store.byId(aReport().cityId, aReport().id)).toEqual(aReport());
    expect(await store.history(aReport().cityId, aReport().id)).toEqual(before);
  });

  test('the secret itself is nowhere in the file, only its hash', async () => {
    const { database } = temporaryDatabase();
    await createReportStore(database, tinyGroupOf).create(aNewReport());
    const keys = database.client.prepare('select * from report_key').all();
    expect(keys).toEqual([{ city_id: aReport().cityId, report_id: aReport().id, sha256: `hash-of-${aReport().id}`, purpose: 'reporter', expires: null }]);
  });
});
