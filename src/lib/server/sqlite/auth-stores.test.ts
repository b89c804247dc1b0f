import { describe } from 'vitest';
import { temporaryDatabase } from '../../../../tests/support/temporary-database.ts';
import { authStoreContract } from '../auth/store.contract.ts';
import { createSessionStore } from './session-store.ts';
import { createStaffStore } from './staff-store.ts';

describe('accounts and sessions in SQLite', () => {
  authStoreContract(() => {
    const { database } = temporaryDatabase();
    return { staff: createStaffStore(database), sessions: createSessionStore(database) };
  });
});
