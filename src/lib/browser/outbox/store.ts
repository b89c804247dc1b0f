import type { OutboxRecord } from './record.ts';

/** Where the reports of this device lie until they are acknowledged. Each method is one whole unit of work. */
export type OutboxStore = {
  /** False in a browser that keeps nothing: whatever is in here ends with the page. */
  readonly durable: boolean;
  get: (id: string) => Promise<OutboxRecord | null>;
  all: () => Promise<OutboxRecord[]>;
  /** Stores a draft, or puts it on its way; false when it already is on its way, from another tab perhaps, and was left alone. */
  keep: (record: OutboxRecord) => Promise<boolean>;
  /** Changes a record in one step; `change` answers null to leave it. Null when it is gone or was left. */
  update: (id: string, change: (record: OutboxRecord) => OutboxRecord | null) => Promise<OutboxRecord | null>;
  /** Puts a record in the place of another, photos included. */
  replace: (oldId: string, record: OutboxRecord) => Promise<void>;
  /** Removes a record and its photos. */
  remove: (id: string) => Promise<void>;
  putPhoto: (photo: StoredPhoto) => Promise<void>;
  photo: (id: string) => Promise<StoredPhoto | null>;
  photosOf: (reportId: string) => Promise<StoredPhoto[]>;
  removePhoto: (id: string) => Promise<void>;
  clear: () => Promise<void>;
};

export type StoredPhoto = { id: string; reportId: string; blob: Blob };
