import { expect, it } from 'vitest';
import { cleanText } from './clean-text.ts';

it.each([
  ['a text as it is', 'Sofa\n\tam Weg – schön 🛋️', 'Sofa\n\tam Weg – schön 🛋️'],
  ['line ends of Windows', 'a\r\nb', 'a\nb'],
  ['control characters', 'a\u0000b\u001Bc\u007Fd\u0085e', 'abcde'],
  ['marks that turn the reading order', 'a\u202Eb\u2066c\u2069d', 'abcd'],
  ['nothing that anybody could see', '\u200B \u2060\n\u00A0\uFEFF', ''],
  ['fillers of Hangul', '\u3164\u115F \u1160\uFFA0', ''],
  ['empty cells of Braille', '\u2800\u2800', ''],
  ['a mixture of what nobody could see', '\u3164\u200B\u2800\u034F\u180B\uFE0F\u{E0100}\n', ''],
  ['a filler before a letter', '\u3164a', '\u3164a'],
  ['joiners, which emoji and Arabic need', '👩\u200D🔧', '👩\u200D🔧'],
  ['half a character', 'a\uD83Db', 'a\uFFFDb']
])('%s', (_, typed, kept) => {
  expect(cleanText(typed)).toBe(kept);
});
