import { temporaryDatabase } from '../../../../tests/support/temporary-database.ts';
import { keyStoreContract } from '../open311/store.contract.ts';
import { createKeyStore } from './open311-store.ts';

keyStoreContract(() => {
  const { database, connect } = temporaryDatabase();
  return { store: createKeyStore(database), connect: () => createKeyStore(connect()) };
});
