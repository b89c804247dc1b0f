import { temporaryDatabase } from '../../../../tests/support/temporary-database.ts';
import { partnerStoreContract } from '../partners/store.contract.ts';
import { createPartnerStore } from './partner-store.ts';

partnerStoreContract(() => createPartnerStore(temporaryDatabase().database));
