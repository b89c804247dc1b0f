import { temporaryDatabase } from '../../../../tests/support/temporary-database.ts';
import { alertStoreContract } from '../alerts/store.contract.ts';
import { createAlertStore } from './alert-store.ts';
import { createDeliveryStore } from './delivery-store.ts';

alertStoreContract(() => {
  const { database } = temporaryDatabase();
  return { store: createAlertStore(database), deliveries: createDeliveryStore(database) };
});
