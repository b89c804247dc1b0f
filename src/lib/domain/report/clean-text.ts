import { isVisible } from './visible.ts';

/** Control characters but newline and tab, and the marks that make a line read in another order than it was typed. */
const UNWANTED = /(?![\n\t])\p{Cc}|[\u202A-\u202E\u2066-\u2069]/gu;

/** A person's text as it is kept: line ends as `\n`, nothing invisible that breaks or fakes its display, always valid Unicode. Empty where there is nothing to see. */
export function cleanText(text: string): string {
  const kept = text.toWellFormed().replaceAll('\r\n', '\n').replace(UNWANTED, '');
  return isVisible(kept) ? kept : '';
}
