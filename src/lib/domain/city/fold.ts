/**
 * Two spellings of a German text without case, accents and punctuation: with ae/oe/ue, and with bare a/o/u.
 * Whoever types "Koenigsallee", "Konigsallee" or "Königsallee" meets one of them. "Straße" and its abbreviations,
 * also when half typed, become "str"; "Hbf" and "Bhf" are written out.
 */
export type Folded = { written: string; bare: string };

export function fold(text: string): Folded {
  const lower = text.toLowerCase().replaceAll('ß', 'ss');
  const written = lower.replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue');
  return { written: plain(written), bare: plain(lower) };
}

export function wordsOf(folded: string): string[] {
  return folded === '' ? [] : folded.split(' ');
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{Mark}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .replaceAll(/\bhbf(?= |$)/g, 'hauptbahnhof')
    .replaceAll(/\bbhf(?= |$)/g, 'bahnhof')
    .replaceAll(/str(a|as|ase|ass|asse)?(?= |$)/g, 'str')
    .trim();
}

/** How well a typed word fits a folded text: 3 a whole word, 2 the start of a word, 1 inside a compound, 0 not at all. */
export function wordFit(word: string, text: string): 0 | 1 | 2 | 3 {
  if (!text.includes(word)) return 0;
  const words = wordsOf(text);
  if (words.includes(word)) return 3;
  if (words.some((candidate) => candidate.startsWith(word))) return 2;
  return word.length >= MIN_INFIX_LETTERS ? 1 : 0;
}

/** Shorter words ("Am", "In") would be found inside almost everything. */
const MIN_INFIX_LETTERS = 3;
