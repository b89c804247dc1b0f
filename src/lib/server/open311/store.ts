import type { Instant } from '#lib/domain/time.ts';

/** `report`: sends reports. `update`: sends news about reports. Reading needs no key. */
export const KEY_RIGHTS = ['report', 'update'] as const;
export type KeyRight = (typeof KEY_RIGHTS)[number];

/** A key of another system; the key itself is nowhere, only its hash. */
export type ApiKey = {
  cityId: string;
  id: string;
  sha256: string;
  /** Whose it is, for the desk. */
  name: string;
  rights: readonly KeyRight[];
  /** Codes of the categories it may send to; null for all. */
  categories: readonly string[] | null;
  /** Requests per hour. */
  perHour: number;
  createdAt: Instant;
  createdBy: string | null;
  revokedAt: Instant | null;
  lastUsedAt: Instant | null;
  uses: number;
};

/** Keeps keys and what came with them. Contract suite: `store.contract.ts`. */
export type KeyStore = {
  /** Idempotent by id. */
  add(key: ApiKey): Promise<void>;
  bySha256(sha256: string): Promise<ApiKey | null>;
  /** Newest first, revoked ones included. */
  list(cityId: string): Promise<ApiKey[]>;
  /** False when there is no such key or it was revoked before. */
  revoke(cityId: string, id: string, at: Instant): Promise<boolean>;
  /** Counts one use. */
  used(cityId: string, id: string, at: Instant): Promise<void>;
  /** Remembers which key a report came with; the first one stays. */
  received(receipt: { cityId: string; reportId: string; keyId: string; at: Instant }): Promise<void>;
  /** Id of the key that a report came with; null for every other report. */
  keyOf(cityId: string, reportId: string): Promise<string | null>;
};
