import { expect, test } from 'vitest';
import { isolated } from './isolated.ts';

test('a number stays whole within Arabic words, and nothing of it is lost', () => {
  const shown = isolated('BO-7K4-M2P');
  expect(shown.replace(/[\u2060\u2066\u2069]/g, '')).toBe('BO-7K4-M2P');
  expect(shown).toMatch(/^\u2066.*\u2069$/);
  expect(shown).not.toMatch(/[^\u2060]-|-[^\u2060]/);
});

test('a masked address is broken neither behind its dots nor before its @', () => {
  expect(isolated('d…k@example.de')).toBe('\u2066d…\u2060k\u2060@example.de\u2069');
});
