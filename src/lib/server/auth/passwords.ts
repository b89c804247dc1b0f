import { hash, verify } from '@node-rs/argon2';

/** Makes and checks password hashes; the work runs outside the main thread. */
export type Passwords = { hash(password: string): Promise<string>; verify(hash: string, password: string): Promise<boolean> };

/** ASVS 5.0, 6.2.1. */
export const MIN_PASSWORD_CHARACTERS = 8;
/** Keeps a sender from making us hash megabytes. */
export const MAX_PASSWORD_CHARACTERS = 200;

/** OWASP Password Storage: 19 MiB, two passes, one lane. The library's variant is argon2id unless told otherwise. */
const ARGON2ID = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const argon2id: Passwords = {
  hash: (password) => hash(password, ARGON2ID),
  verify: (stored, password) => verify(stored, password)
};
