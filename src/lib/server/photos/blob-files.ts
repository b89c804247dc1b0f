import { createHash, randomUUID } from 'node:crypto';
import { statSync, unlinkSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from '../errors.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { BlobStore } from './store.ts';

const SHA256_NAME = /^[0-9a-f]{64}$/;

export type Sweep = {
  /** By the clock of the disk. Files younger than this may belong to a photo whose row is about to be written. */
  olderThan: Instant;
  /** Names that a stored row points to; asked after the files were listed. */
  used: () => Promise<ReadonlySet<string>>;
};

export type BlobFiles = BlobStore & {
  /** Removes files that no row points to and left-over temporary ones; returns how many. Never called in a request. */
  sweep(sweep: Sweep): Promise<number>;
};

/** Keeps each blob as a file `ab/abcd…` under the folder, named by its SHA-256. */
export function createBlobFiles(folder: string): BlobFiles {
  const incoming = join(folder, 'incoming');
  const pathOf = (name: string): string => join(folder, name.slice(0, 2), name);
  const beingPut = new Map<string, number>();

  async function write(name: string, bytes: Uint8Array): Promise<void> {
    const shard = dirname(pathOf(name));
    const isNew = await mkdir(shard, { recursive: true });
    if (isNew) for (const parent of [folder, dirname(folder)]) await syncFolder(parent);
    await mkdir(incoming, { recursive: true });
    const temporary = join(incoming, randomUUID());
    try {
      await writeSynced(temporary, bytes);
      await rename(temporary, pathOf(name));
    } catch (error) {
      await unlink(temporary).catch(() => undefined);
      throw error;
    }
    await syncFolder(shard);
  }

  return {
    async put(bytes) {
      const name = createHash('sha256').update(bytes).digest('hex');
      beingPut.set(name, (beingPut.get(name) ?? 0) + 1);
      try {
        await write(name, bytes);
        return name;
      } finally {
        const others = (beingPut.get(name) ?? 1) - 1;
        if (others > 0) beingPut.set(name, others);
        else beingPut.delete(name);
      }
    },

    async get(sha256) {
      if (!SHA256_NAME.test(sha256)) throw new AppError('photos.invalid-file-name', {});
      try {
        return await readFile(pathOf(sha256));
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },

    async sweep({ olderThan, used }) {
      const files = await listFiles(folder);
      const kept = await used();
      return files.filter(({ path, name }) => !kept.has(name) && !beingPut.has(name) && removeIfOld(path, olderThan)).length;
    }
  };
}

async function writeSynced(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A renamed file survives a power cut only once its folder is on disk; Windows cannot open folders and does without. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function listFiles(folder: string): Promise<{ path: string; name: string }[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => ({ path: join(entry.parentPath, entry.name), name: entry.name }));
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

/** Without a pause between the two calls, so that a `put` of this process cannot come between them. */
function removeIfOld(path: string, olderThan: Instant): boolean {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat || stat.mtimeMs >= olderThan) return false;
  unlinkSync(path);
  return true;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
