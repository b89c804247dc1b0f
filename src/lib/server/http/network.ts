import { createHmac, randomBytes } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { DAY, type Instant } from '#lib/domain/time.ts';

/**
 * Turns an address into a name for its network that nobody can turn back: HMAC with a salt that lives only in memory and
 * changes every day (measured.md, anti-automation). The address itself is stored nowhere.
 */
export function createNetworkNames(random: () => Uint8Array = () => randomBytes(32)): (address: string, now: Instant) => string {
  let salt = { day: Number.NaN, key: random() };
  return (address, now) => {
    const day = Math.floor(now / DAY);
    if (day !== salt.day) salt = { day, key: random() };
    return createHmac('sha256', salt.key).update(networkOf(address)).digest('base64url').slice(0, 22);
  };
}

/** An IPv4 address as it is, the first 64 bits of an IPv6 address: one household either way. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped?.[1]) return mapped[1];
  const plain = address.replace(/%.*$/, '');
  if (!isIPv6(plain)) return plain;
  const [head = '', tail] = plain.toLowerCase().split('::');
  const front = head.split(':').filter(Boolean);
  const back = tail?.split(':').filter(Boolean) ?? [];
  const zeros = tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - front.length - back.length) }, () => '0');
  const groups = [...front, ...zeros, ...back].map((group) => group.replace(/^0+(?=.)/, ''));
  return groups.slice(0, 4).join(':');
}
