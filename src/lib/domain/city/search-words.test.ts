import { expect, it } from 'vitest';
import { isOneEditAway } from './search-words.ts';

it.each([
  ['kortumsr', 'kortumstr', true],
  ['kortumstrr', 'kortumstr', true],
  ['kordumstr', 'kortumstr', true],
  ['kotrumstr', 'kortumstr', true],
  ['kortumstr', 'kortumstr', true],
  ['aa', 'aaa', true],
  ['kotmurstr', 'kortumstr', false],
  ['kordunstr', 'kortumstr', false],
  ['kortum', 'kortumstr', false],
  ['', 'ab', false]
])('"%s" and "%s" are one slip apart: %s', (typed, known, answer) => {
  expect([isOneEditAway(typed, known), isOneEditAway(known, typed)]).toEqual([answer, answer]);
});
