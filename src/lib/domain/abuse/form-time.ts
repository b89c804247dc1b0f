import type { Instant } from '../time.ts';

/** How long ago an id of version 7 was made, in milliseconds; null for another id, or one from the future. */
export function ageOfId(id: string, now: Instant): number | null {
  const hex = id.replaceAll('-', '');
  if (!/^[0-9a-f]{12}7/i.test(hex)) return null;
  const age = now - Number.parseInt(hex.slice(0, 12), 16);
  return age >= 0 ? age : null;
}
