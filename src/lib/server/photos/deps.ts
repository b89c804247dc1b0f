import { createHash } from 'node:crypto';
import type { Instant } from '#lib/domain/time.ts';
import type { ReportStore } from '../reports/store.ts';
import type { Decoder } from './decoder.ts';
import type { BlobStore, PhotoStore } from './store.ts';
import type { Photo } from './verbs.ts';

/** What the photo verbs need from outside. */
export type PhotoDeps = {
  photos: PhotoStore;
  blobs: BlobStore;
  reports: Pick<ReportStore, 'byId' | 'byReference' | 'keyOpens'>;
  decoder: Decoder;
  /** Told of each photo that is kept, again when it is sent again. */
  kept: (photo: Photo) => Promise<void>;
  now: () => Instant;
  newId: () => string;
};

export function sha256Hex(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}
