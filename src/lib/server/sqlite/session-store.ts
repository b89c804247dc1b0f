import { asc, eq, lte, or, sql } from 'drizzle-orm';
import type { SessionStore } from '../auth/store.ts';
import type { Database } from './open.ts';
import { staffSession } from './schema/staff.ts';

/** Sessions in one SQLite file. */
export function createSessionStore({ db }: Database): SessionStore {
  return {
    insert: async (session) => {
      db.insert(staffSession).values(session).run();
    },
    byHash: async (sha256) => db.select().from(staffSession).where(eq(staffSession.sha256, sha256)).get() ?? null,
    ofStaff: async (staffId) => db.select().from(staffSession).where(eq(staffSession.staffId, staffId)).orderBy(asc(staffSession.createdAt)).all(),
    touch: async (sha256, expiresAt) => {
      db.update(staffSession)
        .set({ expiresAt: sql`min(${expiresAt}, ${staffSession.endsAt})` })
        .where(eq(staffSession.sha256, sha256))
        .run();
    },
    remove: async (sha256) => {
      db.delete(staffSession).where(eq(staffSession.sha256, sha256)).run();
    },
    removeOfStaff: async (staffId) => {
      db.delete(staffSession).where(eq(staffSession.staffId, staffId)).run();
    },
    removeExpired: async (now) => {
      db.delete(staffSession)
        .where(or(lte(staffSession.expiresAt, now), lte(staffSession.endsAt, now)))
        .run();
    }
  };
}
