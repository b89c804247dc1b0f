import { desc, eq, lt } from 'drizzle-orm';
import type { BarrierStore } from '../barriers/store.ts';
import type { Database } from './open.ts';
import { barrier } from './schema/barrier.ts';

/** Feedback on accessibility in one SQLite file. */
export function createBarrierStore({ db }: Database): BarrierStore {
  return {
    add: async (said) => {
      db.insert(barrier).values(said).onConflictDoNothing().run();
    },
    latest: async (cityId, most) => db.select().from(barrier).where(eq(barrier.cityId, cityId)).orderBy(desc(barrier.at), desc(barrier.id)).limit(most).all(),
    forgetBefore: async (at) => {
      db.delete(barrier).where(lt(barrier.at, at)).run();
    }
  };
}
