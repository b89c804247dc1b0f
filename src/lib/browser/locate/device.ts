import type { LatLon } from '#lib/domain/geo/point.ts';

export type Fix = ({ ok: true; accuracyMeters: number } & LatLon) | { ok: false; reason: 'denied' | 'unavailable' | 'timeout' };

const TIMEOUT_MS = 10_000;
const REASONS = { 1: 'denied', 2: 'unavailable', 3: 'timeout' } as const;

const FRESH_ENOUGH_MS = 30_000;

/** One position of this device; `again` when the last one did not help. The browser asks for permission, so call it only after a tap. */
export function locateDevice({ again = false } = {}): Promise<Fix> {
  return new Promise((resolve) => {
    if (!('geolocation' in navigator)) {
      resolve({ ok: false, reason: 'unavailable' });
      return;
    }
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ ok: true, lat: coords.latitude, lon: coords.longitude, accuracyMeters: Math.round(coords.accuracy) }),
      ({ code }) => resolve({ ok: false, reason: REASONS[code as 1 | 2 | 3] }),
      { enableHighAccuracy: true, timeout: TIMEOUT_MS, maximumAge: again ? 0 : FRESH_ENOUGH_MS }
    );
  });
}
