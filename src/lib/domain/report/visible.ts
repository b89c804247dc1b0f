/** `DI` are signs that Unicode calls letters or marks and that nobody sees, such as fillers of Hangul; the last is the empty Braille cell. */
const VISIBLE = /[^\p{C}\p{Z}\p{DI}\u2800]/u;

/** Whether there is anything to see in a text. */
export function isVisible(text: string): boolean {
  return VISIBLE.test(text);
}
