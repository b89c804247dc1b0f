import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { TileAddress } from './sources.ts';

export type TileCache = {
  read(tile: TileAddress): Promise<Uint8Array | null>;
  write(tile: TileAddress, bytes: Uint8Array): Promise<void>;
};

/** Below this share of the limit nothing more is removed, so that cleaning up is rare. */
const KEEP_SHARE = 0.8;

type Kept = { path: string; size: number; at: number };

/** Tiles as files, `z/x/y`, together at most `limitBytes`; those not read for longest go first. */
export function createTileCache(folder: string, limitBytes: number): TileCache {
  let total: Promise<number> | null = null;
  const fileOf = ({ z, x, y }: TileAddress) => join(folder, String(z), String(x), `${y}.png`);

  return {
    async read(tile) {
      const file = fileOf(tile);
      const bytes = await readFile(file).catch(nullIfMissing);
      const now = new Date();
      if (bytes) await utimes(file, now, now).catch(nullIfMissing);
      return bytes;
    },
    async write(tile, bytes) {
      // Counted before the new file lies there, which is added below.
      total ??= sizeOf(folder);
      await total;
      const file = fileOf(tile);
      await mkdir(dirname(file), { recursive: true });
      const draft = `${file}.${process.pid}.part`;
      await writeFile(draft, bytes);
      await rename(draft, file);
      const size = (await total) + bytes.byteLength;
      total = Promise.resolve(size > limitBytes ? await removeLongestUnread(folder, limitBytes * KEEP_SHARE) : size);
    }
  };
}

async function removeLongestUnread(folder: string, targetBytes: number): Promise<number> {
  const kept = (await filesIn(folder)).sort((a, b) => a.at - b.at);
  let size = kept.reduce((sum, file) => sum + file.size, 0);
  for (const file of kept) {
    if (size <= targetBytes) break;
    await rm(file.path, { force: true });
    size -= file.size;
  }
  return size;
}

async function sizeOf(folder: string): Promise<number> {
  return (await filesIn(folder)).reduce((sum, { size }) => sum + size, 0);
}

async function filesIn(folder: string): Promise<Kept[]> {
  const entries = (await readdir(folder, { recursive: true, withFileTypes: true }).catch(nullIfMissing)) ?? [];
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return await Promise.all(files.map(async (path) => stat(path).then(({ size, mtimeMs }) => ({ path, size, at: mtimeMs }))));
}

function nullIfMissing(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
  throw error;
}
