import { describe, expect, test } from 'vitest';
import { HOUR } from '#lib/domain/time.ts';
import { WEDNESDAY_TEN } from '../../../../tests/support/builders.ts';
import type { SessionStore, StaffAccount, StaffStore } from './store.ts';

export type AuthStorage = { staff: StaffStore; sessions: SessionStore };

function anAccount(overrides: { id?: string; login?: string; name?: string; cityId?: string } = {}): StaffAccount {
  const { id = 'person-1', login = 'jülide', name = 'Jülide Öz', cityId = 'kleinstadt' } = overrides;
  return {
    staff: { id, name, initials: 'JÖ', cityId, role: 'member', teams: ['kod-west', 'kod-ost'] },
    login,
    passwordHash: '$argon2id$…',
    createdAt: WEDNESDAY_TEN
  };
}

const aSession = (sha256 = 'hash-1', staffId = 'person-1') => ({
  sha256,
  staffId,
  createdAt: WEDNESDAY_TEN,
  expiresAt: WEDNESDAY_TEN + HOUR,
  endsAt: WEDNESDAY_TEN + 12 * HOUR
});

/** What every implementation of `StaffStore` and `SessionStore` has to do. `open` makes an empty storage. */
export function authStoreContract(open: () => AuthStorage): void {
  describe('accounts', () => accounts(open));
  describe('sessions', () => sessions(open));
}

function accounts(open: () => AuthStorage): void {
  test('an account comes back as it was given, by login and by id', async () => {
    const { staff } = open();
    expect(await staff.create(anAccount())).toEqual({ ok: true });
    expect(await staff.byLogin('jülide')).toEqual(anAccount());
    expect(await staff.byId('person-1')).toEqual(anAccount().staff);
    expect(await staff.byLogin('unknown')).toBeNull();
    expect(await staff.byId('unknown')).toBeNull();
  });

  test('a login exists once, whatever the city', async () => {
    const { staff } = open();
    await staff.create(anAccount());
    expect(await staff.create(anAccount({ id: 'person-2', cityId: 'nachbarstadt' }))).toEqual({ ok: false, reason: 'login-taken' });
    expect(await staff.byId('person-2')).toBeNull();
  });

  test('a change replaces what is given and keeps the rest', async () => {
    const { staff } = open();
    await staff.create(anAccount());
    expect(await staff.change('person-1', { teams: [] })).toEqual({ ...anAccount().staff, teams: [] });
    await staff.change('person-1', { role: 'admin', passwordHash: 'new' });
    expect(await staff.byLogin('jülide')).toEqual({ ...anAccount(), staff: { ...anAccount().staff, teams: [], role: 'admin' }, passwordHash: 'new' });
    expect(await staff.change('unknown', { role: 'admin' })).toBeNull();
  });

  test('the list has everyone of one city, by name', async () => {
    const { staff } = open();
    await staff.create(anAccount({ id: '1', login: 'z', name: 'Zoe' }));
    await staff.create(anAccount({ id: '2', login: 'a', name: 'Anna' }));
    await staff.create(anAccount({ id: '3', login: 'n', name: 'Nachbar', cityId: 'nachbarstadt' }));
    expect((await staff.list('kleinstadt')).map((person) => person.name)).toEqual(['Anna', 'Zoe']);
  });
}

function sessions(open: () => AuthStorage): void {
  async function withAccount() {
    const storage = open();
    await storage.staff.create(anAccount());
    return storage.sessions;
  }

  test('a session is found by its hash until it is removed', async () => {
    const store = await withAccount();
    await store.insert(aSession());
    expect(await store.byHash('hash-1')).toEqual(aSession());
    await store.remove('hash-1');
    expect(await store.byHash('hash-1')).toBeNull();
  });

  test('being used moves the idle end, but never past the absolute end', async () => {
    const store = await withAccount();
    await store.insert(aSession());
    await store.touch('hash-1', WEDNESDAY_TEN + 2 * HOUR);
    expect((await store.byHash('hash-1'))?.expiresAt).toBe(WEDNESDAY_TEN + 2 * HOUR);
    await store.touch('hash-1', WEDNESDAY_TEN + 20 * HOUR);
    expect((await store.byHash('hash-1'))?.expiresAt).toBe(aSession().endsAt);
    await expect(store.touch('unknown', WEDNESDAY_TEN)).resolves.toBeUndefined();
  });

  test('all sessions of a person end together', async () => {
    const store = await withAccount();
    await store.insert(aSession('hash-1'));
    await store.insert(aSession('hash-2'));
    expect((await store.ofStaff('person-1')).map((session) => session.sha256).sort()).toEqual(['hash-1', 'hash-2']);
    await store.removeOfStaff('person-1');
    expect(await store.ofStaff('person-1')).toEqual([]);
  });

  test('what is past its idle or absolute end is cleared away, the rest stays', async () => {
    const store = await withAccount();
    await store.insert(aSession('idle'));
    await store.insert({ ...aSession('running'), expiresAt: WEDNESDAY_TEN + 2 * HOUR });
    await store.insert({ ...aSession('ended'), expiresAt: WEDNESDAY_TEN + 2 * HOUR, endsAt: WEDNESDAY_TEN + HOUR });
    await store.removeExpired(WEDNESDAY_TEN + HOUR);
    expect((await store.ofStaff('person-1')).map((session) => session.sha256)).toEqual(['running']);
  });
}
