import { DAY } from '#lib/domain/time.ts';
import type { BlobFiles } from './blob-files.ts';
import type { PhotoStore } from './store.ts';

/** A photo's row follows its files within seconds; what has none after a day never gets one. */
const GRACE_MS = DAY;

export type Orphans = { blobs: Pick<BlobFiles, 'sweep'>; photos: Pick<PhotoStore, 'fileNames'> };

/** Removes photo files that belong to no report (decision 12). */
export function removeOrphans({ blobs, photos }: Orphans): Promise<unknown> {
  return blobs.sweep({ olderThan: Date.now() - GRACE_MS, used: () => photos.fileNames() });
}
