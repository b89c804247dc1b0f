import type { Staff } from '#lib/domain/staff/staff.ts';
import type { Instant } from '#lib/domain/time.ts';
import { AppError } from '../errors.ts';
import { MAX_PASSWORD_CHARACTERS, MIN_PASSWORD_CHARACTERS, type Passwords } from './passwords.ts';
import type { StaffStore } from './store.ts';
import type { AuthVerbs } from './verbs.ts';

type AccountDeps = { staff: StaffStore; now: () => Instant; newId: () => string; passwords: Passwords; endSessions: (staffId: string) => Promise<void> };

/** Lower-case name or e-mail address; the same pattern that the interface explains. */
const LOGIN = /^[a-z0-9][a-z0-9._@+-]{1,99}$/;

/** Making and changing accounts. Each change of password, role or teams ends the person's sessions (ASVS 5.0, 7.4). */
export function createAccounts({ staff, now, newId, passwords, endSessions }: AccountDeps): Pick<AuthVerbs, 'createStaff' | 'changeStaff'> {
  return {
    async createStaff({ cityId, login, name, password, role, teams }) {
      const lowered = login.trim().toLowerCase();
      if (!LOGIN.test(lowered)) throw new AppError('auth.login-invalid');
      requireLength(password);
      const person: Staff = { id: newId(), name, initials: initialsOf(name), cityId, role, teams };
      const created = await staff.create({ staff: person, login: lowered, passwordHash: await passwords.hash(password), createdAt: now() });
      if (!created.ok) throw new AppError('auth.login-taken');
      return person;
    },
    async changeStaff(login, { password, ...change }) {
      const account = await staff.byLogin(login.trim().toLowerCase());
      if (!account) throw new AppError('auth.unknown-login');
      if (password !== undefined) requireLength(password);
      const secret = password === undefined ? {} : { passwordHash: await passwords.hash(password) };
      const changed = await staff.change(account.staff.id, { ...change, ...secret });
      if (!changed) throw new AppError('auth.unknown-login');
      await endSessions(changed.id);
      return changed;
    }
  };
}

function requireLength(password: string): void {
  if (password.length < MIN_PASSWORD_CHARACTERS || password.length > MAX_PASSWORD_CHARACTERS)
    throw new AppError('auth.password-length', { min: MIN_PASSWORD_CHARACTERS, max: MAX_PASSWORD_CHARACTERS });
}

/** First letters of the first and the last word, at most two: "Ayşe von Berg" → "AB". */
function initialsOf(name: string): string {
  const words = name.split(/[\s-]+/).filter(Boolean);
  const ends = words.length > 1 ? [words.at(0), words.at(-1)] : words;
  return ends
    .map((word) => Array.from(word ?? '')[0] ?? '')
    .join('')
    .toLocaleUpperCase('de');
}
