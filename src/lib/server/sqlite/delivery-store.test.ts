import { temporaryDatabase } from '../../../../tests/support/temporary-database.ts';
import { deliveryStoreContract } from '../delivery/store.contract.ts';
import { createDeliveryStore } from './delivery-store.ts';

deliveryStoreContract(() => {
  const { database, connect } = temporaryDatabase();
  return { store: createDeliveryStore(database), connect: () => createDeliveryStore(connect()) };
});
