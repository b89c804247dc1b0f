import { expect, test } from 'vitest';
import { MINUTE } from '#lib/domain/time.ts';
import { WEDNESDAY_TEN } from '../../../../tests/support/builders.ts';
import type { ApiKey, KeyStore } from './store.ts';

function aKey(overrides: Partial<ApiKey> = {}): ApiKey {
  return {
    cityId: 'kleinstadt',
    id: 'key-1',
    sha256: 'hash-1',
    name: 'Nachbarstadt',
    rights: ['report'],
    categories: ['waste'],
    perHour: 60,
    createdAt: WEDNESDAY_TEN,
    createdBy: 'anna',
    revokedAt: null,
    lastUsedAt: null,
    uses: 0,
    ...overrides
  };
}

/** What every implementation of `KeyStore` has to do. `open` makes an empty storage, `connect` a second process on it. */
export function keyStoreContract(open: () => { store: KeyStore; connect: () => KeyStore }): void {
  test('a key is found by its hash and in the list of its city, newest first', async () => {
    const { store, connect } = open();
    const second = aKey({ id: 'key-2', sha256: 'hash-2', createdAt: WEDNESDAY_TEN + MINUTE, categories: null, createdBy: null });
    await store.add(aKey());
    await store.add(aKey({ name: 'Noch einmal' }));
    await store.add(second);
    expect(await connect().list('kleinstadt')).toEqual([second, aKey()]);
    expect(await store.list('nachbarstadt')).toEqual([]);
    expect(await store.bySha256('hash-1')).toEqual(aKey());
    expect(await store.bySha256('hash-3')).toBeNull();
  });

  test('a key is revoked once, and stays in the list', async () => {
    const { store } = open();
    await store.add(aKey());
    expect(await store.revoke('nachbarstadt', 'key-1', WEDNESDAY_TEN)).toBe(false);
    expect(await store.revoke('kleinstadt', 'key-1', WEDNESDAY_TEN)).toBe(true);
    expect(await store.revoke('kleinstadt', 'key-1', WEDNESDAY_TEN + MINUTE)).toBe(false);
    expect(await store.list('kleinstadt')).toEqual([aKey({ revokedAt: WEDNESDAY_TEN })]);
  });

  test('each use counts, and the first key that a report came with stays', async () => {
    const { store, connect } = open();
    await store.add(aKey());
    await store.used('kleinstadt', 'key-1', WEDNESDAY_TEN);
    await store.used('kleinstadt', 'key-1', WEDNESDAY_TEN + MINUTE);
    expect(await connect().bySha256('hash-1')).toEqual(aKey({ uses: 2, lastUsedAt: WEDNESDAY_TEN + MINUTE }));
    const receipt = { cityId: 'kleinstadt', reportId: 'report-1', keyId: 'key-1', at: WEDNESDAY_TEN };
    await store.received(receipt);
    await store.received({ ...receipt, keyId: 'key-2' });
    expect(await store.keyOf('kleinstadt', 'report-1')).toBe('key-1');
    expect(await store.keyOf('kleinstadt', 'report-2')).toBeNull();
  });
}
