import { randomUUID } from 'node:crypto';
import { generateIdFromEntropySize, Lucia, TimeSpan } from 'lucia';
import { MINUTE, type Instant } from '#lib/domain/time.ts';
import { createThrottle } from '#lib/domain/throttle.ts';
import { createAccounts } from './accounts.ts';
import { argon2id, MAX_PASSWORD_CHARACTERS, type Passwords } from './passwords.ts';
import { createSessionAdapter, SESSION_LIFETIME_MILLIS } from './session-adapter.ts';
import type { SessionStore, StaffStore } from './store.ts';
import type { AuthVerbs, SignedIn } from './verbs.ts';

export type AuthDeps = { staff: StaffStore; sessions: SessionStore; now: () => Instant; newId: () => string; passwords?: Passwords };

/** An unused session ends after this time at the latest; it is renewed once less than half of it is left. */
const IDLE_HOURS = 2;
const SESSION_ID_BYTES = 32;
const SESSION_ID = /^[a-z2-7]{52}$/;

/** Tries per account, whether it exists or not: enough for a person, useless for guessing. */
const ACCOUNT_LIMIT = { capacity: 10, refillMillis: MINUTE };
/** Tries per network: an office signs in from one address. */
const NETWORK_LIMIT = { capacity: 30, refillMillis: MINUTE / 4 };

/** Sessions and accounts of staff (ADR 0005). */
export function createAuth(deps: AuthDeps): AuthVerbs {
  const { staff, now, passwords = argon2id } = deps;
  const lucia = new Lucia(createSessionAdapter(deps), {
    sessionExpiresIn: new TimeSpan(IDLE_HOURS, 'h'),
    getUserAttributes: ({ staff: person }) => ({ staff: person })
  });
  const byAccount = createThrottle(ACCOUNT_LIMIT);
  const byNetwork = createThrottle(NETWORK_LIMIT);
  // An unknown login is compared with this one, so that it takes as long as a wrong password.
  const decoy = passwords.hash(randomUUID());

  async function startSession(staffId: string): Promise<SignedIn> {
    await lucia.deleteExpiredSessions();
    const { id } = await lucia.createSession(staffId, {}, { sessionId: generateIdFromEntropySize(SESSION_ID_BYTES) });
    return { ok: true, cookie: id, maxAgeSeconds: SESSION_LIFETIME_MILLIS / 1000 };
  }

  return {
    async signIn(name, password, network) {
      const login = name.trim().toLowerCase().slice(0, MAX_PASSWORD_CHARACTERS);
      for (const taken of [byNetwork.take(network, now()), byAccount.take(login, now())]) {
        if (!taken.ok) return { ok: false, reason: 'throttled', retryAfterSeconds: taken.retryAfterSeconds };
      }
      const account = await staff.byLogin(login);
      const right = await passwords.verify(account?.passwordHash ?? (await decoy), password.slice(0, MAX_PASSWORD_CHARACTERS + 1));
      if (!account || !right) return { ok: false, reason: 'wrong' };
      byNetwork.giveBack(network, now());
      byAccount.giveBack(login, now());
      return startSession(account.staff.id);
    },
    async session(cookie) {
      if (!SESSION_ID.test(cookie)) return null;
      const { user } = await lucia.validateSession(cookie);
      return user?.staff ?? null;
    },
    signOut: (cookie) => lucia.invalidateSession(cookie),
    ...createAccounts({ ...deps, passwords, endSessions: (staffId) => lucia.invalidateUserSessions(staffId) })
  };
}
