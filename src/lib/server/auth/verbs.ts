import type { Staff } from '#lib/domain/staff/staff.ts';

export type SignedIn = { ok: true; cookie: string; maxAgeSeconds: number } | { ok: false; reason: 'wrong' | 'throttled'; retryAfterSeconds?: number };

/** Staff sessions. Nothing outside `server/auth/` knows the library behind it (ADR 0005). */
export type AuthVerbs = {
  /** Same answer and about the same time for an unknown name and a wrong password; throttled by account and network. */
  signIn(name: string, password: string, network: string): Promise<SignedIn>;
  /** The person behind a session cookie, or null when it is unknown, idle or past its absolute end. */
  session(cookie: string): Promise<Staff | null>;
  signOut(cookie: string): Promise<void>;
  /** Throws `auth.login-taken`, `auth.login-invalid` or `auth.password-length`. */
  createStaff(person: { cityId: string; login: string; name: string; password: string; role: Staff['role']; teams: string[] }): Promise<Staff>;
  /** Changes password, role or teams and ends every session of the person. Throws `auth.unknown-login` or `auth.password-length`. */
  changeStaff(login: string, change: { password?: string; role?: Staff['role']; teams?: string[] }): Promise<Staff>;
};
