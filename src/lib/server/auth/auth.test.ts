import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { HOUR, MINUTE } from '#lib/domain/time.ts';
import { openDatabase, type Database } from '../sqlite/open.ts';
import { createSessionStore } from '../sqlite/session-store.ts';
import { createStaffStore } from '../sqlite/staff-store.ts';
import { createAuth } from './auth.ts';
import { argon2id } from './passwords.ts';
import type { AuthVerbs } from './verbs.ts';

const MONDAY_NOON = Date.UTC(2026, 10, 23, 12);
const password = 'nur für den Test';

let folder: string;
let database: Database;
let auth: AuthVerbs;
let now: number;
let verified: number;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'auth-'));
  database = openDatabase(join(folder, 'db.sqlite'));
  now = MONDAY_NOON;
  verified = 0;
  let ids = 0;
  const passwords = { ...argon2id, verify: (stored: string, given: string) => (verified++, argon2id.verify(stored, given)) };
  auth = createAuth({ staff: createStaffStore(database), sessions: createSessionStore(database), now: () => now, newId: () => `person-${++ids}`, passwords });
  await auth.createStaff({ cityId: 'bochum', login: 'Kowalski@bochum.example', name: 'Jutta von Kowalski', password, role: 'lead', teams: ['kod_mitte'] });
});

afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true });
});

async function signedIn(): Promise<string> {
  const answer = await auth.signIn('kowalski@bochum.example', password, 'office');
  if (!answer.ok) throw new Error(answer.reason);
  return answer.cookie;
}

const storedSessions = () => database.client.prepare<[], { sha256: string }>('select * from staff_session').all();

describe('signing in', () => {
  test('answers with a session that leads back to the person', async () => {
    expect(await auth.session(await signedIn())).toEqual({
      id: 'person-1',
      name: 'Jutta von Kowalski',
      initials: 'JK',
      cityId: 'bochum',
      role: 'lead',
      teams: ['kod_mitte']
    });
  });

  test('does not care about capitals and spaces around the login', async () => {
    expect((await auth.signIn(' KOWALSKI@bochum.example ', password, 'office')).ok).toBe(true);
  });

  test('makes a new session each time, and each of 256 random bits', async () => {
    const [first, second] = [await signedIn(), await signedIn()];
    expect(first).not.toBe(second);
    expect(first).toMatch(/^[a-z2-7]{52}$/);
  });

  test('leaves neither the session id nor the password in the database', async () => {
    const cookie = await signedIn();
    const everything = JSON.stringify([storedSessions(), database.client.prepare('select * from staff').all()]);
    expect(everything).not.toContain(cookie);
    expect(everything).not.toContain(password);
    expect(everything).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
  });

  test('answers an unknown login like a wrong password, after the same work', async () => {
    const wrong = await auth.signIn('kowalski@bochum.example', 'falsch falsch', 'office');
    expect(verified).toBe(1);
    expect(await auth.signIn('niemand@bochum.example', 'falsch falsch', 'office')).toEqual(wrong);
    expect(verified).toBe(2);
    expect(wrong).toEqual({ ok: false, reason: 'wrong' });
  });

  test('is stopped after ten wrong tries for one account, from wherever they come, the right password included', async () => {
    for (let i = 0; i < 10; i++) await auth.signIn('kowalski@bochum.example', 'falsch falsch', `network-${i}`);
    expect(await auth.signIn('kowalski@bochum.example', password, 'office')).toEqual({ ok: false, reason: 'throttled', retryAfterSeconds: 60 });
    now += MINUTE;
    expect((await auth.signIn('kowalski@bochum.example', password, 'office')).ok).toBe(true);
  });

  test('is stopped for an account that does not exist just the same', async () => {
    for (let i = 0; i < 10; i++) await auth.signIn('niemand', 'falsch falsch', `network-${i}`);
    expect(await auth.signIn('niemand', 'falsch falsch', 'office')).toMatchObject({ reason: 'throttled' });
  });

  test('is stopped for a network that tries many accounts, and only for that one', async () => {
    for (let i = 0; i < 30; i++) await auth.signIn(`name-${i}`, 'falsch falsch', 'guesser');
    expect(await auth.signIn('name-31', 'falsch falsch', 'guesser')).toMatchObject({ reason: 'throttled' });
    expect((await auth.signIn('kowalski@bochum.example', password, 'office')).ok).toBe(true);
  });

  test('with the right password never uses tries up', async () => {
    for (let i = 0; i < 15; i++) await signedIn();
  });
});

describe('a session', () => {
  test('ends when nothing happens for two hours', async () => {
    const cookie = await signedIn();
    now += 2 * HOUR + 1;
    expect(await auth.session(cookie)).toBeNull();
    expect(storedSessions()).toEqual([]);
  });

  test('goes on while it is used, but never longer than twelve hours', async () => {
    const cookie = await signedIn();
    for (let halfHours = 1; halfHours < 24; halfHours++) {
      now = MONDAY_NOON + halfHours * 30 * MINUTE;
      expect(await auth.session(cookie), `after ${halfHours} half hours`).not.toBeNull();
    }
    now = MONDAY_NOON + 12 * HOUR;
    expect(await auth.session(cookie)).toBeNull();
  });

  test('ends with signing out, the others of the person go on', async () => {
    const [here, there] = [await signedIn(), await signedIn()];
    await auth.signOut(here);
    expect(await auth.session(here)).toBeNull();
    expect(await auth.session(there)).not.toBeNull();
  });

  test.each([{ password: 'ein ganz neues' }, { role: 'auditor' as const }, { teams: [] }])('ends everywhere with the change %j', async (change) => {
    const cookies = [await signedIn(), await signedIn()];
    await auth.changeStaff('kowalski@bochum.example', change);
    expect(await Promise.all(cookies.map((cookie) => auth.session(cookie)))).toEqual([null, null]);
  });

  test.each(['', 'x', "' or 1=1 --", 'a'.repeat(52).toUpperCase(), 'a'.repeat(52)])('is not opened by %j', async (cookie) => {
    await signedIn();
    expect(await auth.session(cookie)).toBeNull();
  });

  test('is not opened by the hash that the database keeps', async () => {
    await signedIn();
    expect(await auth.session(storedSessions()[0]?.sha256 ?? '')).toBeNull();
  });
});

describe('an account', () => {
  const person = { cityId: 'bochum', login: 'neu', name: 'Ayşe', password, role: 'member' as const, teams: [] };

  test('is refused for a login that exists, in whatever case', async () => {
    await expect(auth.createStaff({ ...person, login: 'KOWALSKI@bochum.example' })).rejects.toMatchObject({ code: 'auth.login-taken' });
  });
  test('is refused with a password of seven characters', async () => {
    await expect(auth.createStaff({ ...person, password: '1234567' })).rejects.toMatchObject({ code: 'auth.password-length' });
  });
  test('is refused with a login that nobody could type', async () => {
    await expect(auth.createStaff({ ...person, login: 'zwei worte' })).rejects.toMatchObject({ code: 'auth.login-invalid' });
  });
  test('opens with the new password after a change and no longer with the old one', async () => {
    await auth.changeStaff('kowalski@bochum.example', { password: 'ein ganz neues' });
    expect((await auth.signIn('kowalski@bochum.example', password, 'office')).ok).toBe(false);
    expect((await auth.signIn('kowalski@bochum.example', 'ein ganz neues', 'office')).ok).toBe(true);
  });
  test('that does not exist cannot be changed', async () => {
    await expect(auth.changeStaff('niemand', { role: 'admin' })).rejects.toMatchObject({ code: 'auth.unknown-login' });
  });
});
