import { existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../../tests/support/temporary-folder.ts';
import { createBlobFiles } from './blob-files.ts';
import { blobStoreContract } from './blob-store.contract.ts';

const HOUR_AGO = Date.now() - 3_600_000;
const nothingUsed = async () => new Set<string>();

function age(path: string): void {
  utimesSync(path, HOUR_AGO / 1000, HOUR_AGO / 1000);
}

describe('blobs as files', () => {
  blobStoreContract(() => {
    const folder = temporaryFolder();
    return { blobs: createBlobFiles(folder), reopen: () => createBlobFiles(folder) };
  });

  it('lie in folders by the first two letters, with nothing left of the writing', async () => {
    const folder = temporaryFolder();
    const name = await createBlobFiles(folder).put(Buffer.from('x'));
    expect(readFileSync(join(folder, name.slice(0, 2), name), 'utf8')).toBe('x');
    expect(readdirSync(join(folder, 'incoming'))).toEqual([]);
  });
});

describe('sweeping', () => {
  it('removes old files that no row points to, and old halves of broken-off writing', async () => {
    const folder = temporaryFolder();
    const blobs = createBlobFiles(folder);
    const [orphan, used, young] = [await blobs.put(Buffer.from('orphan')), await blobs.put(Buffer.from('used')), await blobs.put(Buffer.from('young'))];
    const half = join(folder, 'incoming', 'half');
    writeFileSync(half, 'ha');
    for (const name of [orphan, used]) age(join(folder, name.slice(0, 2), name));
    age(half);
    expect(await blobs.sweep({ olderThan: HOUR_AGO + 1000, used: async () => new Set([used]) })).toBe(2);
    expect(await blobs.get(orphan)).toBeNull();
    expect(existsSync(half)).toBe(false);
    expect(await blobs.get(used)).not.toBeNull();
    expect(await blobs.get(young)).not.toBeNull();
  });

  it('spares an old orphan that is put again meanwhile', async () => {
    const folder = temporaryFolder();
    const blobs = createBlobFiles(folder);
    const name = await blobs.put(Buffer.from('again'));
    age(join(folder, name.slice(0, 2), name));
    const putAgain = async () => {
      void blobs.put(Buffer.from('again'));
      return nothingUsed();
    };
    expect(await blobs.sweep({ olderThan: HOUR_AGO + 1000, used: putAgain })).toBe(0);
    await blobs.put(Buffer.from('again'));
    expect(await blobs.get(name)).not.toBeNull();
  });

  it('finds nothing in a storage that nobody used yet', async () => {
    expect(await createBlobFiles(join(temporaryFolder(), 'photos')).sweep({ olderThan: Date.now(), used: nothingUsed })).toBe(0);
  });
});
