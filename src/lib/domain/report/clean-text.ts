/** Control characters but newline and tab, and the marks that make a line read in another order than it was typed. */
const UNWANTED = /(?![\n\t])\p{Cc}|[\u202A-\u202E\u2066-\u2069]/gu;

/** Signs that Unicode calls letters or symbols, and that nobody sees: fillers of Hangul, marks of variation, the empty Braille cell. */
const VISIBLE = /[^\p{C}\p{Z}\p{DI}\u2800]/u;

/** A person's text as it is kept: line ends as `\n`, nothing invisible that breaks or fakes its display, always valid Unicode. Empty where there is nothing to see. */
export function cleanText(text: string): string {
  const kept = text.toWellFormed().replaceAll('\r\n', '\n').replace(UNWANTED, '');
  return VISIBLE.test(kept) ? kept : '';
}
