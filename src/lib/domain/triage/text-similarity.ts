import { fold, wordsOf } from '../city/fold.ts';

/** Words that every report may hold and that say nothing about the thing reported. */
const EMPTY_WORDS = new Set(
  (
    'aber alle als am an auch auf aus bei bin bis bitte da das dass dem den der des die dort ein eine einem einen einer es etwas guten ' +
    'hallo hat hier ich ihr im immer in ist ja kann man mehr mein mir mit nach nicht noch nun nur oder schon sehr seit sich sie sind so ' +
    'steht stehen liegt liegen tag tagen ueber um und uns unser vom von vor war was wegen weil wenn wer wie wieder wir wird wurde zu zum zur'
  ).split(' ')
);
const PIECE_LETTERS = 3;
/** Words in the other scripts of the people here, which folding does not keep. */
const OTHER_SCRIPTS = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Devanagari}]+/gu;

/** The different three-letter pieces of the words of a text in any of these scripts, without case, accents and German little words. */
export function textPieces(text: string | null): ReadonlySet<string> {
  const found = new Set<string>();
  for (const word of [...wordsOf(fold(text ?? '').written), ...wordsInOtherScripts(text ?? '')]) {
    if (EMPTY_WORDS.has(word)) continue;
    const marked = ` ${word} `;
    for (let at = 0; at + PIECE_LETTERS <= marked.length; at++) found.add(marked.slice(at, at + PIECE_LETTERS));
  }
  return found;
}

/**
 * Share of the pieces that two texts have in common (Dice, Ecology 26, 1945): 0 none, 1 all; null when one side says
 * nothing. Because pieces are compared and not words, "Sperrmüllhaufen" resembles "Sperrmüll".
 */
export function textSimilarity(a: ReadonlySet<string>, b: ReadonlySet<string>): number | null {
  if (a.size === 0 || b.size === 0) return null;
  let common = 0;
  for (const piece of a) if (b.has(piece)) common++;
  return (2 * common) / (a.size + b.size);
}

function wordsInOtherScripts(text: string): string[] {
  return (
    text
      .normalize('NFKD')
      .replaceAll(/\p{Mark}/gu, '')
      .toLowerCase()
      .match(OTHER_SCRIPTS) ?? []
  );
}
