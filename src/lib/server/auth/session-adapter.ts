import { createHash } from 'node:crypto';
import type { Adapter, DatabaseSession, DatabaseUser } from 'lucia';
import { HOUR, type Instant } from '#lib/domain/time.ts';
import type { SessionStore, StaffStore, StoredSession } from './store.ts';

/** A session ends this long after sign-in, however busy it is (ADR 0005). */
export const SESSION_LIFETIME_MILLIS = 12 * HOUR;

type Ports = { sessions: SessionStore; staff: StaffStore; now: () => Instant };

/**
 * Lets lucia keep its sessions in our port. Only the SHA-256 of an id reaches the store, and the absolute end is checked
 * here. Lucia reads the machine's clock; times are shifted on the way, so that the app's clock decides.
 */
export function createSessionAdapter({ sessions, staff, now }: Ports): Adapter {
  const shiftMillis = () => now() - Date.now();

  function toLucia(stored: StoredSession, id: string): DatabaseSession {
    return { id, userId: stored.staffId, expiresAt: new Date(Math.min(stored.expiresAt, stored.endsAt) - shiftMillis()), attributes: {} };
  }

  async function liveSession(id: string): Promise<StoredSession | null> {
    const stored = await sessions.byHash(sha256(id));
    if (!stored || stored.endsAt > now()) return stored;
    await sessions.remove(stored.sha256);
    return null;
  }

  return {
    async getSessionAndUser(id) {
      const stored = await liveSession(id);
      if (!stored) return [null, null];
      const person = await staff.byId(stored.staffId);
      const user: DatabaseUser | null = person && { id: person.id, attributes: { staff: person } };
      return [toLucia(stored, id), user];
    },
    /** Lucia would hand these ids on; ours are not known, so the hash stands in. */
    async getUserSessions(staffId) {
      return (await sessions.ofStaff(staffId)).map((stored) => toLucia(stored, stored.sha256));
    },
    async setSession({ id, userId, expiresAt }) {
      const createdAt = now();
      await sessions.insert({
        sha256: sha256(id),
        staffId: userId,
        createdAt,
        expiresAt: expiresAt.getTime() + shiftMillis(),
        endsAt: createdAt + SESSION_LIFETIME_MILLIS
      });
    },
    updateSessionExpiration: (id, expiresAt) => sessions.touch(sha256(id), expiresAt.getTime() + shiftMillis()),
    deleteSession: (id) => sessions.remove(sha256(id)),
    deleteUserSessions: (staffId) => sessions.removeOfStaff(staffId),
    deleteExpiredSessions: () => sessions.removeExpired(now())
  };
}

function sha256(id: string): string {
  return createHash('sha256').update(id).digest('hex');
}
