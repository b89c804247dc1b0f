/** RFC 5321, 4.5.3.1.3. */
const MOST_CHARACTERS = 254;
/** One mailbox and nothing that a mail header could mistake for a second one; whether it exists only a mail can tell. */
const ADDRESS = /^[^\s\p{Cc}@<>()[\]\\,;:"]{1,64}@(?:[^\s\p{Cc}@<>()[\]\\,;:".]+\.)+[^\s\p{Cc}@<>()[\]\\,;:".\d]{2,}$/u;

/** A typed e-mail address without the spaces around it, or null when no mail could go there. */
export function readMailAddress(typed: string): string | null {
  const address = typed.trim();
  return address.length <= MOST_CHARACTERS && ADDRESS.test(address) ? address : null;
}

/** The same for every way of writing the same mailbox in capitals or small letters. */
export function mailboxOf(address: string): string {
  return address.toLowerCase();
}

/** Characters before the @ from which first and last give little away. */
const LONG_ENOUGH = 5;

/** "a…r@example.de": enough to know one's own address again, for a page whose link may be shared. */
export function maskedAddress(address: string): string {
  const at = address.lastIndexOf('@');
  const end = at >= LONG_ENOUGH ? address.slice(at - 1, at) : '';
  return `${address.slice(0, 1)}…${end}${address.slice(at)}`;
}
