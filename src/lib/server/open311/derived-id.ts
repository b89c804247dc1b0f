import { createHash, createHmac } from 'node:crypto';

const SECRET_BYTES = 16;

/** Hex SHA-256: all that is ever stored of a key. */
export function hashKey(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** The same parts always make the same id, in the form of a UUID of version 8 (RFC 9562, 5.8). */
export function derivedId(...parts: string[]): string {
  const hex = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** A reporter's secret that only whoever holds the key could make again: the database knows neither of the two. */
export function derivedSecret(key: string, ...parts: string[]): string {
  return createHmac('sha256', key).update(JSON.stringify(parts)).digest().subarray(0, SECRET_BYTES).toString('base64url');
}
