import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { BlobStore } from './store.ts';

/** What every implementation of `BlobStore` has to do. `open` makes an empty one; `reopen` is another process on the same. */
export function blobStoreContract(open: () => { blobs: BlobStore; reopen: () => BlobStore }): void {
  const bytes = Buffer.from('a rendition');
  const name = createHash('sha256').update(bytes).digest('hex');

  test('bytes come back under their SHA-256, for another process as well', async () => {
    const { blobs, reopen } = open();
    expect(await blobs.put(bytes)).toBe(name);
    for (const store of [blobs, reopen()]) expect(Buffer.from((await store.get(name)) ?? [])).toEqual(bytes);
  });

  test('an unknown name is null, something that is no name is a mistake', async () => {
    const { blobs } = open();
    expect(await blobs.get(name)).toBeNull();
    await expect(blobs.get('../../etc/passwd')).rejects.toMatchObject({ code: 'photos.invalid-file-name' });
  });

  test('twenty racing puts of the same bytes are one blob', async () => {
    const { blobs, reopen } = open();
    const other = reopen();
    const names = await Promise.all(Array.from({ length: 20 }, (_, n) => (n % 2 ? blobs : other).put(bytes)));
    expect(new Set(names)).toEqual(new Set([name]));
    expect(Buffer.from((await other.get(name)) ?? [])).toEqual(bytes);
  });
}
