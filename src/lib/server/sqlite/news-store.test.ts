import { aNewReport } from '../../../../tests/support/new-report.ts';
import { temporaryDatabase } from '../../../../tests/support/temporary-database.ts';
import { newsStoreContract } from '../news/store.contract.ts';
import { createDeliveryStore } from './delivery-store.ts';
import { createNewsStore } from './news-store.ts';
import { createReportStore } from './report-store.ts';

newsStoreContract(async () => {
  const { database } = temporaryDatabase();
  await createReportStore(database, () => null).create(aNewReport());
  return { store: createNewsStore(database), deliveries: createDeliveryStore(database) };
});
