import { plainTyping } from '../plain-typing.ts';

/** Letters and digits without 0, O, 1 and I, so that a reference survives being read aloud and typed again. */
export const REFERENCE_ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
export const REFERENCE_BYTES = 6;

const DASHES = /[-\u2010-\u2015\u2212.·]/g;
const COMPACT = /^([A-Z]{1,4})([A-HJ-NP-Z2-9]{3})([A-HJ-NP-Z2-9]{3})$/;

/**
 * A speakable reference such as `BO-7K4-M2P` from the city's prefix and six random bytes; 32 characters, so that
 * each byte's low five bits pick one evenly. Throws `RangeError` on fewer bytes.
 */
export function makeReference(prefix: string, randomBytes: Uint8Array): string {
  if (randomBytes.length < REFERENCE_BYTES) throw new RangeError(`reference needs ${REFERENCE_BYTES} bytes, got ${randomBytes.length}`);
  const letters = [...randomBytes.subarray(0, REFERENCE_BYTES)].map((byte) => REFERENCE_ALPHABET.charAt(byte & 31)).join('');
  return `${prefix}-${letters.slice(0, 3)}-${letters.slice(3)}`;
}

/**
 * Reads a reference as people type it: any case, with or without dashes and spaces, or copied from our pages. A character that no reference
 * contains makes it null; nothing is replaced by a look-alike, as the look-alike could be somebody else's report.
 */
export function parseReference(input: string): string | null {
  const match = COMPACT.exec(plainTyping(input).replace(DASHES, '').toUpperCase());
  return match ? `${match[1]}-${match[2]}-${match[3]}` : null;
}

/** The reference for the middle of a sentence: a browser may break a line after a hyphen, and half a number is read out wrong. */
export function unbroken(reference: string): string {
  return reference.replaceAll('-', '-\u2060');
}
