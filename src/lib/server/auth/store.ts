import type { Staff } from '#lib/domain/staff/staff.ts';
import type { Instant } from '#lib/domain/time.ts';

/** A person's account. `login` is unique over the whole installation, because sign-in happens before the city is known. */
export type StaffAccount = { staff: Staff; login: string; passwordHash: string; createdAt: Instant };

/** What may become of an account; `teams` are team codes and replace the earlier ones. */
export type StaffChange = { passwordHash?: string; role?: Staff['role']; teams?: readonly string[] };

/** Accounts of people who work with reports. Contract suite: `store.contract.ts`. */
export type StaffStore = {
  /** Stores all of it or nothing. Logins are compared after lower-casing by the caller. */
  create(account: StaffAccount): Promise<{ ok: true } | { ok: false; reason: 'login-taken' }>;
  byLogin(login: string): Promise<StaffAccount | null>;
  byId(id: string): Promise<Staff | null>;
  /** Replaces what is given and keeps the rest; null for an unknown id. The caller ends the person's sessions. */
  change(id: string, change: StaffChange): Promise<Staff | null>;
  /** Everyone of one city, by name. */
  list(cityId: string): Promise<Staff[]>;
};

/** A session, known only by the hex SHA-256 of its id. `endsAt` is absolute and never moves; `expiresAt` is the idle end. */
export type StoredSession = { sha256: string; staffId: string; createdAt: Instant; expiresAt: Instant; endsAt: Instant };

/** Sessions of staff. Contract suite: `store.contract.ts`. */
export type SessionStore = {
  insert(session: StoredSession): Promise<void>;
  byHash(sha256: string): Promise<StoredSession | null>;
  ofStaff(staffId: string): Promise<StoredSession[]>;
  /** Moves the idle end, never beyond `endsAt`. An unknown session is left alone. */
  touch(sha256: string, expiresAt: Instant): Promise<void>;
  remove(sha256: string): Promise<void>;
  removeOfStaff(staffId: string): Promise<void>;
  /** Removes what is past its idle or absolute end. */
  removeExpired(now: Instant): Promise<void>;
};
