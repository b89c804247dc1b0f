/** What another page, a keyboard or a voice puts between the signs: spaces, and marks of direction or joining that nobody sees. */
const UNSEEN = /[\s\p{Cf}]/gu;
/** Digits of Arabic and Persian keyboards; the last four bits of their code are their value. */
const EASTERN_DIGITS = /[\u0660-\u0669\u06F0-\u06F9]/g;
const VALUE_BITS = 0xf;

/** A number, code or PIN as it was meant, however it was copied or typed: nothing between its signs, and Latin digits. */
export function plainTyping(typed: string): string {
  return latinDigits(typed.replace(UNSEEN, ''));
}

/** A text whose Arabic and Persian digits are Latin ones; all else stays. */
export function latinDigits(text: string): string {
  return text.replace(EASTERN_DIGITS, (digit) => String(digit.charCodeAt(0) & VALUE_BITS));
}
