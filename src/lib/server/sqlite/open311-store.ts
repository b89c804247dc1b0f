import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import type { KeyStore } from '../open311/store.ts';
import type { Database } from './open.ts';
import { open311Key, open311Receipt } from './schema/open311.ts';

/** Keys of other systems in one SQLite file. */
export function createKeyStore({ db }: Database): KeyStore {
  const is = (cityId: string, id: string) => and(eq(open311Key.cityId, cityId), eq(open311Key.id, id));
  return {
    add: async (key) => {
      db.insert(open311Key).values(key).onConflictDoNothing().run();
    },
    bySha256: async (sha256) => db.select().from(open311Key).where(eq(open311Key.sha256, sha256)).get() ?? null,
    list: async (cityId) => db.select().from(open311Key).where(eq(open311Key.cityId, cityId)).orderBy(desc(open311Key.createdAt), desc(open311Key.id)).all(),
    revoke: async (cityId, id, at) =>
      db
        .update(open311Key)
        .set({ revokedAt: at })
        .where(and(is(cityId, id), isNull(open311Key.revokedAt)))
        .run().changes > 0,
    used: async (cityId, id, at) => {
      db.update(open311Key)
        .set({ lastUsedAt: at, uses: sql`${open311Key.uses} + 1` })
        .where(is(cityId, id))
        .run();
    },
    received: async (receipt) => {
      db.insert(open311Receipt).values(receipt).onConflictDoNothing().run();
    },
    keyOf: async (cityId, reportId) =>
      db
        .select({ keyId: open311Receipt.keyId })
        .from(open311Receipt)
        .where(and(eq(open311Receipt.cityId, cityId), eq(open311Receipt.reportId, reportId)))
        .get()?.keyId ?? null
  };
}
