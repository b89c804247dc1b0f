import { aNewReport } from '../../../../tests/support/new-report.ts';
import { satisfactionIn } from '../../../../tests/support/satisfaction.ts';
import { temporaryDatabase } from '../../../../tests/support/temporary-database.ts';
import { newsStoreContract } from '../news/store.contract.ts';
import { createDeliveryStore } from './delivery-store.ts';
import { createNewsStore } from './news-store.ts';
import { createReportStore } from './report-store.ts';

newsStoreContract(async () => {
  const { database } = temporaryDatabase();
  const reports = createReportStore(database, () => null);
  await reports.create(aNewReport());
  const { report } = await reports.create(aNewReport({ id: 'counted', reference: 'KL-222-222', publicKind: 'counts', published: false }));
  return {
    store: createNewsStore(database),
    deliveries: createDeliveryStore(database),
    counted: report.id,
    satisfaction: (cityId) => satisfactionIn(database, cityId)
  };
});
