import type { ApiKey } from '../open311/store.ts';

/** Everybody knows it, so a live installation refuses it even if the row is there. */
export const DEMO_OPEN311_KEY = 'demo-open311-key';

/** The key that a demo gives to whoever tries the interface. */
export function demoKey(cityId: string, { sha256, now }: { sha256: string; now: number }): ApiKey {
  return {
    cityId,
    id: 'demo',
    sha256,
    name: 'Demo-Schlüssel',
    rights: ['report', 'update'],
    categories: null,
    perHour: 3600,
    createdAt: now,
    createdBy: null,
    revokedAt: null,
    lastUsedAt: null,
    uses: 0
  };
}
