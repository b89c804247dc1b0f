import { fold, wordsOf } from '../city/fold.ts';

/** Words that every report may hold and that say nothing about the thing reported. */
const EMPTY_WORDS = new Set(
  (
    'aber alle als am an auch auf aus bei bin bis bitte da das dass dem den der des die dort ein eine einem einen einer es etwas guten ' +
    'hallo hat hier ich ihr im immer in ist ja kann man mehr mein mir mit nach nicht noch nun nur oder schon sehr seit sich sie sind so ' +
    'steht stehen liegt liegen tag tagen ueber um und uns unser vom von vor war was wegen weil wenn wer wie wieder wir wird wurde zu zum zur'
  ).split(' ')
);
const GRAM_LETTERS = 3;

/**
 * Share of common three-letter pieces of two German texts (Dice 1945): 0 nothing in common, 1 the same; null when one
 * side says nothing. Case, umlauts and little words do not count, and because pieces are compared and not words,
 * "Sperrmüllhaufen" resembles "Sperrmüll".
 */
export function textSimilarity(a: string | null, b: string | null): number | null {
  const left = pieces(a);
  const right = pieces(b);
  if (left.size === 0 || right.size === 0) return null;
  let common = 0;
  for (const piece of left) if (right.has(piece)) common++;
  return (2 * common) / (left.size + right.size);
}

function pieces(text: string | null): Set<string> {
  const found = new Set<string>();
  for (const word of wordsOf(fold(text ?? '').written)) {
    if (EMPTY_WORDS.has(word)) continue;
    const marked = ` ${word} `;
    for (let at = 0; at + GRAM_LETTERS <= marked.length; at++) found.add(marked.slice(at, at + GRAM_LETTERS));
  }
  return found;
}
