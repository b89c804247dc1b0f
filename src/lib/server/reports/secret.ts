import { createHash } from 'node:crypto';

/** 128 random bits in base64url, as the browser makes them (decision 11). */
const SECRET = /^[A-Za-z0-9_-]{22}$/;

export function isSecret(text: string): boolean {
  return SECRET.test(text);
}

/** Hex SHA-256: all that is ever stored of a reporter's secret. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
