import { plainTyping } from '../plain-typing.ts';

/** Six digits: short enough to be read out, and with few tries per report too many to be guessed. */
const DIGITS = 6;
const BYTES_PER_DIGIT = 4;

/** How many random bytes a PIN is made of. */
export const PIN_RANDOM_BYTES = DIGITS * BYTES_PER_DIGIT;

/** A PIN such as "402917" for the counter and the telephone, from cryptographically strong bytes. */
export function pinFrom(bytes: Uint8Array): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, PIN_RANDOM_BYTES);
  // The remainder of 32 bits by 10 prefers no digit by more than one in 400 million.
  return Array.from({ length: DIGITS }, (_, digit) => view.getUint32(digit * BYTES_PER_DIGIT) % 10).join('');
}

/** What somebody read out or typed, without the pauses in it and in Latin digits; null when it cannot be a PIN. */
export function parsePin(typed: string): string | null {
  const digits = plainTyping(typed).replaceAll('-', '');
  return new RegExp(`^\\d{${DIGITS}}$`).test(digits) ? digits : null;
}

/** "402 917", as it is shown and read out. */
export function pinInGroups(pin: string): string {
  return `${pin.slice(0, DIGITS / 2)} ${pin.slice(DIGITS / 2)}`;
}
