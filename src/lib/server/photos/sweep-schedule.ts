import { DAY, HOUR } from '#lib/domain/time.ts';
import type { BlobFiles } from './blob-files.ts';
import type { PhotoStore } from './store.ts';

/** A photo's row follows its files within seconds; what has none after a day never gets one. */
const GRACE_MS = DAY;
const FIRST_AFTER_MS = HOUR / 60;

/**
 * Removes orphaned photo files once a day, never in a request (decision 12). Answers with a function that ends it.
 * `failed` hears of a sweep that broke off; the next one tries again.
 */
export function scheduleSweep(blobs: Pick<BlobFiles, 'sweep'>, photos: Pick<PhotoStore, 'fileNames'>, failed: (error: unknown) => void): () => void {
  const sweep = () => void blobs.sweep({ olderThan: Date.now() - GRACE_MS, used: () => photos.fileNames() }).catch(failed);
  const first = setTimeout(sweep, FIRST_AFTER_MS).unref();
  const daily = setInterval(sweep, DAY).unref();
  return () => {
    clearTimeout(first);
    clearInterval(daily);
  };
}
