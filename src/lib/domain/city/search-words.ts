import { wordFit, wordsOf, type Folded } from './fold.ts';

/** "alte wittener str" → "altewittenerstr wittenerstr str": what somebody types who forgets the spaces. */
export function joinedTails({ written, bare }: Folded): Folded {
  return { written: tailsOf(written), bare: tailsOf(bare) };
}

function tailsOf(name: string): string {
  const words = wordsOf(name);
  return words.map((_, i) => words.slice(i).join('')).join(' ');
}

/** A name as it is searched: folded, and the same without spaces from each word on. */
export type SearchedName = { name: string; joined: string };

/** How well a typed word fits a name (see `wordFit`), whether or not its spaces were typed. */
export function nameFit(word: string, { name, joined }: SearchedName): number {
  const fit = wordFit(word, name);
  if (fit >= 2) return fit;
  const joinedFit = wordFit(word, joined);
  return joinedFit >= 2 ? joinedFit : fit;
}

/** Shorter words have too many neighbours that are other words. */
const MIN_TYPO_LETTERS = 5;

/**
 * As `nameFit` for the words of one query, but a word that fits nowhere may be one slip away from a whole word of the
 * vocabulary that the name holds.
 */
export function fitWithTypo(vocabulary: readonly string[]): typeof nameFit {
  const meantBy = new Map<string, string[]>();
  return (word, searched) => {
    const fit = nameFit(word, searched);
    if (fit > 0 || word.length < MIN_TYPO_LETTERS) return fit;
    const meant = meantBy.get(word) ?? vocabulary.filter((known) => isOneEditAway(word, known));
    meantBy.set(word, meant);
    return meant.some((known) => nameFit(known, searched) === 3) ? 1 : 0;
  };
}

/** Whether one letter more, less or different, or two swapped neighbours, make one word the other; or nothing at all. */
export function isOneEditAway(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < shorter - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const [x, y] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  return (x.length <= 1 && y.length <= 1) || (x.length === 2 && x === `${y[1]}${y[0]}`);
}
