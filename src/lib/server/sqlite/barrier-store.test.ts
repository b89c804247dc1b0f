import { temporaryDatabase } from '../../../../tests/support/temporary-database.ts';
import { barrierStoreContract } from '../barriers/store.contract.ts';
import { createBarrierStore } from './barrier-store.ts';

barrierStoreContract(() => {
  const { database, connect } = temporaryDatabase();
  return { store: createBarrierStore(database), connect: () => createBarrierStore(connect()) };
});
