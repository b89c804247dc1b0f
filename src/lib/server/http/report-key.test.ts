import { expect, test } from 'vitest';
import { wellFormed } from './report-key.ts';

const SECRET = 'abcdefghij-KLMNOPQR_12';

test('a code is understood as it is copied: alone, with what nobody sees, or with the link that ends with it', () => {
  const typed = [SECRET, ` \u2066${SECRET}\u2069 `, `https://melden.example/m/BO-7R3-4SM#${SECRET}`, `#${SECRET}`];
  expect(typed.map(wellFormed)).toEqual(typed.map(() => SECRET));
  expect([undefined, '', 'zu kurz', `${SECRET}x`, `https://melden.example/m/BO-7R3-4SM`, `${SECRET}#`].filter((code) => wellFormed(code) !== null)).toEqual([]);
});
