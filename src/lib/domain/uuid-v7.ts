import type { Instant } from './time.ts';

export const UUID_RANDOM_BYTES = 10;

/**
 * A UUID of version 7 (RFC 9562, 5.7): 48 bits of time, then 74 random bits, so that ids sort by age. Throws `RangeError`
 * on fewer than ten random bytes.
 */
export function uuidV7(now: Instant, randomBytes: Uint8Array): string {
  if (randomBytes.length < UUID_RANDOM_BYTES) throw new RangeError(`a UUID needs ${UUID_RANDOM_BYTES} bytes, got ${randomBytes.length}`);
  const time = Math.trunc(now).toString(16).padStart(12, '0');
  const random = [...randomBytes.subarray(0, UUID_RANDOM_BYTES)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const variant = (8 + (Number.parseInt(random.charAt(3), 16) & 3)).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(0, 3)}-${variant}${random.slice(4, 7)}-${random.slice(7, 19)}`;
}
