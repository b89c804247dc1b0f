import { expect, test } from 'vitest';
import { speaking } from '#lib/server/language.ts';
import { isolated, leftToRight } from './isolated.ts';

test('a number stays whole within Arabic words, and nothing of it is lost', () => {
  const shown = isolated('BO-7K4-M2P');
  expect(shown.replace(/[\u2060\u2066\u2069]/g, '')).toBe('BO-7K4-M2P');
  expect(shown).toMatch(/^\u2066.*\u2069$/);
  expect(shown).not.toMatch(/[^\u2060]-|-[^\u2060]/);
});

test('a masked address is broken neither behind its dots nor before its @', () => {
  expect(isolated('d…k@example.de')).toBe('\u2066d…\u2060k\u2060@example.de\u2069');
});

test('a phone number keeps its order in an Arabic sentence, and is nothing but itself in a German one', () => {
  expect(leftToRight('0221 4710 130')).toBe('0221 4710 130');
  expect(speaking('ar', () => leftToRight('0221 4710 130'))).toBe('\u20660221 4710 130\u2069');
});
