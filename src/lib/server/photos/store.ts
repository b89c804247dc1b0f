import type { Instant } from '#lib/domain/time.ts';
import type { Photo } from './verbs.ts';

/** Rows about photos. Contract suite: `store.contract.ts`. The bytes are kept by the `BlobStore`. */
export type PhotoStore = {
  /**
   * Idempotent by photo id; appends `photo_added` to the report's history in the same transaction. A report that gets more
   * photos than it announced expects that many from then on.
   */
  add(
    photo: Photo,
    event: { id: string; changeId: string; actor: { kind: 'reporter' | 'staff'; id: string | null } },
    limit: number
  ): Promise<{ ok: true; photo: Photo; created: boolean } | { ok: false; problem: 'too-many' }>;
  byId(cityId: string, id: string): Promise<Photo | null>;
  ofReport(cityId: string, reportId: string): Promise<Photo[]>;
  /** Sets or clears the public copy and appends `photo_released` / `photo_withheld`. */
  setReleased(
    cityId: string,
    id: string,
    released: Photo['released'],
    boxes: Photo['boxes'],
    event: { id: string; changeId: string; staffId: string; at: Instant }
  ): Promise<void>;
  import(photos: readonly Photo[]): Promise<void>;
  /** Names of all files that a row points to, public copies included. */
  fileNames(): Promise<ReadonlySet<string>>;
};

/** Immutable files named by their SHA-256. `put` returns once file and folder are on disk (decision 12). */
export type BlobStore = {
  put(bytes: Uint8Array): Promise<string>;
  get(sha256: string): Promise<Uint8Array | null>;
};
